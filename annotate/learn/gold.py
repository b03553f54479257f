"""Labelled articles from outside: JSON lines with `id`, `group`, `text` and `spans` as [start, end, label].

Offsets are half-open code points. The text is taken as it is; blanks at the ends of a span are no part of it,
and a span of nothing else is left out and counted. A record may name the labels its coders used as
`labels`; without that, the labels that occur in the file count as offered on every record.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotate.blanks import trimmed
from annotate.errors import InputError
from annotate.learn.dataset import LabelledArticle, LabelSpan, TrainingSet
from annotate.parse import json_value
from annotate.text.language import detect

BLANK = "spans of blanks and nothing else"
HEADLINE = 200  #: characters a first line may have to be taken for the headline


def read(path: Path, rename: Mapping[str, str] | None = None) -> TrainingSet:
    """The training set in the file at `path`. InputError names the line that cannot be taken.

    `rename` lines outside labels up with ours; the labels it does not name are left out.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): give a JSON lines file in UTF-8") from None
    records: dict[str, Any] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            record = _record(line, f"{path}, line {number}")
            if record["id"] in records:
                raise InputError(
                    f"{path}, line {number}: the id {record['id']!r} occurs twice; ids must differ"
                )
            records[record["id"]] = record
    if not records:
        raise InputError(f"{path} holds no records: give one JSON object a line")
    names = {name for record in records.values() for name in record["names"]}
    for outside in rename or {}:
        if outside not in names:
            known = ", ".join(sorted(names)) or "none"
            raise InputError(f"{path} has no label {outside!r}; its labels are: {known}")
    ours = dict(rename) if rename else {name: name for name in names}
    articles = tuple(_labelled(record, ours, names) for _, record in sorted(records.items()))
    blank = sum(record["blank"] for record in records.values())
    return TrainingSet(
        labels=tuple(sorted(set(ours.values()))), articles=articles, left_out={BLANK: blank} if blank else {}
    )


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json_value(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error})") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or "id" not in record:
        raise InputError(f"{where}: a record needs `id`, `text` and `spans`")
    record["id"] = str(record["id"])
    spans: list[LabelSpan] = []
    names: list[str] = []
    for given in record.get("spans", ()):
        match given:
            case [int(start), int(end), str(label)] if 0 <= start < end <= len(record["text"]):
                names.append(label)
                if span := trimmed(record["text"], start, end):
                    spans.append((*span, label))
            case _:
                raise InputError(
                    f"{where}: the span {given!r} is not [start, end, label] inside a text of "
                    f"{len(record['text'])} characters"
                )
    record |= {"spans": spans, "names": {*names, *record.get("labels", ())}, "blank": len(names) - len(spans)}
    return record


def _labelled(record: Mapping[str, Any], ours: Mapping[str, str], names: set[str]) -> LabelledArticle:
    text: str = record["text"]
    offered = {ours[name] for name in record.get("labels", names) if name in ours}
    first, _, rest = text.partition("\n")
    headline = len(first) if rest.startswith("\n") and len(first) <= HEADLINE else 0
    return LabelledArticle(
        id=record["id"],
        text=text,
        title_end=headline,
        language=record.get("language") or detect(text),
        group=str(record.get("group", "")),
        offered=frozenset(offered),
        spans=tuple(sorted({(s, e, ours[name]) for s, e, name in record["spans"] if name in ours})),
    )
