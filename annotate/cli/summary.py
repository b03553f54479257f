"""`annotate summary`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import emit, say
from annotate.cli.reports import Format


def summary_command(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE...", help="Ids (six characters will do), paths or web addresses."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every article of the workspace.")] = False,
    format: Annotated[  # noqa: A002 -- it is the option's name
        Format, typer.Option(help="For a terminal, a program, a document or a browser.")
    ] = "text",
    out: Annotated[
        Path | None,
        typer.Option(
            help="A file, or a folder that gets a file for each article; without it, standard output."
        ),
    ] = None,
    methods: Annotated[
        bool, typer.Option("--methods", help="Print the methods paragraph, for a paper or an annex.")
    ] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Print an article's bias summary, with the evidence for every count.

    It uses the stored tags and reviews, and says so where they are stale.

    Example: annotate summary 3f2a91 --format html --out summary.html --open
    """
    from annotate.cli.reports import deliver
    from annotate.errors import UsageError
    from annotate.report.methods import summary_methods
    from annotate.steps.summary import summaries
    from annotate.workspace import Workspace

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
