"""Labelled articles from outside: JSON lines with `id`, `group`, `text` and `spans` as [start, end, label].

Offsets are half-open code points. The text is taken as it is. A record may name the labels its coders used as
`labels`; without that, the labels that occur in the file count as offered on every record.
"""

import json
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.learn.dataset import LabelledArticle, LabelSpan, TrainingSet
from annotate.text.language import detect

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
    spanned = False
    for number, line in enumerate(lines, start=1):
        if line.strip():
            record = _record(line, f"{path}, line {number}")
            spanned |= "spans" in record
            record["spans"] = _spans(record, f"{path}, line {number}")
            if record["id"] in records:
                raise InputError(
                    f"{path}, line {number}: the id {record['id']!r} occurs twice; ids must differ"
                )
            records[record["id"]] = record
    if not records:
        raise InputError(f"{path} holds no records: give one JSON object a line")
    if not spanned:
        fields = ", ".join(name for name in dict.fromkeys(chain(*records.values())) if name != "spans")
        raise InputError(
            f"{path}: no record has `spans`; the fields are: {fields}. "
            "Give what people marked as `spans`, a list of [start, end, label]"
        )
    names = {name for record in records.values() for name in _names(record)}
    for outside in rename or {}:
        if outside not in names:
            known = ", ".join(sorted(names)) or "none"
            raise InputError(f"{path} has no label {outside!r}; its labels are: {known}")
    ours = dict(rename) if rename else {name: name for name in names}
    articles = tuple(_labelled(record, ours, names) for _, record in sorted(records.items()))
    return TrainingSet(labels=tuple(sorted(set(ours.values()))), articles=articles, left_out={})


def _names(record: Mapping[str, Any]) -> set[str]:
    return {label for _, _, label in record["spans"]} | set(record.get("labels", ()))


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error})") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or "id" not in record:
        raise InputError(f"{where}: a record needs `id`, `text` and `spans`")
    record["id"] = str(record["id"])
    return record


def _spans(record: Mapping[str, Any], where: str) -> list[LabelSpan]:
    spans: list[LabelSpan] = []
    if not isinstance(record.get("spans", []), list):
        raise InputError(f"{where}: `spans` is no list of [start, end, label]")
    for span in record.get("spans", ()):
        match span:
            case [int(start), int(end), str(label)] if 0 <= start < end <= len(record["text"]):
                spans.append((start, end, label))
            case _:
                raise InputError(
                    f"{where}: the span {span!r} is not [start, end, label] inside a text of "
                    f"{len(record['text'])} characters"
                )
    return spans


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
