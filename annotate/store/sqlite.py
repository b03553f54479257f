"""SQLite whose errors are ours, wherever they come: at opening, in a statement, or row by row."""

import sqlite3
from pathlib import Path
from typing import Any, Self

from annotate.errors import AnnotateError, FullError, InputError, MissingError

BUSY_SECONDS = 30.0  #: how long a statement waits for another process's transaction

#: What SQLite says of a full disk; the last two where it makes the index of its log.
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE)


class Cursor(sqlite3.Cursor):
    """A cursor over rows; a damaged page is met only when its row is read."""

    connection: "Connection"

    def execute(self, statement: str, parameters: Any = ()) -> Self:
        """Run a statement."""
        with OurErrors(self.connection.path):
            return super().execute(statement, parameters)

    def __next__(self) -> Any:
        with OurErrors(self.connection.path):
            return super().__next__()

    def fetchone(self) -> Any:
        """The next row, None after the last."""
        with OurErrors(self.connection.path):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        with OurErrors(self.connection.path):
            return super().fetchall()


class Connection(sqlite3.Connection):
    """A connection that knows its file."""

    path: Path

    def execute(self, statement: str, parameters: Any = ()) -> Cursor:
        """Run a statement with a cursor of its own."""
        return Cursor(self).execute(statement, parameters)


def log_of(path: Path) -> Path:
    """The log beside a database, in which steps stand that are not in its file yet."""
    return path.with_name(f"{path.name}-wal")


def put_back(path: Path) -> str:
    """What to do about a damaged database. A log of its own steps would be written over a copy of it."""
    name = path.name
    return f"move it away with {name}-wal and {name}-shm, where these are there, and put back a copy of it"


def connect(path: Path, *, read_only: str = "") -> Connection:
    """The file at `path`, opened; with `read_only` ("mode=ro" or "immutable=1") nothing is written to it."""
    with OurErrors(path):
        name = f"{path.absolute().as_uri()}?{read_only}" if read_only else str(path)
        opened = sqlite3.connect(
            name, timeout=BUSY_SECONDS, isolation_level=None, factory=Connection, uri=bool(read_only)
        )
    opened.path = path
    return opened


def in_memory(path: Path) -> Connection:
    """A new database in memory, in the place of the file at `path`."""
    memory = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
    memory.path = path
    return memory


def new_database() -> bytes:
    """The file of a database without tables, which is not empty: it has a page."""
    memory = sqlite3.connect(":memory:")
    memory.execute("PRAGMA user_version = 0")
    try:
        return memory.serialize()
    finally:
        memory.close()


def read_only(path: Path) -> Connection:
    """The file at `path` in a folder that cannot be written; nothing, in memory, where there is no file.

    MissingError where steps that only the log beside it holds cannot be read.
    """
    if not path.exists():
        return in_memory(path)
    log = log_of(path)
    if not log.exists():  # or else SQLite would make one to look into
        return connect(path, read_only="immutable=1")
    opened = connect(path, read_only="mode=ro")
    try:
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except AnnotateError:
        opened.close()
        if log.stat().st_size == 0:
            return connect(path, read_only="immutable=1")
        raise MissingError(
            f"{log} holds steps that are not in {path.name} yet and cannot be read in a read-only folder: "
            "copy the workspace with all in .annotate to where you may write, and run this there"
        ) from None
    return opened


def without_room(path: Path) -> Connection:
    """The same on a full disk, where SQLite cannot make the index of the log: it is kept in memory."""
    log = log_of(path)
    if not (log.exists() and log.stat().st_size):
        return read_only(path)
    opened = connect(path)
    opened.execute("PRAGMA locking_mode = EXCLUSIVE")  # others wait: they could not see that index
    return opened


class OurErrors:
    """In the block errors of SQLite are ours, and say what to do; what is a mistake of ours stays one."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        match error:
            case sqlite3.ProgrammingError() | sqlite3.IntegrityError():
                return
            case sqlite3.Error() | UnicodeDecodeError():  # a message may quote bytes of a damaged file
                raise _error(self._path, error) from None
            case UnicodeEncodeError() | OverflowError():
                raise InputError(
                    f"{self._path} cannot keep this ({error}): what was read is damaged, take it out"
                ) from None


def _error(path: Path, error: Exception) -> InputError | MissingError:
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _NO_ROOM:
        return FullError(
            f"the disk of {path} is full: make room, then run this again. The last step was not kept, "
            "all before it was"
        )
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return MissingError(f"{path} is held by another program ({error}): run this again")
        case sqlite3.SQLITE_READONLY:
            return MissingError(f"{path} is read-only here: copy the workspace to where you may write")
        case sqlite3.SQLITE_IOERR:
            return MissingError(
                f"{path} cannot be read or written ({error}): check its disk and the room on it, then run "
                "this again. The last step was not kept"
            )
        case sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH | sqlite3.SQLITE_CANTOPEN:
            return InputError(
                f"{path} cannot be opened ({error}): check that it is a file and its permissions"
            )
        case sqlite3.SQLITE_NOMEM:
            return MissingError(f"there is not enough memory to read {path}: end other programs")
        case _:
            return InputError(
                f"{path} cannot be used as a store ({error}). If it is damaged, {put_back(path)}; "
                "if another program holds it, wait and try again"
            )
