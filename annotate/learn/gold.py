"""Labelled articles from outside: JSON lines with `id`, `group`, `text` and `spans` as [start, end, label].

Offsets are half-open code points. The text is taken as it is; blanks at the ends of a span are no part of it,
and a span of nothing else is left out and counted. A record may name the labels its coders used as
`labels`; without that, the labels that occur in the file count as offered on every record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
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
    marked: dict[str, _Marked] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{path}, line {number}"
            record = _record(line, where)
            found = _marked(record, where)
            if record["id"] in records:
                raise InputError(f"{where}: the id {record['id']!r} occurs twice; ids must differ")
            records[record["id"]], marked[record["id"]] = record, found
    if not records:
        raise InputError(f"{path} holds no records: give one JSON object a line")
    if not any("spans" in record for record in records.values()):
        fields = ", ".join(dict.fromkeys(chain(*records.values())))
        raise InputError(
            f"{path}: no record has `spans`; the fields are: {fields}. "
            "Give what people marked as `spans`, a list of [start, end, label]"
        )
    names = frozenset[str]().union(*(each.names for each in marked.values()))
    for outside in rename or {}:
        if outside not in names:
            known = ", ".join(sorted(names)) or "none"
            raise InputError(f"{path} has no label {outside!r}; its labels are: {known}")
    ours = dict(rename) if rename else {name: name for name in names}
    articles = tuple(
        _labelled(record, marked[name].spans, ours, names) for name, record in sorted(records.items())
    )
    blank = sum(each.blank for each in marked.values())
    return TrainingSet(
        labels=tuple(sorted(set(ours.values()))), articles=articles, left_out={BLANK: blank} if blank else {}
    )


@dataclass(frozen=True, kw_only=True)
class _Marked:
    """What people marked in one record: spans, the labels they had, and how many spans were of blanks."""

    spans: tuple[LabelSpan, ...]
    names: frozenset[str]
    blank: int


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        record = json_value(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error})") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or "id" not in record:
        raise InputError(f"{where}: a record needs `id`, `text` and `spans`")
    if not isinstance(record.get("language") or "", str):
        raise InputError(f'{where}: `language` is not a code such as "en"')
    record["id"] = str(record["id"])
    return record


def _marked(record: Mapping[str, Any], where: str) -> _Marked:
    spans: list[LabelSpan] = []
    names: list[str] = []
    if not isinstance(record.get("spans", []), list):
        raise InputError(f"{where}: `spans` is not a list of [start, end, label]")
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
    offered = record.get("labels", [])
    if not isinstance(offered, list) or not all(isinstance(each, str) for each in offered):
        raise InputError(f"{where}: `labels` is not a list of the labels that its coders had")
    return _Marked(
        spans=tuple(spans),
        names=frozenset({*names, *offered}),
        blank=len(names) - len(spans),
    )


def _labelled(
    record: Mapping[str, Any], spans: Sequence[LabelSpan], ours: Mapping[str, str], names: frozenset[str]
) -> LabelledArticle:
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
        spans=tuple(sorted({(s, e, ours[name]) for s, e, name in spans if name in ours})),
    )
