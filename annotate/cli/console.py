"""What commands say: results on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

Format = Literal["text", "json"]

UNBROKEN = 1000  #: columns of a table that no terminal shows


@cache
def messages() -> Console:
    """The console for remarks, progress and errors; `--quiet` silences it."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


@cache
def results() -> Console:
    """The console for results that a person reads; plain text when it is not a terminal."""
    return Console(highlight=False, soft_wrap=True)


def harmless(text: str) -> str:
    """The text with everything but line breaks that could steer a terminal written out.

    File names may hold escape codes.
    """
    return "".join(
        sign if sign.isprintable() or sign == "\n" else sign.encode("unicode_escape").decode()
        for sign in text
    )


def say(text: str) -> None:
    """A remark for the person at the terminal."""
    messages().print(harmless(text), markup=False)


def complain(text: str) -> None:
    """An error; said even with `--quiet`."""
    typer.echo(f"annotate: {harmless(text)}", err=True)


def emit(text: str) -> None:
    """A result, as it is."""
    typer.echo(text)


def emit_json(value: Any) -> None:
    """A result as one line of JSON, keys in the order given."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print a table; columns whose cells are all numbers stand to the right."""
    body = [list(row) for row in rows]
    grid = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for position, column in enumerate(columns):
        numbers = all(isinstance(row[position], (int, float)) for row in body)
        whole = numbers or position == 0  # a number or a name that is broken cannot be copied
        grid.add_column(column, justify="right" if numbers else "left", overflow="fold", no_wrap=whole)
    for row in body:
        grid.add_row(*("" if cell is None else harmless(str(cell)) for cell in row))
    console = results()
    if not console.is_terminal:
        # In a pipe or a file there is no width to keep to, and a row on one line can be searched for.
        console = Console(highlight=False, soft_wrap=True, width=UNBROKEN)
    console.print(grid, markup=False)


class Bar:
    """A progress bar that learns its length when the work begins."""

    def __init__(self, drawn: Progress, what: str) -> None:
        """Begin without a length."""
        self._drawn = drawn
        self._task = drawn.add_task(what, total=None)

    def begin(self, total: int) -> None:
        """There are `total` steps to do."""
        self._drawn.update(self._task, total=total)

    def advance(self, steps: int) -> None:
        """`steps` more are done."""
        self._drawn.advance(self._task, steps)

    def ask(self, question: str) -> bool:
        """Ask the person, with the bar out of the way; False where nobody sits at a terminal."""
        if not sys.stdin.isatty():
            return False
        self._drawn.stop()
        try:
            return typer.confirm(harmless(question), default=False, err=True)
        finally:
            self._drawn.start()


@contextmanager
def progress(what: str) -> Iterator[Bar]:
    """A progress bar on standard error, as long as the block runs.

    Nothing is drawn where nobody looks: with `--quiet`, or when standard error is not a terminal.
    """
    console = messages()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    hidden = console.quiet or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as drawn:
        yield Bar(drawn, what)
