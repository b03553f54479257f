"""Whether a store is sound: the file itself, every record in it, and every span against its text."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from annotate.errors import AnnotateError
from annotate.json_records import from_dict
from annotate.records import (
    SCHEMA,
    Article,
    Attribution,
    Decision,
    Publication,
    Refusal,
    Review,
    SetAside,
    Tag,
    Task,
    sha256,
)
from annotate.rulings import Ruling
from annotate.team import Assigned, Assignment, AssignmentEvent, Coder, Proposals, TeamProject

RECORDS: Mapping[str, type] = {
    "articles": Article,
    "publications": Publication,
    "tags": Tag,
    "attributions": Attribution,
    "tasks": Task,
    "reviews": Review,
    "decisions": Decision,
    "set_aside": SetAside,
    "team_projects": TeamProject,
    "coders": Coder,
    "assignments": Assignment,
    "assignment_events": AssignmentEvent,
    "assigned": Assigned,
    "proposals": Proposals,
    "rulings": Ruling,
    "refusals": Refusal,
}
#: Records with a span, and where the text that it is a span of is found.
_SPANS = {
    "tags": "SELECT id, record, article_id FROM tags",
    "attributions": "SELECT rowid, record, article_id FROM attributions",
    "decisions": "SELECT review_id || ' ' || position, decisions.record, article_id FROM decisions "
    "JOIN reviews ON reviews.id = review_id",
}


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with a store, in sentences; nothing where it is sound."""
    try:
        for (said,) in db.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield f"the file is damaged: {said}"
        yield from astray(db)
        yield from _unreadable(db)
        yield from _moved(db)
    except sqlite3.DatabaseError as error:
        yield f"the file is damaged: {error}"


def astray(db: sqlite3.Connection) -> Iterator[str]:
    """References that lead nowhere: no command shows what hangs on them."""
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        if table != "articles":
            yield f"row {row} of {table} belongs to a row of {parent} that is not there"
    superseded_by = dict(db.execute("SELECT id, superseded_by FROM articles"))
    for article_id, newer in superseded_by.items():
        passed = {article_id}
        while newer in superseded_by and newer not in passed:
            passed.add(newer)
            newer = superseded_by[newer]
        if newer is not None:
            yield (
                f"article {article_id} is listed as superseded, and no article that superseded it is listed: "
                "add its source again"
            )


def _unreadable(db: sqlite3.Connection) -> Iterator[str]:
    for table, kind in RECORDS.items():
        for row, text in db.execute(f"SELECT rowid, record FROM {table}"):
            try:
                values = json.loads(text)
                if values.pop("schema") != SCHEMA:
                    raise ValueError("of another schema")
                record: Any = from_dict(kind, values)
            except (ValueError, TypeError, KeyError, AttributeError, AnnotateError) as error:
                yield f"row {row} of {table} cannot be read: {error}"
                continue
            if isinstance(record, Article) and sha256(record.text) != record.text_sha256:
                yield f"the text of article {record.id} was changed"
    for row, tags in db.execute("SELECT rowid, tags FROM snapshots"):
        try:
            for tag in json.loads(tags):
                from_dict(Tag, tag)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield f"row {row} of snapshots cannot be read: {error}"


def _moved(db: sqlite3.Connection) -> Iterator[str]:
    """Spans whose words are not those of their article."""
    texts: dict[str, str] = {}
    for row, text in db.execute("SELECT id, record FROM articles"):
        texts[row] = str(_values(text).get("text", ""))
    for table, question in _SPANS.items():
        for row, record, article_id in db.execute(question):
            span = _values(record)
            start, end = span.get("start"), span.get("end")
            if isinstance(start, int) and texts.get(article_id, "")[start:end] != span.get("text"):
                yield f"{table[:-1]} {row} does not say what stands at {start}–{end} of article {article_id}"


def _values(record: str) -> Mapping[str, Any]:
    try:
        values = json.loads(record)
    except ValueError:
        return {}  # told already
    return values if isinstance(values, dict) else {}
