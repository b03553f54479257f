"""`annotate tag`."""

from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import emit, progress, say
from annotate.cli.jobs import said_where_many
from annotate.report.vocabulary import plural
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace

MODEL = typer.Option(
    help="The model that scores: current, none, or a model's id.", autocompletion=completion.models
)


def tag_command(
    model: Annotated[str, MODEL] = "current",
    jobs: Annotated[
        int,
        typer.Option(min=1, callback=said_where_many, help="Number of processes; the result is the same."),
    ] = 1,
) -> None:
    """Pre-annotate the articles that are new or stale.

    Example: annotate tag --model none
    """
    with progress("Tagging") as bar:
        done = tag(Workspace.find(), model=model, jobs=jobs, progress=bar)
    for warning in done.warnings:
        say(warning)
    by = f"the rules and model {done.model}" if done.model else "the rules"
    tagged = f"{plural(done.tagged, 'article')} tagged by {by}: {plural(done.tags, 'tag')}"
    emit(f"{tagged}; {done.fresh} up to date")
    some = done.tagged or done.fresh
    say("Next: annotate review" if some else "There are no articles yet: annotate add FILES…")
