"""The ledger: an entry for every review that was ever kept, with a digest over it and the entry before.

It shows what was done to the store behind our back. An entry holds the digests of a review's row, of each of
its decisions and of each region set aside, so a row that was changed, added or deleted is found and named.
The newest entry's digest, the head, stands for all of them: whoever notes it can prove later that no entry up
to there was changed, even by somebody who wrote the ledger anew.

What the lead decided has entries as well, with the digests of its rows.

An article that is taken out takes its reviews along. Their entries stay, since others build on them; they
hold digests only, no text and nobody's name, and a further entry says which they are.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotate.records import sha256

RULING = "ruling"  #: what an entry about one holds its digest under
Entry = tuple[int, str | None, str | None, str | None]  #: position, review, content, digest


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """How many entries there are, how many of articles since removed, the newest digest, what is wrong."""

    entries: int
    removed: int
    head: str | None
    faults: tuple[str, ...]


def enter(db: sqlite3.Connection, review_id: str) -> None:
    """Add an entry for a review that was just kept. Call it inside the transaction that keeps the review."""
    db.execute("INSERT INTO ledger (review_id) VALUES (?)", (review_id,))
    seal(db)


def enter_ruling(db: sqlite3.Connection) -> None:
    """Add an entry for the ruling that was kept last, inside the transaction that keeps it."""
    *_, content = _rulings(db)
    db.execute("INSERT INTO ledger (content) VALUES (?)", (content,))
    seal(db)


def bury(db: sqlite3.Connection, article_id: str) -> None:
    """Add the entry of a takedown, and forget which reviews the article's were; call it before deleting."""
    theirs = "review_id IN (SELECT id FROM reviews WHERE article_id = ?)"
    rows = db.execute(f"SELECT position FROM ledger WHERE {theirs} ORDER BY position", (article_id,))
    positions = [row[0] for row in rows]
    for content in _rulings(db, article_id):
        positions += [
            row[0] for row in db.execute("SELECT position FROM ledger WHERE content = ?", (content,))
        ]
    if positions:
        db.execute(f"UPDATE ledger SET review_id = NULL WHERE {theirs}", (article_id,))
        db.execute("INSERT INTO ledger (content) VALUES (?)", (json.dumps({"removed": positions}),))
        seal(db)


def seal(db: sqlite3.Connection) -> None:
    """Give every entry without a digest its own, in order: a new one, or those that a migration made."""
    waiting = "SELECT position, review_id, content FROM ledger WHERE digest IS NULL ORDER BY position"
    for position, review_id, content in db.execute(waiting).fetchall():
        before = db.execute("SELECT digest FROM ledger WHERE position = ?", (position - 1,)).fetchone()
        content = content or json.dumps(_rows(db, review_id))
        digest = _linked(before[0] if before else None, content)
        db.execute(
            "UPDATE ledger SET content = ?, digest = ? WHERE position = ?", (content, digest, position)
        )


def verify(db: sqlite3.Connection) -> Ledger:
    """Compare every entry with the one before it and with the rows that it is about."""
    entries: list[Entry] = db.execute(
        "SELECT position, review_id, content, digest FROM ledger ORDER BY position"
    ).fetchall()
    removed = {each for *_, content, _ in entries for each in _read(content).get("removed", ())}
    return Ledger(
        entries=len(entries),
        removed=len(removed),
        head=entries[-1][3] if entries else None,
        faults=(
            *_breaks(entries, removed),
            *_strangers(db, entries),
            *_laid_down(db, entries, removed),
        ),
    )


def position_of(db: sqlite3.Connection, head: str) -> int | None:
    """The entry that had this digest when it was the newest, None if no entry has it."""
    row = db.execute("SELECT position FROM ledger WHERE digest = ?", (head,)).fetchone()
    return row[0] if row else None


def _breaks(entries: Sequence[Entry], removed: set[int]) -> Iterator[str]:
    """What is wrong within the ledger itself."""
    before: str | None = None
    for expected, (position, review_id, content, digest) in enumerate(entries, start=1):
        if position != expected:
            yield f"an entry of the ledger is missing before entry {position}"
            return
        if digest != _linked(before, content):
            yield f"entry {position} of the ledger was changed"
        if review_id is None and position not in removed and not {"removed", RULING} & _read(content).keys():
            yield f"entry {position} of the ledger lost its review, though its article was not removed"
        before = digest


def _strangers(db: sqlite3.Connection, entries: Sequence[Entry]) -> Iterator[str]:
    """What is wrong with the rows that the ledger is about."""
    known = {review_id: _read(content) for _, review_id, content, _ in entries if review_id is not None}
    for review_id, then in known.items():
        now = _rows(db, review_id)
        for row in sorted(now.keys() | then.keys()):
            if now.get(row) != then.get(row):
                what = "deleted" if row not in now else "added" if row not in then else "changed"
                yield f"{row} of review {review_id} was {what}"
    for (review_id,) in db.execute("SELECT id FROM reviews ORDER BY sequence"):
        if review_id not in known:
            yield f"review {review_id} is in no entry of the ledger"


def _laid_down(db: sqlite3.Connection, entries: Sequence[Entry], removed: set[int]) -> Iterator[str]:
    """What is wrong with the rulings that the ledger is about."""
    known = {content: position for position, _, content, _ in entries if RULING in _read(content)}
    now = set(_rulings(db))
    for content, position in known.items():
        if content not in now and position not in removed:
            yield f"the ruling of entry {position} was changed or deleted"
    for _ in now - known.keys():
        yield "a ruling is in no entry of the ledger"


def _rulings(db: sqlite3.Connection, article_id: str | None = None) -> Iterator[str]:
    """What an entry about each ruling holds, in the order they were made: of one article, or of all."""
    rows = db.execute(
        "SELECT json_array(position, article_id, record) FROM rulings "
        "WHERE ? IS NULL OR article_id = ? ORDER BY position",
        (article_id, article_id),
    )
    for (row,) in rows:
        yield json.dumps({RULING: sha256(row)})


def _rows(db: sqlite3.Connection, review_id: str) -> dict[str, str]:
    """The digest of a review's row and of each row that hangs on it, by what a person calls that row.

    The order of arrival is part of a review's, since it decides which state is the newest.
    """
    questions = (
        ("the row", "SELECT '', json_array(id, article_id, sequence, record) FROM reviews WHERE id = ?"),
        ("decision ", "SELECT position + 1, record FROM decisions WHERE review_id = ?"),
        ("set-aside region ", "SELECT position + 1, record FROM set_aside WHERE review_id = ?"),
    )
    return {
        f"{kind}{number}": sha256(row)
        for kind, question in questions
        for number, row in db.execute(question, (review_id,))
    }


def _read(content: str | None) -> Mapping[str, Any]:
    try:
        values = json.loads(content or "")
    except ValueError:
        return {}  # changed by somebody: its digest says so
    return values if isinstance(values, dict) else {}


def _linked(before: str | None, content: str | None) -> str:
    return sha256(f"{before}\n{content}")
