"""`annotate scan`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import progress, say
from annotate.cli.reports import FORMAT, OUT, deliver, say_written
from annotate.steps.tags.scan import scan
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.workspace import Workspace

SOURCES = typer.Argument(metavar="FILE...", help="Files, folders or web addresses; - reads from a pipe.")
MODEL = typer.Option(help="Also use a model: current or an id of the workspace here, or a model's folder.")


def scan_command(
    sources: Annotated[list[str], SOURCES],
    format: Annotated[str, FORMAT] = "text",
    out: Annotated[Path | None, OUT] = None,
    model: Annotated[str, MODEL] = "none",
) -> None:
    """Clean, tag and summarise files without a workspace.

    In a workspace, its codebook and word lists are used; elsewhere the packaged ones.

    Example: annotate scan article.txt --format html --out article.html
    """
    tagger = make_tagger(Workspace.around(Path.cwd()), model)
    with progress("Scanning") as bar:
        bar.begin(len(sources))
        done = deliver(scan(sources, tagger, progress=bar), format, out)
    for warning in tagger.warnings:
        say(warning)
    say_written(done.files)
    if done.refused:
        raise typer.Exit(3)
