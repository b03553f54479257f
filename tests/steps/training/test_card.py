"""`models card` on a reviewed workspace."""

import json
import shutil
from pathlib import Path

import pytest

from annotate.errors import MissingError
from annotate.learn.dataset import MANIFEST, TrainingSet
from annotate.steps.training.card import card
from annotate.steps.training.learning import training_sets
from annotate.steps.training.train import train
from tests.command import annotate
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import workspace


def test_a_card_is_short_until_somebody_asks_for_more(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(24))
    first = train(here).manifest
    short = card(here, first.id)
    assert short.data is not None
    assert (short.data.reviewers, short.data.spans, short.cross_validation) == (("A",), {LABEL: 72}, None)
    full = card(here, "current", full=True)
    assert full.cross_validation is not None
    assert card(here, first.id) == full
    train(here)  # nothing new was reviewed: the card stays
    assert card(here, first.id) == full

    page = annotate("models", "card", first.id[:6], "--out", "card.html", folder=here.root)
    assert page.stdout == "card.html\n"
    assert (here.root / "card.html").read_text().startswith("<!doctype html>")
    for words in (("show", first.id, first.id), ("list", "--full"), ("card",)):
        assert annotate("models", *words, folder=here.root).returncode == 2

    shutil.rmtree(training_sets(here) / first.fingerprint)
    with pytest.raises(MissingError, match=r"the training set of model \w+ is no longer at .*--full`"):
        card(here, first.id, full=True)


def test_training_in_full_writes_the_card_that_asking_for_it_writes(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(14))
    first = train(here, full=True).manifest
    made = card(here, first.id)
    assert made.cross_validation is not None
    assert card(here, first.id, full=True) == made
    assert train(here, full=True).manifest == first  # nothing new: the model stays, its card is made again
    assert card(here, first.id) == made


def test_who_reviewed_is_kept_where_the_training_set_does_not_say(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(14))
    first = train(here).manifest
    place = training_sets(here) / first.fingerprint
    about = json.loads((place / MANIFEST).read_text())
    assert about.pop("reviewers") == ["A"]
    (place / MANIFEST).write_text(json.dumps(about))  # as an older version wrote it
    assert TrainingSet.load(place).reviewers == ()
    full = card(here, first.id, full=True)
    assert full.data is not None
    assert full.data.reviewers == ("A",)
