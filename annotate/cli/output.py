"""Where output goes: UTF-8 into files and pipes on every system; to a terminal, what it can show."""

import io
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NoReturn

from annotate import files


def prepare_streams() -> None:
    """Make standard output and error take every character. Call it once, before anything is written.

    Windows redirects in a code page such as cp1252, and ``LANG=C`` can mean ASCII: what is redirected is
    UTF-8 instead, with line feeds as they are. A terminal keeps its encoding, and gets what that lacks as
    an escape. Where UTF-8 has no bytes either (half a surrogate pair, from a file name that is not UTF-8)
    there is an escape, too.
    """
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")  # None where it was closed: ``>&-``
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue  # a test's own
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # of an answer only a letter matters; articles come as bytes


def print_out(text: str) -> None:
    """Write to standard output at once, so that a reader who waits for a line gets it."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        unread()


def unread() -> NoReturn:
    """End the program where the reader of its output went away (`annotate list | head`): nobody's error.

    Typer would take that for a failure, and exit with 1.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def write(path: Path, text: str | Iterable[str], *, lasting: bool = True) -> Path:
    """Write a file with exactly these characters, as UTF-8 on every system; folders are made for it.

    What is not `lasting` can be made again; see `annotate.files.whole`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if _was_stopped_in(path.parent):
        files.sweep(path.parent, of=path.name)
    files.write(path, text, lasting=lasting)
    return path


@cache
def _was_stopped_in(folder: Path) -> bool:
    """Whether a killed command left something half-written here; asked once, not for each of many pages."""
    return any(folder.glob(".*.half"))
