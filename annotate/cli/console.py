"""What commands say to a person: results on standard output, everything else on standard error.

All of it is harmless to the terminal, also through a pipe: `annotate list | less` ends on one.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typer
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Drawn
from rich.progress import Task as RichTask
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from annotate.cli.output import print_out, unread, write
from annotate.errors import Stopped
from annotate.harmless import harmless, json_line
from annotate.progress import Progress

Format = Literal["text", "json"]
FORMAT = typer.Option(help="For a person, or as JSON: an object, or one a line.")

UNBROKEN = 1000  #: columns of a table that no terminal shows


class Guarded(Console):
    """Takes text as it is, without markup or emoji codes, and writes out what could steer a terminal."""

    def __init__(self, **settings: Any) -> None:
        """`settings` are those of a rich console."""
        super().__init__(markup=False, emoji=False, highlight=False, **settings)

    def render_str(self, text: str, **settings: Any) -> Text:
        """What rich makes of a string, also to measure how wide a column must be."""
        return super().render_str(harmless(text), **settings)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """The segments of what is printed; rich's own controls pass, those in a text do not."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)

    def on_broken_pipe(self) -> None:
        """Results that nobody reads any more are no failure, as rich has it."""
        if not self.stderr:
            unread()
        super().on_broken_pipe()


@cache
def messages() -> Console:
    """The console for remarks, progress and errors; `--quiet` silences it."""
    return Guarded(stderr=True, soft_wrap=True)


@cache
def results() -> Console:
    """The console for results that a person reads; plain text when it is not a terminal."""
    return Guarded(soft_wrap=True)


def say(text: str) -> None:
    """A remark for the person at the terminal."""
    messages().print(harmless(text))


def complain(text: str) -> None:
    """An error; said even with `--quiet`."""
    print(f"annotate: {harmless(text)}", file=sys.stderr, flush=True)


def emit(text: str) -> None:
    """A result for a person."""
    print_out(harmless(text) + "\n")


def emit_json(value: Any) -> None:
    """A result as one line of JSON, keys in the order given."""
    print_out(json_line(value) + "\n")


def hand_over(text: str | Iterable[str], out: Path | None) -> None:
    """A document, exact, into the file `out` or a pipe; a terminal gets what does not steer it.

    One that comes in whole lines is passed on line by line, since it may not fit into memory.
    """
    if out is not None:
        say(f"Wrote {write(out, text)}")
        return
    for part in [text] if isinstance(text, str) else text:
        print_out(harmless(part.replace("\r\n", "\n")) if sys.stdout.isatty() else part)


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
        console = Guarded(soft_wrap=True, width=UNBROKEN)
    console.print(grid)


class Pace(ProgressColumn):
    """How many steps are done in a second."""

    def render(self, task: RichTask) -> Text:
        """Nothing before the first is done."""
        return Text(f"{task.speed:.3g} a second" if task.speed else "", style="progress.data.speed")


class Bar(Progress):
    """A progress bar that learns its length when the work begins."""

    def __init__(self, drawn: Drawn, what: str) -> None:
        """Begin without a length."""
        self._drawn = drawn
        self._what, self._done, self._total = what, 0, 0
        self._task = drawn.add_task(what, total=None)

    def begin(self, total: int, what: str = "") -> None:
        """There are `total` steps to do, from now on of `what`."""
        self._what, self._done, self._total = what or self._what, 0, total
        self._drawn.reset(self._task, total=total, description=self._what)

    def advance(self, steps: int) -> None:
        """`steps` more are done."""
        self._done += steps
        self._drawn.advance(self._task, steps)

    def __str__(self) -> str:
        return f"{self._what}: {self._done} of {self._total} done" if self._total else ""

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

    Nothing is drawn where nobody looks: with `--quiet`, or when standard error is not a terminal. Who stops
    it is told how far it was.
    """
    console = messages()
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Pace(), TimeRemainingColumn()
    )  # fmt: skip
    hidden = console.quiet or not console.is_terminal
    with Drawn(*columns, console=console, transient=True, disable=hidden) as drawn:
        bar = Bar(drawn, what)
        try:
            yield bar
        except Stopped as stopped:
            stopped.add_note(str(bar))
            raise
