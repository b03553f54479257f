"""The articles that come with the program, and what a careful reader marked in them.

They were written for this project; `data/README.md` tells how, and by which conventions they were marked.
"""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotate.errors import InputError
from annotate.packaged import packaged
from annotate.records import Article


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One article: the raw file, where it appeared, its cleaned text, and the spans that are to be found.

    `published` is a date, YYYY-MM-DD. `group` is the outlet, or the story for one that two outlets ran.
    `spans` are (start, end, label) in code points of `text`, sorted.
    """

    id: str
    path: Path
    outlet: str
    published: str
    language: str
    group: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


@cache
def samples() -> tuple[Sample, ...]:
    """All samples by id. InputError when the list of articles and the gold do not name the same ones."""
    folder = packaged("samples")
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = {Path(row["file"]).stem: row for row in csv.DictReader(file)}
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    records = {record["id"]: record for record in map(json.loads, lines)}
    if odd := sorted(rows.keys() ^ records.keys()):
        raise InputError(
            f"{odd[0]!r} is in only one of articles.csv and gold.jsonl in {folder}: add it to the other"
        )
    return tuple(
        Sample(
            id=name,
            path=folder / rows[name]["file"],
            outlet=rows[name]["outlet"],
            published=rows[name]["published"],
            language=record["language"],
            group=record["group"],
            text=record["text"],
            spans=tuple((start, end, label) for start, end, label in record["spans"]),
        )
        for name, record in sorted(records.items())
    )


def gold_for(article: Article) -> tuple[tuple[int, int, str], ...]:
    """The spans that are to be found in this article; InputError when it is not one of the samples."""
    for sample in samples():
        if sample.text == article.text:
            return sample.spans
    raise InputError(
        f"article {article.id} ({article.title!r}) is not one of the samples: there is no gold for it"
    )
