import json
from pathlib import Path

import pytest

from annotate.errors import MissingError, UsageError
from annotate.learn.experiment import Recipe
from annotate.learn.gold import read as read_gold
from annotate.learn.registry import Registry, read
from annotate.steps.tags.tag import tag
from annotate.steps.tags.thresholds import reaches_threshold, thresholds
from annotate.steps.training.learning import training_sets
from annotate.steps.training.train import train, train_from
from annotate.workspace import Workspace
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import review, workspace

MADE = articles(24)


def gold(path: Path) -> Path:
    lines = [{"id": each.id, "text": each.text, "spans": each.spans, "language": "en"} for each in MADE]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_first_model_is_promoted_and_the_next_tagging_uses_it(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    trained = train(here)
    assert trained.promoted
    assert len(trained.data.articles) == 24
    assert trained.verdict.after > 0.8 > trained.verdict.before
    assert Registry(here.models).current() == trained.manifest.id
    assert trained.place == here.models / trained.manifest.id
    assert (training_sets(here) / trained.manifest.fingerprint).is_dir()
    (new,) = articles(1, seed=77)
    with here.store() as store, store.transaction():
        store.add_article(new.article)
    assert tag(here).model == trained.manifest.id
    with here.store() as store:
        tags = store.tags(new.id)
    limits = thresholds(here)
    assert limits[LABEL] == trained.manifest.thresholds[LABEL]
    found = {
        (each.start, each.end, each.label)
        for each in tags
        if each.label == LABEL and reaches_threshold(each, limits)
    }
    assert found == set(new.spans)
    assert {each.origin for each in tags if each.label == LABEL} == {"rule", "model"}


def test_below_twelve_articles_nothing_is_trained_or_written(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE[:11])
    with pytest.raises(MissingError, match=r"11 reviewed articles are too few .* review 1 more"):
        train(here)
    assert list(here.models.iterdir()) == []
    assert not training_sets(here).exists()


def test_nobody_reviewed_anything_yet(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"^0 reviewed articles are too few .* review 12 more"):
        train(workspace(tmp_path / "w"))


def test_training_again_on_the_same_reviews_changes_nothing(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    first = train(here)
    again = train(here)
    assert again.manifest.id == first.manifest.id
    assert again.promoted
    assert again.manifest == first.manifest
    assert Registry(here.models).current() == first.manifest.id


def test_flipped_reviews_are_refused_and_nothing_is_trained_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path / "w", MADE)
    first = train(here)
    review(here, articles(24, seed=5, flipped=True))
    second = train(here)
    assert not second.promoted
    assert second.verdict.reasons
    assert Registry(here.models).current() == first.manifest.id
    assert read(second.place)[1].id == second.manifest.id != first.manifest.id

    monkeypatch.delattr("annotate.steps.training.train.run_experiment")
    assert train(here) == second
    assert Registry(here.models).current() == first.manifest.id


def test_a_model_that_was_killed_before_its_promotion_is_promoted_without_training_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path / "w", MADE)
    first = train(here)
    (here.models / "current").unlink()
    (first.place / "card.json").unlink()
    monkeypatch.delattr("annotate.steps.training.train.run_experiment")
    again = train(here)
    assert again == first
    assert Registry(here.models).current() == first.manifest.id
    assert (first.place / "card.json").exists()


def test_the_settings_win_over_the_model_and_the_model_over_the_codebook(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    codebook = {label.name: label.threshold for label in here.codebook().labels}
    assert thresholds(here) == codebook
    trained = train(here)
    assert thresholds(here) == {**codebook, **trained.manifest.thresholds}
    settings = here.root / "annotate.toml"
    settings.write_text(settings.read_text() + f"{LABEL} = 0.9\n")
    assert thresholds(Workspace.at(here.root))[LABEL] == 0.9


def test_a_gold_file_makes_a_model_folder(tmp_path: Path) -> None:
    here, data = workspace(tmp_path / "w"), read_gold(gold(tmp_path / "gold.jsonl"))
    trained = train_from(data, tmp_path / "model", Recipe(seed=0), here)
    assert trained.verdict.passed
    assert not trained.promoted
    assert read(tmp_path / "model")[1] == trained.manifest
    assert trained.manifest.split["kind"] == "out-of-fold"
    assert len(trained.manifest.articles) == 24
    assert len(list((here.state / "tokens").iterdir())) == 24
    with pytest.raises(UsageError, match="exists already"):
        train_from(data, tmp_path / "model", Recipe(seed=0))
