"""`--verify` of `annotate summary` and `annotate compare`: what holds in a file, and what does not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import typer

from annotate import __version__
from annotate.cli.console import emit
from annotate.compare.comparison import Comparison
from annotate.errors import RefusedError
from annotate.report.vocabulary import listed, plural
from annotate.steps.results.compare import comparison
from annotate.steps.results.verify import Verified, verify
from annotate.workspace import Workspace

VERIFY = typer.Option(
    "--verify",
    metavar="FILE",
    help="Recompute every number of a page or JSON file, or of a folder of them, and compare.",
)


def say_what_holds(
    workspace: Workspace, path: Path, compared: Callable[..., Comparison] = comparison
) -> None:
    """Say of each file what holds and what does not. RefusedError where anything does not.

    `compared` makes comparisons anew.
    """
    wrong = []
    for found in verify(workspace, path, compared):
        for line in _said(found):
            emit(line)
        if not found.holds:
            wrong.append(str(found.path))
    if wrong:
        raise RefusedError(f"not verified: {listed(wrong)}")


def _said(found: Verified) -> Iterator[str]:
    """What is to be said of a file, line by line."""
    numbers = f"{plural(found.numbers, 'number')} ({found.drawn:,} of them drawn)"
    if found.holds:
        yield f"{found.path}: verified, all {numbers} and all words are what the workspace gives"
        return
    if found.made_by:
        yield (
            f"{found.path}: made by annotate {found.made_by}, and this is annotate {__version__}, which may "
            "word and draw the same numbers otherwise: verify it with that version, or make it again"
        )
        return
    for each in found.differences:
        yield f"{each.where}: the file says {_quoted(each.said)}, recomputed {_quoted(each.recomputed)}"
    if found.differences:
        yield f"{found.path}: {plural(len(found.differences), 'difference')} among {numbers}"
    if found.altered:
        yield (
            f"{found.path}: all {numbers} and all words hold, but its markup or style is not what this "
            "program writes: it was altered, or made by another build"
        )
    changed = [f"{name} ({then}, now {now})" for name, (then, now) in found.changed.items()]
    if changed:
        yield f"{found.path}: changed since it was made: {listed(changed)}; what differs may come of that"


def _quoted(said: str | None) -> str:
    return "nothing" if said is None else f"“{said}”"
