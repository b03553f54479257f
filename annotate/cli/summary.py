"""`annotate summary`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from annotate import __version__
from annotate.cli import completion
from annotate.cli.console import emit, say
from annotate.cli.reports import FORMAT, METHODS, OUT, deliver
from annotate.errors import RefusedError, UsageError
from annotate.report.methods import summary_methods
from annotate.report.vocabulary import listed, plural
from annotate.steps.summary import summaries
from annotate.steps.verify import Verified, verify
from annotate.workspace import Workspace

ARTICLES = typer.Argument(
    metavar="ARTICLE...",
    help="Ids (six characters will do), paths or web addresses.",
    autocompletion=completion.articles,
)
VERIFY = typer.Option(
    "--verify",
    metavar="FILE",
    help="Recompute every number of a page or JSON file, or of a folder of them, and compare.",
)


def summary_command(
    articles: Annotated[list[str] | None, ARTICLES] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every article of the workspace.")] = False,
    format: Annotated[str, FORMAT] = "text",
    out: Annotated[Path | None, OUT] = None,
    methods: Annotated[bool, METHODS] = False,
    check: Annotated[Path | None, VERIFY] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Print an article's bias summary, with the evidence for every count.

    It uses the stored tags and reviews, and says so where they are stale. With --verify it exits 1 when a
    file says anything that they do not give, and lists it, or when another version of this program made the
    file; pages of `annotate compare` can be given too.

    Example: annotate summary 3f2a91 --format html --out summary.html --open

    Example: annotate summary --verify summary.html
    """
    if check is not None:
        if articles or everything or methods or show or out is not None or format != "text":
            raise UsageError(
                "--verify takes a file and nothing else: the file says which articles it is about"
            )
        _verify(Workspace.find(), check)
        return
    if show and (format != "html" or out is None):
        raise UsageError("--open shows a page: add --format html and --out with a file or folder")
    found = summaries(Workspace.find(), articles or (), everything=everything)
    if methods:
        if format != "text" or out is not None:
            raise UsageError("--methods prints text: leave out --format and --out")
        for summary in found:
            emit(summary_methods(summary))
        return
    done = deliver(found, format, out)
    for file in done.files:
        say(f"Wrote {file}")
    if show and done.files:
        typer.launch(str(done.files[0]))


def _verify(workspace: Workspace, path: Path) -> None:
    """Say of each file what holds and what does not. RefusedError where anything does not."""
    wrong = []
    for found in verify(workspace, path):
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
