"""Prodigy's JSON lines: code points, as Python counts.

An article that a coder calls damaged is one to `ignore`. Disputed and rejected spans have keys of their own,
which Prodigy keeps and does not show. https://prodi.gy/docs/api-interfaces#spans
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedArticle
from annotate.exchange.format import EVERYTHING, Format
from annotate.exchange.jsonl import OF_SPAN, PLACES, from_record, lines, record
from annotate.files import write
from annotate.harmless import json_line
from annotate.json_records import to_dict


def _write(articles: Sequence[CodedArticle], path: Path) -> None:
    rows = []
    for article in articles:
        spans = {name: list(map(to_dict, article.of_state(*states))) for name, states in PLACES.items()}
        ours = {name: value for name, value in record(article).items() if name not in (*PLACES, "about")}
        answer = "ignore" if article.flags else "accept"
        row = {"text": ours.pop("text"), **spans, "answer": answer, "_view_id": "spans_manual"}
        rows.append({**row, "meta": {"id": article.name}, "annotate": ours})
    write(path, "".join(json_line(row) + "\n" for row in rows))


def _read(path: Path) -> Iterator[CodedArticle]:
    for number, (where, row) in enumerate(lines(path), start=1):
        ours: dict[str, Any] = row["annotate"] if isinstance(row.get("annotate"), dict) else {}
        if row.get("answer", "accept") != ("ignore" if ours.get("flags") else "accept"):
            continue  # a person said no, or did not say
        spans: dict[str, list[Any]] = {}
        about: list[dict[str, Any]] = []
        try:
            for name in PLACES:
                given = [dict(each) for each in row.get(name) or ()]
                spans[name] = [[each["start"], each["end"], each["label"]] for each in given]
                about += [{key: each[key] for key in each if key in OF_SPAN} for each in given]
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{where}: `{name}` is not a list of spans of Prodigy's ({error!r})") from None
        meta = row["meta"] if isinstance(row.get("meta"), dict) else {}
        called = meta.get("id") or row.get("_input_hash") or number
        yield from_record({"id": called, **ours, "text": row.get("text"), **spans, "about": about}, where)


FORMAT = Format(
    name="prodigy",
    title="Prodigy JSONL",
    files="*.jsonl",
    folder=False,
    holds=EVERYTHING,
    write=_write,
    read=_read,
)
