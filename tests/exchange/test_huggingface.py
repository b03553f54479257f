"""A folder as datasets loads it."""

from pathlib import Path

from annotate.exchange.format import read_any
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


def test_what_another_program_calls_disputed_is_not_taken_for_gold(tmp_path: Path) -> None:
    import datasets

    span = {"start": 18, "end": 24, "label": "x"}
    (tmp_path / "set").mkdir()
    rows = [{"text": TEXT, "spans": [span], "disputed": [{**span, "end": 31}]}]
    datasets.Dataset.from_list(rows).to_parquet(tmp_path / "set" / "train.parquet")
    (article,) = read_any(tmp_path / "set")
    assert [(each.end, each.state) for each in article.spans] == [(24, "approved"), (31, "disputed")]
