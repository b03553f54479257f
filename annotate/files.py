"""Files and folders written whole or not at all, and what a killed command left of them swept away."""

import glob
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path
from typing import TypeVar

from annotate.errors import UsageError

T = TypeVar("T")


@contextmanager
def whole(place: Path, *, room: Path | None = None, lasting: bool = True) -> Iterator[Path]:
    """A path to write a file or a folder at, which becomes `place` when the block ends without an error.

    It lies in `room` (default: beside `place`), under a name that `sweep` knows, and is on the disk before it
    counts: a power cut leaves the old or the new, never a part. Waiting for the disk takes longer than making
    a page: what can be made again need not be `lasting`, and may be empty after a power cut.
    """
    half = _beside(place, room)
    try:
        yield half
        for each in (half, *half.rglob("*")) if lasting else ():
            _sync(each)
        half.replace(place)
        if lasting:
            _sync(place.parent)
    except BaseException as error:
        _discard(half)
        _as_known(error, half, place)
        raise


@contextmanager
def room_beside(place: Path) -> Iterator[Path]:
    """A private folder to make `place` in, gone when the block ends, under a name that `sweep` knows."""
    room = _beside(place)
    try:
        room.mkdir(mode=0o700)
        yield room
    except OSError as error:
        if error.filename == str(room):
            error.filename = str(place)  # the name that a person knows
        raise
    finally:
        _discard(room)


def write(
    place: Path,
    content: str | bytes | Iterable[str],
    *,
    private: bool = False,
    room: Path | None = None,
    lasting: bool = True,
) -> None:
    """Write a file, text as UTF-8 (half a surrogate pair, which has no bytes there, as JSON escapes it).

    Text that comes in parts is never held as a whole. What is not `lasting` is not waited for; see `whole`.
    A `private` one was never readable by anybody but its owner. One that is there keeps its mode; a link
    leads to the file that is written, and what is no file (a pipe, a terminal) is written straight into.
    """
    parts = [content] if isinstance(content, (str, bytes)) else content
    data = (each if isinstance(each, bytes) else each.encode("utf-8", "backslashreplace") for each in parts)
    if place.exists() and not place.is_file():
        with place.open("wb") as file:
            file.writelines(data)
        return
    place = place.resolve()
    with whole(place, room=room, lasting=lasting) as half:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(data)
        if not private:
            half.chmod(place.stat().st_mode if place.exists() else 0o666 & ~_umask())


def write_new(place: Path, make: Callable[[Path], T], what: str) -> T:
    """Have `make` write the new file `place`, whole or not at all; returns what `make` does.

    It is given a path in a private folder beside it. UsageError where the file exists, unless `make` writes
    just the same again: then nothing is left to do, as after a death behind the last step. `what` is the file
    in a word.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    sweep(place.parent, of=place.name)  # what a killed run left, perhaps a copy of the store
    with room_beside(place) as room:
        if not place.exists():
            with whole(place, room=room) as half:
                return make(half)
        again = room / "again"
        made = make(again)
        if not (place.is_file() and cmp(place, again, shallow=False)):
            raise UsageError(f"{place} exists already: name another file, no {what} is overwritten")
        return made


def write_first(place: Path, content: bytes) -> None:
    """Write a file that is not there yet; one that another process made meanwhile stays as it is."""
    half = _beside(place)
    try:
        half.write_bytes(content)
        _sync(half)
        try:
            os.link(half, place)
        except FileExistsError:
            return
        except OSError:  # a file system without links: the last of two at once wins, and both are empty
            if not place.exists():
                half.replace(place)
        _sync(place.parent)
    except OSError as error:
        _as_known(error, half, place)
        raise
    finally:
        _discard(half)


def sweep(*folders: Path, of: str = "*") -> None:
    """Delete what killed commands left half-written in these folders, or of it what was to be called `of`.

    Only for whoever holds the lock under which it was written.
    """
    name = of if of == "*" else glob.escape(of[:80])
    for folder in folders:
        for half in folder.glob(f".{name}.{'[0-9a-f]' * 8}.half"):
            _discard(half)


def _as_known(error: BaseException, half: Path, place: Path) -> None:
    """Have the error name the file that a person knows."""
    if isinstance(error, OSError) and str(error.filename) in ("None", str(half)):
        error.filename = str(place)


def _beside(place: Path, room: Path | None = None) -> Path:
    return (room or place.parent) / f".{place.name[:80]}.{os.urandom(4).hex()}.half"


def _discard(path: Path) -> None:
    with suppress(OSError):  # the next sweep finds it again
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    place = os.open(path, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now
