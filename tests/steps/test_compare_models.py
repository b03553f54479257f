"""`models card` and `models compare` on a reviewed workspace."""

import json
import shutil
from pathlib import Path

import pytest

from annotate.errors import MissingError
from annotate.steps.card import card
from annotate.steps.compare_models import duel
from annotate.steps.learning import training_sets
from annotate.steps.train import train
from tests.command import annotate
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import review, workspace


def test_cards_and_a_comparison_of_two_models(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(24))
    first = train(here).manifest
    short = card(here, first.id)
    assert short.data is not None
    assert (short.data.reviewers, short.data.spans, short.examination) == (("A",), {LABEL: 72}, None)
    full = card(here, "current", full=True)
    assert full.examination is not None
    assert card(here, first.id) == full
    train(here)  # nothing new was reviewed: the card stays
    assert card(here, first.id) == full

    review(here, articles(8, seed=3, flipped=True))
    second = train(here).manifest
    done = duel(here, first.id, second.id)
    assert (done.articles, done.how) == (32, "refitted")
    assert [each.name for each in done.scores] == [LABEL, "all labels"]
    same = duel(here, first.id, first.id).scores[-1]
    assert (same.gain.value, same.gain.low, same.gain.high) == (0, 0, 0)
    told = annotate("models", "compare", first.id, second.id, "--format", "json", folder=here.root)
    assert told.returncode == 0, told.stderr
    said = json.loads(told.stdout)
    assert (said["a"], said["b"], said["n_articles"]) == (first.id, second.id, 32)
    assert list(said["labels"][LABEL]) == ["support", "a", "b", "gain"]
    assert said["labels"][LABEL]["gain"]["value"] == done.scores[0].gain.value

    page = annotate("models", "card", first.id[:6], "--out", "card.html", folder=here.root)
    assert page.stdout == "card.html\n"
    assert (here.root / "card.html").read_text().startswith("<!doctype html>")
    for words in (("compare", first.id), ("show", first.id, second.id), ("list", "--full"), ("card",)):
        assert annotate("models", *words, folder=here.root).returncode == 2

    shutil.rmtree(training_sets(here) / first.fingerprint)
    with pytest.raises(MissingError, match="training set"):
        card(here, first.id, full=True)
    with pytest.raises(MissingError, match="cannot be judged fairly"):
        duel(here, first.id, second.id)
