"""What commands say: results on standard output, everything else on standard error."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

T = TypeVar("T")
Format = Literal["text", "json"]


@cache
def messages() -> Console:
    """The console for remarks, progress and errors; `--quiet` silences it."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


@cache
def results() -> Console:
    """The console for results that a person reads; plain text when it is not a terminal."""
    return Console(highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """A remark for the person at the terminal."""
    messages().print(text, markup=False)


def complain(text: str) -> None:
    """An error; said even with `--quiet`."""
    typer.echo(f"annotate: {text}", err=True)


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
        grid.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in body:
        grid.add_row(*("" if cell is None else str(cell) for cell in row))
    results().print(grid, markup=False)


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error; the block calls what it is given with the number of steps done.

    Nothing is drawn where nobody looks: with `--quiet`, or when standard error is not a terminal.
    """
    console = messages()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=console.quiet or not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=total)
        yield lambda steps: bar.advance(task, steps)


def tracked(items: Sequence[T], what: str) -> Iterator[T]:
    """The items one by one, with a progress bar over them."""
    with progress(what, len(items)) as advance:
        for item in items:
            yield item
            advance(1)
