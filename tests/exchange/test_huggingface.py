"""A folder as datasets loads it."""

from pathlib import Path
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.exchange.format import read_any
from annotate.exchange.huggingface import _card
from tests.exchange.ours import GOLD, LABELS, TEXT, written


def test_datasets_loads_the_folder_with_its_card(tmp_path: Path) -> None:
    import datasets

    folder = written("datasets", tmp_path / "set")
    (row,) = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))["train"]
    assert (row["text"], row["labels"], row["group"]) == (TEXT, sorted(LABELS), "The Lunn Courier")
    assert [(TEXT[each["start"] : each["end"]], each["label"]) for each in row["spans"]] == GOLD
    assert [each["state"] for each in row["spans"]] == ["approved", "adjudicated", "approved"]
    assert [each["reason"] for each in row["spans"]] == ["It says “regime”.", "", ""]
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "| `loaded_label` | 2 | 1 |\n| `scare_quotes` | 1 | 0 |" in card
    assert "size_categories:\n- n<1K\n" in card
    (article,) = read_any(folder)
    assert "size_categories:\n- 1K<n<10K\n" in _card([article] * 1000)


def test_what_another_program_calls_disputed_is_not_taken_for_gold(tmp_path: Path) -> None:
    import datasets

    span = {"start": 18, "end": 24, "label": "x"}
    (tmp_path / "set").mkdir()
    rows = [{"text": TEXT, "spans": [span], "disputed": [{**span, "end": 31}]}]
    datasets.Dataset.from_list(rows).to_parquet(tmp_path / "set" / "train.parquet")
    (article,) = read_any(tmp_path / "set")
    assert [(each.end, each.state) for each in article.spans] == [(24, "approved"), (31, "disputed")]


SPAN = {"start": 18, "end": 31, "label": "x"}


def test_what_others_say_of_a_span_is_their_own(tmp_path: Path) -> None:
    import datasets

    (tmp_path / "set").mkdir()
    row = {"id": 0, "group": 3, "text": TEXT, "spans": [{**SPAN, "score": 0.5}]}
    datasets.Dataset.from_list([row]).to_parquet(tmp_path / "set" / "train.parquet")
    (article,) = read_any(tmp_path / "set")
    assert (article.name, article.group, len(article.spans)) == ("0", "3", 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": None, "spans": [SPAN]}, "there is no text"),
        ({"text": "Da\0m", "spans": []}, "the text has a NUL at 2"),
        (
            {"text": TEXT, "spans": [{**SPAN, "label": 5}]},
            r"the span \[18, 31, 5\] is not \[start, end, label\]",
        ),
        ({"text": TEXT, "spans": [{**SPAN, "end": 31.0}]}, r"the span \[18, 31\.0, 'x'\] is not"),
        ({"text": TEXT, "spans": "x"}, "a row needs `text` and `spans` with start, end and label"),
        ({"text": TEXT, "spans": [SPAN], "labels": ["x", None]}, "`labels` is not a list of the labels"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(row: dict[str, Any], said: str, tmp_path: Path) -> None:
    import datasets

    (tmp_path / "set").mkdir()
    datasets.Dataset.from_list([row]).to_parquet(tmp_path / "set" / "train.parquet")
    with pytest.raises(InputError, match=rf"set, row 1: {said}"):
        read_any(tmp_path / "set")
