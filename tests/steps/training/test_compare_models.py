"""`models compare` on a reviewed workspace."""

import json
import shutil
from pathlib import Path

import pytest

from annotate.errors import MissingError
from annotate.steps.training import compare_models as comparing
from annotate.steps.training.compare_models import compare_models
from annotate.steps.training.learning import training_sets
from annotate.steps.training.train import train
from tests.command import annotate
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import review, workspace


def test_two_models_that_learned_from_what_they_are_compared_on(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(24))
    first = train(here).manifest
    review(here, articles(8, seed=3, flipped=True))
    second = train(here).manifest
    done = compare_models(here, first.id, second.id)
    assert (done.articles, done.how) == (32, "refitted")
    assert [each.name for each in done.scores] == [LABEL, "all labels"]
    same = compare_models(here, first.id, first.id).scores[-1]
    assert (same.gain.value, same.gain.low, same.gain.high) == (0, 0, 0)
    told = annotate("models", "compare", first.id, second.id, "--format", "json", folder=here.root)
    assert told.returncode == 0, told.stderr
    said = json.loads(told.stdout)
    assert (said["a"], said["b"], said["n_articles"]) == (first.id, second.id, 32)
    assert list(said["labels"][LABEL]) == ["support", "a", "b", "gain"]
    assert said["labels"][LABEL]["gain"]["value"] == done.scores[0].gain.value
    assert annotate("models", "compare", first.id, folder=here.root).returncode == 2

    shutil.rmtree(training_sets(here) / first.fingerprint)
    with pytest.raises(MissingError, match="no fair comparison is possible: review 30 articles"):
        compare_models(here, first.id, second.id)


def test_enough_articles_that_neither_has_seen_are_compared_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path / "w", articles(14))
    only = train(here).manifest
    review(here, articles(6, seed=9))
    monkeypatch.setattr(comparing, "ENOUGH", 6)
    done = compare_models(here, only.id, "current")
    assert (done.a, done.b, done.articles, done.how) == (only, only, 6, "unseen")
    assert [(each.articles, each.spans) for each in done.scores] == [(6, 18), (6, 18)]
