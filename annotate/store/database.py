"""One SQLite file of records: opening it, bringing it to today's layout, writing it all or not at all.

Each record is a row with the columns that are searched for, and the whole record as JSON beside them. What
the tables hold is `annotate.store`'s business.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from annotate.errors import FullError, InputError, MissingError, in_our_words
from annotate.files import write_first
from annotate.json_records import from_dict, name_of, to_dict, word_of
from annotate.parse import json_value, shown
from annotate.records import SCHEMA
from annotate.store.ledger import seal
from annotate.store.migrations import MIGRATIONS
from annotate.store.sqlite import (
    OurErrors,
    connect,
    in_memory,
    log_of,
    new_database,
    put_back,
    read_only,
    without_room,
)

R = TypeVar("R")


class Database:
    """The file, opened. Use it in a ``with`` block; write inside `transaction`.

    In a folder that cannot be written (a mounted backup, another person's share) and on a full disk it can be
    read all the same.
    """

    full: FullError | None = None  #: what it said of its disk, where that has no room to write

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, making or migrating it. InputError if it cannot be used."""
        self._path = path
        _refuse_remains(path)
        if os.access(path.parent, os.W_OK) and (os.access(path, os.W_OK) or not path.exists()):
            try:
                self._open_for_writing()
            except FullError as full:
                self._db = without_room(path)
                self._prepare(self._for_reading)
                self.full = full
        else:
            self._db = read_only(path)
            self._prepare(self._for_reading)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def ask(self, question: Callable[[sqlite3.Connection], R]) -> R:
        """What `question` finds out about the file itself, such as `annotate.store.ledger.verify`."""
        return question(self._db)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block writes, or nothing. Waits for another process's transaction."""
        nested = self._db.in_transaction
        if nested:
            raise RuntimeError("transactions do not nest")
        if self.full:
            raise self.full
        self._db.execute("BEGIN IMMEDIATE")
        done = False
        try:
            yield
            self._db.execute("COMMIT")
            done = True
        finally:
            if not done and self._db.in_transaction:  # SQLite has ended it by itself where the disk is full
                self._db.execute("ROLLBACK")

    def forget(self) -> None:
        """Write the file anew, without what was ever deleted from it, and empty its log.

        MissingError where another program reads or writes it.
        """
        self._db.execute("VACUUM")
        if self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise MissingError(f"{self._path} is being read by another program: run this again")

    def damage(self) -> str | None:
        """What SQLite finds wrong in the whole file, None if nothing. Reads all of it."""
        (found,) = self._db.execute("PRAGMA integrity_check(1)").fetchone()
        return None if found == "ok" else str(found)

    def _open_for_writing(self) -> None:
        if not self._path.exists():
            try:
                write_first(self._path, new_database())
            except OSError as error:
                raise in_our_words(error) or error from None
        self._db = connect(self._path)
        self._prepare(self._for_writing)

    def _prepare(self, settle: Callable[[], None]) -> None:
        try:
            self._db.execute("PRAGMA foreign_keys = ON")
            settle()
        except BaseException:
            self.close()
            raise

    def _for_writing(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        # With the log a power cut can lose the last step, but cannot damage the file (sqlite.org/wal).
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only forgotten
        self._migrate()

    def _for_reading(self) -> None:
        if self._version() != len(MIGRATIONS):  # of an older release: brought to today's layout in memory
            memory = in_memory(self._path)
            with OurErrors(self._path):
                self._db.backup(memory)
            self._db.close()
            self._db = memory
            self._migrate()
        self._db.execute("PRAGMA query_only = ON")

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

    def _keep(self, table: str, record: Any, *fields: str, **columns: object) -> bool:
        """Add a row with `record` beside the columns it is searched by; False if it is there already.

        `fields` are columns that hold what the record holds under the same name.
        """
        text = json.dumps({"schema": SCHEMA, **to_dict(record)}, ensure_ascii=False)
        searched = {name: getattr(record, name) for name in fields}
        return self._insert(table, **searched, **columns, record=text)

    def _drop(self, table: str, **where: object) -> bool:
        """Delete the rows in which these columns have these values; False if there was none."""
        condition = " AND ".join(f"{column} = ?" for column in where)
        found = self._db.execute(f"DELETE FROM {table} WHERE {condition}", tuple(where.values()))
        return found.rowcount > 0

    def _records(self, kind: type[R], rest: str, *arguments: object) -> tuple[R, ...]:
        """The records in the rows that the `rest` of a SELECT names."""
        return tuple(self._one_by_one(kind, rest, *arguments))

    def _one_by_one(self, kind: type[R], rest: str, *arguments: object) -> Iterator[R]:
        """The same, each when it is asked for: there may be more than fit into memory."""
        for row in self._db.execute(f"SELECT record FROM {rest}", arguments):
            yield self._record(kind, row[0])

    def _of(self, kind: type[R], table: str, article_id: str | None, order: str) -> tuple[R, ...]:
        """The records of one article, or of all: by article, and then in this `order`."""
        where, arguments = ("", ()) if article_id is None else ("WHERE article_id = ?", (article_id,))
        return self._records(kind, f"{table} {where} ORDER BY article_id, {order}", *arguments)

    def _record(self, kind: type[R], text: str) -> R:
        values = self._values(text)
        schema = values.pop("schema", None) if isinstance(values, dict) else None
        if schema != SCHEMA:
            raise InputError(
                f"{self._path} holds a record ({name_of(kind)}) of schema {shown(schema)}; this annotate "
                f"reads schema {SCHEMA}: install the release that wrote it, or put back a copy"
            )
        return self._made(kind, values)

    def _values(self, text: str) -> Any:
        """The JSON values in a cell. InputError where they are damaged."""
        try:
            return json_value(text)
        except (ValueError, TypeError) as error:
            raise self._damaged(f"a cell that is not JSON: {error}") from None

    def _made(self, kind: type[R], values: Mapping[str, Any]) -> R:
        """The record that the values of a cell stand for. InputError where they are damaged."""
        try:
            return from_dict(kind, values)
        except TypeError as error:
            raise self._damaged(f"a record that is no {name_of(kind)}: {error}") from None

    def _cell(self, value: Any, *kinds: type) -> Any:
        """A value that SQLite took out of a cell. InputError where it is of another kind."""
        if isinstance(value, kinds):
            return value
        raise self._damaged(f"a cell that holds {shown(value)}, which is not {word_of(kinds[0])}")

    def _damaged(self, what: str) -> InputError:
        return InputError(f"{self._path} is damaged ({what}): {put_back(self._path)}")


def _refuse_remains(path: Path) -> None:
    """InputError where of a store only an empty file is left, or only its log.

    SQLite would take either for a part of the new one, and write what the log holds over it.
    """
    log = log_of(path).exists()  # asked first: whoever makes a store makes its log after it
    if not path.exists() and log:
        what = f"{path} is not there, but {log_of(path).name} is, which holds steps of it"
    elif path.exists() and not path.stat().st_size:
        what = f"{path} is empty, which a store never is"
    else:
        return
    raise InputError(f"{what}: {put_back(path)}, or delete all of these to begin anew")
