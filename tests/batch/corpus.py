"""A small corpus in Parquet, and what a batch job made of it."""

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from annotate.batch.columns import SCHEMA
from annotate.batch.places import ARTICLES, REJECTED
from annotate.intake.encoding import LONGEST_TEXT
from annotate.learn.gold import read
from annotate.packaged import packaged

Row = dict[str, Any]


def rows() -> list[Row]:
    """The samples as rows, and three that cannot be taken: blank, without text, and longer than any text."""
    samples = read(packaged("samples") / "gold.jsonl").articles
    good = [
        {"url": f"https://lantern.example/{number}", "outlet": "The Lantern 🏮", "text": each.article.text}
        for number, each in enumerate(samples)
    ]
    return [*good[:9], {"text": " "}, {"text": None}, {"text": "a" * (LONGEST_TEXT + 1)}, *good[9:]]


def chain() -> list[Row]:
    """Five texts without a tag, each of which shares 14 of its 20 sentences of seven words with the next."""
    lines = [f"In Lund {n} boats brought {n} chairs." for n in range(44)]
    return [{"text": "\n".join(lines[at : at + 20])} for at in range(0, 30, 6)]


def write(place: Path, found: list[Row], **how: Any) -> Path:
    """A Parquet file of these rows, all of the same columns."""
    place.parent.mkdir(parents=True, exist_ok=True)
    columns = pa.schema([(name, pa.string()) for name in ("url", "outlet", "text")])
    parquet.write_table(pa.Table.from_pylist(found, columns), place, **how)
    return place


def result(output: Path) -> tuple[list[Row], list[Row]]:
    """The articles and the rejected rows of an output, in the order of the input."""
    return _rows(output / ARTICLES), _rows(output / REJECTED)


def _rows(folder: Path) -> list[Row]:
    found: list[Row] = []
    for each in sorted(folder.rglob("*.parquet")):
        if each.is_file():
            table = parquet.read_table(each, partitioning=None)
            assert set(table.column_names) == set(SCHEMA.names)
            found += table.select(SCHEMA.names).to_pylist()
    return sorted(found, key=lambda row: (row["input"], row["row"]))
