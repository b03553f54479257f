"""The one door for what Label Studio says: its JSON becomes records, and nothing of it passes as it is.

The server checks almost nothing of what it keeps, so anything can come back. An answer that is no export
stops the reading with an error that names the server; a bad annotation, or a bad part of one, is set aside
with its number and the reason, and the rest goes on.
"""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from reprlib import Repr
from typing import Any

from annotate.coding.annotations import Annotation, Export, Prediction, Region, ReviewedTask, Wrong
from annotate.errors import MissingError
from annotate.moments import exact, to_second
from annotate.studio.page import ARTICLE, COMMENT, LABELS

AT_ONCE = timedelta(seconds=1)  #: after its creation, in which nobody can have changed an annotation
_LARGEST = 2**63 - 1  #: number that the store and the server's own database can hold
_BRIEF = Repr()
_BRIEF.maxstring = _BRIEF.maxother = 200
_BRIEF.maxdict = 8


class _BadError(Exception):
    """Why something is set aside."""


def read_export(answer: bytes, people: Mapping[int, str], server: str) -> Export:
    """The export in the server's `answer`; `people` are e-mail addresses by account.

    MissingError where the answer is no export: not JSON, cut short, or no list of tasks.
    """
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(task, dict) for task in found):
        raise MissingError(
            f"{server} did not answer with an export of the project, or only with part of one: check the "
            "address, and a proxy between here and there, then run this again. Nothing was changed"
        )
    tasks, aside, keys = [], list[str](), set[str]()
    for task in found:
        try:
            tasks.append(_task(task, people, keys, aside))
        except _BadError as bad:
            aside.append(f"task {_BRIEF.repr(task.get('id'))}: {bad}")
    return Export(tasks=tuple(sorted(tasks, key=lambda task: task.number)), set_aside=tuple(aside))


def _task(
    task: Mapping[str, Any], people: Mapping[int, str], keys: set[str], aside: list[str]
) -> ReviewedTask:
    number = _number(task.get("id"))
    data, annotations, predictions = (task.get(name) for name in ("data", "annotations", "predictions"))
    if number is None or not isinstance(data, dict) or not isinstance(annotations, list):
        raise _BadError("a task has a number, data and a list of annotations, and this one lacks one of them")
    article = text(data.get("article_id"))
    found = []
    for each in annotations:
        try:
            annotation = read_annotation(each, people, article)
            if annotation.key in keys:
                raise _BadError("another annotation has the same unique id")
        except _BadError as bad:
            name = _BRIEF.repr(each.get("id")) if isinstance(each, dict) else "without a number"
            aside.append(f"task {number}, annotation {name}: {bad}")
            continue
        keys.add(annotation.key)
        found.append(annotation)
    return ReviewedTask(
        number=number,
        article_id=article,
        text=text(data.get("text")),
        predictions=len(predictions) if isinstance(predictions, list) else None,
        annotations=tuple(found),
        changed=exact(changed) if (changed := _moment(task.get("updated_at"))) else "",
        whole=len(found) == len(annotations),
    )


def read_annotation(item: Any, people: Mapping[int, str], article_id: str) -> Annotation:
    """One annotation of an export. _BadError says why it cannot be read at all."""
    if not isinstance(item, dict):
        raise _BadError("it is no object")
    number, result = _number(item.get("id")), item.get("result")
    made, changed = _moment(item.get("created_at")), _moment(item.get("updated_at"))
    if number is None:
        raise _BadError("its number is no whole number above zero")
    if result is not None and not isinstance(result, list):
        raise _BadError("its result is no list")
    if made is None or changed is None:
        raise _BadError("it does not say when it was made and last changed")
    who = _account(item, changed - made > AT_ONCE)
    unique = text(item.get("unique_id"))
    regions, comments, choices, relations, wrong = _result(result or [])
    return Annotation(
        number=number,
        key=unique or f"{article_id} {to_second(exact(made))}",
        made_at=exact(made),
        decided_at=exact(changed),
        person=None if who is None else people.get(who, f"user {who}"),
        account=who,
        skipped=bool(item.get("was_cancelled")),
        seconds=_seconds(item.get("lead_time")),
        prediction=read_prediction(item.get("prediction")),
        parent=_number(item.get("parent_prediction")),
        regions=regions,
        comments=comments,
        choices=choices,
        relations=relations,
        wrong=wrong,
    )


