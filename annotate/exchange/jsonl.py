"""The project's own JSON lines, which `train --from` and `evaluate --on` read. Nothing is lost in it.

`id`, `group`, `text`, `spans` as [start, end, label] in half-open code points; the rest is optional.
`disputed` and `rejected` spans stand apart, so that nobody takes them for gold, and `labels` are those that
the coders had. `about` has voice and reason of spans; publications, tags and reviews are our records.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.exchange.coded_article import GOLD, CodedArticle, CodedSpan, State, coded_article
from annotate.exchange.format import EVERYTHING, Format
from annotate.exchange.storable import storable
from annotate.files import write
from annotate.harmless import json_line
from annotate.json_records import from_dict, to_dict
from annotate.parse import json_value
from annotate.records import SCHEMA

#: where spans stand in a record, and in which states those are; the first is that of one that says nothing
PLACES: Mapping[str, tuple[State, ...]] = {
    "spans": GOLD,
    "disputed": ("disputed",),
    "rejected": ("rejected",),
}
OF_SPAN = {each.name for each in fields(CodedSpan)}  #: what else others say of a span is their own
_OF_ARTICLE = ("captions", "quoted", "byline", "removed", "notes")
_RECORDS = ("flags", "publications", "voices", "tags", "reviews")


def lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of a JSON lines file, each with where it stands. InputError names what is none."""
    try:
        content = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): give a JSON lines file in UTF-8") from None
    for number, line in enumerate(content, start=1):
        if line.strip():
            where = f"{path}, line {number}"
            try:
                record = json_value(line)
            except ValueError as error:
                raise InputError(f"{where}: not JSON ({error})") from None
            if not isinstance(record, dict):
                raise InputError(f"{where}: not an object")
            yield where, record


def read(path: Path) -> Iterator[CodedArticle]:
    """The articles in the file at `path`. InputError names the line that cannot be taken."""
    marked, fields, names = False, dict[str, None](), set[str]()
    for where, record in lines(path):
        fields |= dict.fromkeys(record)
        marked = marked or "spans" in record
        article = from_record(record, where)
        if article.name in names:
            raise InputError(f"{where}: the id {article.name!r} occurs twice; ids must differ")
        names.add(article.name)
        yield article
    if not fields:
        raise InputError(f"{path} holds no records: give one JSON object a line")
    if not marked:
        raise InputError(
            f"{path}: no record has `spans`; the fields are: {', '.join(fields)}. "
            "Give what people marked as `spans`, a list of [start, end, label]"
        )


def record(article: CodedArticle) -> dict[str, Any]:
    """The article as a record."""
    text = article.article
    row: dict[str, Any] = {"schema": SCHEMA, "id": article.name, "group": article.group, "text": text.text}
    row |= {"language": text.language, "title_end": text.title_end}
    for name, states in PLACES.items():
        row[name] = [[each.start, each.end, each.label] for each in article.of_state(*states)]
    row["about"] = [to_dict(each) for each in article.spans]
    row |= {name: to_dict(text)[name] for name in _OF_ARTICLE}
    row |= {name: to_dict(article)[name] for name in _RECORDS}
    always = ("schema", "id", "group", "text", "spans")
    row = {name: value for name, value in row.items() if value not in (None, [], "") or name in always}
    return row if article.labels is None else row | {"labels": sorted(article.labels)}


def from_record(row: Mapping[str, Any], where: str) -> CodedArticle:
    """The article that a record stands for. InputError names `where` it stands."""
    if "text_sha256" in row and "text" not in row:
        raise InputError(f"{where}: exported with --no-text; `annotate import` joins it with its articles")
    if not isinstance(row.get("text"), str) or "id" not in row:
        raise InputError(f"{where}: a record needs `id`, `text` and `spans`")
    storable(where, [value for name, value in row.items() if name != "text"])
    about = {(each.start, each.end, each.label, each.state): each for each in _about(row, where)}
    spans = (
        next((about[key] for state in states if (key := (*given, state)) in about), None)
        or CodedSpan(start=given[0], end=given[1], label=given[2], state=states[0])
        for name, states in PLACES.items()
        for given in _spans(row, name, where)
    )
    known = {name: row[name] for name in _RECORDS if name in row}
    try:
        values = from_dict(CodedArticle, {"name": "", "article": _NONE, **known})
        layout = from_dict(type(values.article), {**_NONE, **{n: row[n] for n in _OF_ARTICLE if n in row}})
    except TypeError as error:
        raise InputError(f"{where}: {error}") from None
    found = coded_article(
        where,
        row["id"],
        row["text"],
        spans,
        language=row.get("language") or "",
        title_end=row.get("title_end"),
        group=row.get("group"),
        labels=row.get("labels"),
        **{name: getattr(values, name) for name in known},
    )
    told = ((start, end) for start, end, _ in found.voices or ())
    length = len(row["text"])
    for start, end in (*layout.captions, *layout.quoted, *told):
        if not 0 <= start < end <= length:
            raise InputError(
                f"{where}: a stretch from {start} to {end} is not inside a text of {length} characters"
            )
    return replace(
        found, article=replace(found.article, **{name: getattr(layout, name) for name in _OF_ARTICLE})
    )


_NONE: Mapping[str, Any] = {"id": "", "text": "", "title_end": 0, "language": "", "text_sha256": ""}


def _about(row: Mapping[str, Any], where: str) -> list[CodedSpan]:
    try:
        return [from_dict(CodedSpan, each) for each in row.get("about", ())]
    except TypeError as error:
        raise InputError(f"{where}: `about`: {error}") from None


def _spans(row: Mapping[str, Any], name: str, where: str) -> Iterator[tuple[int, int, str]]:
    given = row.get(name, [])
    if not isinstance(given, list):
        raise InputError(f"{where}: `{name}` is not a list of [start, end, label]")
    for each in given:
        match each:
            case [int(start), int(end), str(label)]:
                yield start, end, label
            case _:
                raise InputError(
                    f"{where}: the span {each!r} is not [start, end, label] inside a text of "
                    f"{len(row['text'])} characters"
                )


def as_text(articles: Iterable[CodedArticle]) -> str:
    """The articles as lines."""
    return "".join(chain.from_iterable((json_line(record(each)), "\n") for each in articles))


def _write(articles: Sequence[CodedArticle], path: Path) -> None:
    write(path, as_text(articles))


FORMAT = Format(
    name="jsonl",
    title="JSON lines of annotate",
    files="*.jsonl",
    folder=False,
    holds=EVERYTHING,
    write=_write,
    read=read,
)
