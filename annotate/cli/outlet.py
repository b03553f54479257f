"""`annotate outlet`."""

from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import emit, say
from annotate.errors import UsageError
from annotate.report.vocabulary import plural
from annotate.steps.articles.outlet import set_outlet
from annotate.workspace import Workspace

NAME = typer.Argument(
    help="The outlet’s name; without it, what annotate.toml says under `outlets`.",
    autocompletion=completion.outlets,
)
ARTICLES = typer.Argument(
    metavar="ARTICLE…", help="Ids, paths, folders or web addresses.", autocompletion=completion.articles
)


def outlet_command(
    name: Annotated[str | None, NAME] = None,
    articles: Annotated[list[str] | None, ARTICLES] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every article of the workspace.")] = False,
) -> None:
    """Say which outlet ran articles that are already there, whatever was read of it.

    Without a name, every article that has no outlet gets the one that annotate.toml names for where it
    was read from.

    Example: annotate outlet "The Lantern" articles/lantern
    """
    if name is not None and not name.strip():
        raise UsageError('there is no name in it: annotate outlet "The Lantern" ARTICLE…')
    if name is not None and everything == bool(articles):
        raise UsageError("name one or more articles, folders or addresses, or --all")
    changed = set_outlet(Workspace.find(), name, articles or (), everything=everything or name is None)
    for each, before in changed:
        say(f"{each.outlet}: {each.source}" + (f" (was {before})" if before else ""))
    emit(f"{plural(len(changed), 'publication')} changed")
    if name is None and not changed:
        say("annotate.toml names no outlet for any article that lacks one: add lines under [outlets]")