def read_prediction(item: Any) -> Prediction | None:
    """A prediction, or what an annotation kept of one; None where there is none.

    A region of it that cannot be read is left out: nothing is decided about it.
    """
    if not isinstance(item, dict) or not isinstance(item.get("result"), list):
        return None
    return Prediction(
        number=_number(item.get("id")),
        version=text(item.get("model_version")),
        regions=_result(item["result"])[0],
    )


def _account(item: Mapping[str, Any], changed: bool) -> int | None:
    """The account of whoever made this state.

    A change keeps `completed_by` and puts its author into `updated_by`, where the author of an annotation
    that was never changed stands too, or the owner of the key that made it for somebody else.
    """
    who = item["updated_by"] if changed and "updated_by" in item else item.get("completed_by")
    if isinstance(who, dict):
        who = who.get("id")
    if who is None:
        return None
    account = _number(who)
    if account is None:
        raise _BadError(f"nobody can tell who made it: the account is {_BRIEF.repr(who)}")
    return account


def _result(
    items: Sequence[Any],
) -> tuple[tuple[Region, ...], Mapping[str, str], frozenset[str], int, tuple[Wrong, ...]]:
    """Regions, comments, answers about the article, the number of relations, and what cannot be read."""
    regions, comments, choices, relations, wrong = [], dict[str, str](), set[str](), 0, []
    for item in items:
        try:
            if not isinstance(item, dict):
                raise _BadError("it is no object")
            if item.get("type") == "relation":
                relations += 1
                continue
            control, value = item.get("from_name"), item.get("value")
            if control not in (LABELS, ARTICLE, COMMENT):
                raise _BadError(f"the page has no control {_BRIEF.repr(control)}")
            if not isinstance(value, dict):
                raise _BadError("it has no value")
            if control == LABELS:
                regions.append(_region(_id(item), value))
            elif control == COMMENT:
                comments[_id(item)] = "\n".join(_words(value.get("text"), "text"))
            else:
                choices.update(_words(value.get("choices"), "choices"))
        except _BadError as bad:
            about = item if isinstance(item, dict) else {"value": item}
            name = about.get("id")
            control = text(about.get("from_name")) or "no control"
            where = f"{control} {_BRIEF.repr(name)}: {_BRIEF.repr(about.get('value'))}"
            wrong.append(Wrong(id=text(name), reason=str(bad), region=where))
    return tuple(regions), comments, frozenset(choices), relations, tuple(wrong)


def _id(item: Mapping[str, Any]) -> str:
    name = text(item.get("id"))
    if not name:
        raise _BadError("it has no id")
    return name


def _region(name: str, value: Mapping[str, Any]) -> Region:
    start, end = value.get("start"), value.get("end")
    labels = _words(value.get("labels", []), "labels")
    if len(labels) != 1:
        raise _BadError(f"it has {len(labels) or 'no'} labels; a span has one")
    if type(start) is not int or type(end) is not int:
        raise _BadError(f"its offsets {_BRIEF.repr(start)} and {_BRIEF.repr(end)} are no whole numbers")
    return Region(id=name, label=labels[0], start=start, end=end)


def _words(value: Any, what: str) -> list[str]:
    """A list of words, or one word."""
    words = [value] if isinstance(value, str) else ([] if value is None else value)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _BadError(f"its {what} are no words: {_BRIEF.repr(value)}")
    return [text(word) for word in words]


def text(value: Any) -> str:
    """A text that can be stored; empty for what is none. Half characters become question marks."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _number(value: Any) -> int | None:
    return value if type(value) is int and 0 < value <= _LARGEST else None


def _seconds(value: Any) -> float | None:
    known = type(value) in (int, float) and 0 <= value < _LARGEST and math.isfinite(value)
    return float(value) if known else None


def _moment(value: Any) -> datetime | None:
    """A moment in UTC; without a zone it is taken to be in UTC, as the server keeps it."""
    try:
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None
