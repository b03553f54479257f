"""A folder as datasets loads it."""

from pathlib import Path

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
