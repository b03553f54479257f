"""`annotate summary`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.all_summaries import deliver_all
from annotate.cli.console import emit, progress
from annotate.cli.jobs import said_where_many
from annotate.cli.reports import FORMAT, METHODS, OUT, Delivered, deliver, is_folder, say_written
from annotate.cli.verified import VERIFY, say_what_holds
from annotate.errors import UsageError
from annotate.report.methods import summary_methods
from annotate.steps.results.summary import summaries
from annotate.workspace import Workspace

ARTICLES = typer.Argument(
    metavar="ARTICLE...",
    help="Ids (six characters will do), paths or web addresses.",
    autocompletion=completion.articles,
)


def summary_command(
    articles: Annotated[list[str] | None, ARTICLES] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every article of the workspace.")] = False,
    format: Annotated[str, FORMAT] = "text",
    out: Annotated[Path | None, OUT] = None,
    jobs: Annotated[
        int, typer.Option(min=1, callback=said_where_many, help="With --all and a folder: processes at once.")
    ] = 1,
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
        say_what_holds(Workspace.find(), check)
        return
    if show and (format != "html" or out is None):
        raise UsageError("--open shows a page: add --format html and --out with a file or folder")
    if jobs > 1 and not (everything and out is not None and is_folder(out)):
        raise UsageError("--jobs goes with --all and --out FOLDER, which gets a file for each article")
    workspace = Workspace.find()
    if everything and not (methods or articles) and out is not None and is_folder(out):
        with progress("Summarising") as bar:
            done = deliver_all(workspace, format, out, jobs=jobs, progress=bar)
        _deliver(done, show=show)
        return
    found = summaries(workspace, articles or (), everything=everything)
    if methods:
        if format != "text" or out is not None:
            raise UsageError("--methods prints text: leave out --format and --out")
        for summary in found:
            emit(summary_methods(summary))
        return
    _deliver(deliver(found, format, out), show=show)


def _deliver(done: Delivered, *, show: bool) -> None:
    say_written(done.files, unchanged=done.unchanged)
    if show and done.files:
        typer.launch(str(done.files[0]))
