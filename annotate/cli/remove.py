"""`annotate remove`."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import emit, say
from annotate.cli.studio import KEY_FILE, URL, waiting
from annotate.errors import RefusedError, UsageError
from annotate.report.vocabulary import listed, plural
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.coders.people import own_servers
from annotate.steps.projects.connect import connect, connect_to
from annotate.steps.upkeep.remove import Removed, remove
from annotate.studio.client import Studio
from annotate.workspace import Workspace

ARTICLES = typer.Argument(
    metavar="ARTICLE",
    help="Ids (at least six characters of each), paths or addresses.",
    autocompletion=completion.articles,
)


def remove_command(
    articles: Annotated[list[str], ARTICLES],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
) -> None:
    """Take an article out of the workspace and out of Label Studio.

    Its text, tags, reviews and decisions are deleted, and the training sets that hold it; a search proves
    that no text of it is left in what annotate keeps. Models keep what they learned: those that learned from
    it are named.

    Example: annotate remove 3f2a9c --yes
    """
    workspace = Workspace.find()
    with workspace.store() as store:
        wanted = find_articles(store, articles)
        titles = [f"{article_id}  {store.article(article_id).title}" for article_id in wanted]
    for title in titles:
        say(title)
    if not yes and not typer.confirm("Delete these with everything that hangs on them?", err=True):
        raise UsageError("nothing was removed")
    with ExitStack() as stack:
        done = remove(workspace, wanted, _servers(workspace, stack, url, key_file))
    emit(
        f"{plural(len(done.articles), 'article')} removed, with {plural(done.tasks, 'task')} in Label Studio "
        f"and {plural(done.training_sets, 'training set')}"
    )
    if done.models:
        say(f"These models learned from them: {', '.join(done.models)}. Train again to replace them.")
    _prove(done)


def _servers(
    workspace: Workspace, stack: ExitStack, url: str | None, key_file: Path | None
) -> Callable[[str], Studio]:
    """Opens the server with a name: only one that is needed, once, until `stack` closes."""

    @cache
    def opened() -> Studio:
        return stack.enter_context(connect(workspace, url=url, key_file=key_file, waiting=waiting)).studio

    def studio_of(server: str) -> Studio:
        for own in own_servers(workspace):
            if own.name == server:
                return stack.enter_context(connect_to(own, waiting=waiting)).studio
        if opened().name != server:
            raise UsageError(
                f"it stands on the server {server} as well: name that one with --url. Nothing was removed "
                "from the workspace"
            )
        return opened()

    return studio_of


def _prove(done: Removed) -> None:
    """Say what was searched and found. RefusedError where text is left in what annotate keeps."""
    asked = f", and asked {listed(done.projects)}" if done.projects else ""
    stretches = plural(done.searched, "stretch", "stretches")
    what = (
        f"searched {plural(done.files, 'file')} in .annotate and models for {stretches} of its text that no "
        f"other article has{asked}"
    )
    if done.yours:
        say(
            "Your own files here that hold text of it, for you to delete: "
            f"{listed([str(each) for each in done.yours])}"
        )
    if done.left:
        raise RefusedError(
            f"{what}: text is left in {listed([str(each) for each in done.left])}. Where another command has "
            "the store open, let it end and run `annotate list`, which empties the log; delete any other file"
        )
    emit(f"{what[0].upper()}{what[1:]}: nothing is left")
