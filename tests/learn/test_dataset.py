import math
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.learn.dataset import LabelledArticle, TrainingSet

TEXT = "The puppet and the so-called experts met in Tolme."


def labelled(
    text: str = "Ünïcode 🕯️ puppet", spans: tuple[tuple[int, int, str], ...] = ((11, 17, "a"),)
) -> LabelledArticle:
    return LabelledArticle(
        id="1", text=text, title_end=0, language="en", group="g", offered=frozenset({"a", "b"}), spans=spans
    )


def test_a_saved_set_comes_back_as_it_was(tmp_path: Path) -> None:
    article = replace(labelled(), masked=((0, 3, "b"),))
    data = TrainingSet(labels=("a", "b"), articles=(article,), left_out={"skipped": 2})
    place = data.save(tmp_path)
    assert place == tmp_path / data.fingerprint
    assert TrainingSet.load(place) == data
    assert data.save(tmp_path) == place
    assert [path.name for path in tmp_path.iterdir()] == [data.fingerprint]


def test_a_set_without_spans_can_be_saved(tmp_path: Path) -> None:
    data = TrainingSet(labels=("a",), articles=(labelled(spans=()),), left_out={})
    assert TrainingSet.load(data.save(tmp_path)) == data


def test_the_fingerprint_names_the_data() -> None:
    data = TrainingSet(labels=("a",), articles=(labelled(),), left_out={})
    same = TrainingSet(labels=("a",), articles=(labelled(),), left_out={"skipped": 1})
    other = TrainingSet(labels=("a",), articles=(labelled(spans=((11, 16, "a"),)),), left_out={})
    assert data.fingerprint == same.fingerprint != other.fingerprint


def test_a_folder_that_is_no_training_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a training set"):
        TrainingSet.load(tmp_path)


def test_a_set_that_was_changed_is_refused(tmp_path: Path) -> None:
    place = TrainingSet(labels=("a",), articles=(labelled(),), left_out={}).save(tmp_path)
    manifest = place / "training-set.json"
    manifest.write_text(manifest.read_text().replace('["a"]', '["b"]'))
    with pytest.raises(InputError, match="was changed after it was written"):
        TrainingSet.load(place)


def test_a_part_of_a_set_has_only_the_articles_named() -> None:
    data = TrainingSet(labels=("a",), articles=(labelled(), replace(labelled(), id="2")), left_out={})
    assert [article.id for article in data.only(["2", "9"]).articles] == ["2"]


def test_a_span_is_approved_as_far_as_it_overlaps_what_reviewers_approved() -> None:
    gold = LabelledArticle(
        id="1", text=TEXT, title_end=0, language="en", group="", offered=frozenset({"a", "b"}),
        spans=((4, 10, "a"), (30, 36, "b"), (36, 42, "b")), masked=((14, 20, "b"),),
    )  # fmt: skip
    for start, end, labels, answer in (
        (4, 10, {"a"}, 1.0),
        (4, 5, {"a"}, 1 / math.sqrt(6)),  # all of its one character, one of the six approved
        (0, 8, {"a"}, 4 / math.sqrt(48)),  # four of its eight, four of six
        (10, 12, {"a"}, 0.0),  # it only touches
        (30, 42, {"b"}, 6 / math.sqrt(72)),  # one span is not two
        (4, 10, {"b"}, 0.0),  # another label's
        (4, 10, {"a", "b"}, 1.0),
        (14, 20, {"a"}, 0.0),
        (14, 20, {"a", "b"}, None),  # reviewers differ …
        (19, 36, {"b"}, None),  # … on one of its characters
        (4, 10, {"c"}, None),  # not offered
        (4, 10, {"a", "c"}, None),
    ):
        found = gold.approval(start, end, labels)
        assert found == (answer if answer is None else pytest.approx(answer)), (start, end, labels)
