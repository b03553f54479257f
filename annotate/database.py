"""One SQLite file of records: opening it, bringing it to today's layout, writing it all or not at all.

Each record is a row with the columns that are searched for, and the whole record as JSON beside them. What
the tables hold is `annotate.store`'s business.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from annotate.errors import InputError, MissingError, UsageError
from annotate.ledger import seal
from annotate.migrations import MIGRATIONS
from annotate.plain import from_dict, to_dict
from annotate.records import SCHEMA

R = TypeVar("R")

BUSY_SECONDS = 30.0  #: how long a statement waits for another process's transaction


class Database:
    """The file, opened. Use it in a ``with`` block; write inside `transaction`."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, making or migrating it. InputError if it cannot be used."""
        self._path = path
        try:
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise InputError(
                f"{path} cannot be used as a store ({error}). If it is damaged, put back a copy of it; "
                "if another program holds it, wait and try again"
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def ask(self, question: Callable[[sqlite3.Connection], R]) -> R:
        """What `question` finds out about the file itself, such as `annotate.ledger.verify`."""
        return question(self._db)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block writes, or nothing. Waits for another process's transaction."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if self._db.in_transaction:
                raise RuntimeError("transactions do not nest") from error
            raise MissingError(f"{self._path} is held by another program ({error}): run this again") from None
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _prepare(self) -> None:
        try:
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.execute("PRAGMA journal_mode = WAL")
            # With the log a power cut can lose the last step, but cannot damage the file (sqlite.org/wal).
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._migrate()
        except BaseException:
            self.close()
            raise

    def _migrate(self) -> None:
        if self._version() == len(MIGRATIONS):
            return
        with self.transaction():  # another process may have migrated while we waited for it: look again
            done = self._version()
            if done > len(MIGRATIONS):
                raise InputError(
                    f"{self._path} was written by a newer annotate (store version {done}, this one knows "
                    f"{len(MIGRATIONS)}): install the newer release"
                )
            for statement in ";".join(MIGRATIONS[done:]).split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
            seal(self._db)

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    def _insert(self, table: str, **columns: object) -> bool:
        """Add a row; False if it is there already."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        cursor = self._db.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING", tuple(columns.values())
        )
        return cursor.rowcount == 1

    def _keep(self, table: str, record: Any, **columns: object) -> bool:
        """Add a row with `record` beside the columns it is searched by; False if it is there already."""
        text = json.dumps({"schema": SCHEMA, **to_dict(record)}, ensure_ascii=False)
        return self._insert(table, **columns, record=text)

    def _records(self, kind: type[R], rest: str, *arguments: object) -> tuple[R, ...]:
        """The records in the rows that the `rest` of a SELECT names."""
        rows = self._db.execute(f"SELECT record FROM {rest}", arguments)
        return tuple(_record(kind, row[0]) for row in rows)


def _record(kind: type[R], text: str) -> R:
    values = json.loads(text)
    schema = values.pop("schema")
    if schema != SCHEMA:
        raise UsageError(f"a {kind.__name__} of schema {schema}; this annotate reads schema {SCHEMA}")
    return from_dict(kind, values)
