"""`annotate remove`."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.cli.console import emit, say
from annotate.cli.review import KEY_FILE, URL
from annotate.errors import UsageError

if TYPE_CHECKING:
    from annotate.records import Task
    from annotate.studio.client import Studio


def remove_command(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="Ids (at least six characters of each), paths or addresses."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
) -> None:
    """Take an article out of the workspace and out of Label Studio.

    Its text, tags, reviews and decisions are deleted, and the training sets that hold it. Models keep what
    they learned: those that learned from it are named.

    Example: annotate remove 3f2a9c --yes
    """
    from annotate.cli.review import waiting
    from annotate.report.vocabulary import plural
    from annotate.steps.choose import choose
    from annotate.steps.connect import Connection, connect
    from annotate.steps.remove import remove
    from annotate.workspace import Workspace

    workspace = Workspace.find()
    with workspace.store() as store:
        wanted = choose(store, articles)
        titles = [f"{article_id}  {store.article(article_id).title}" for article_id in wanted]
    for title in titles:
        say(title)
    if not yes and not typer.confirm("Delete these with everything that hangs on them?", err=True):
        raise UsageError("nothing was removed")
    opened: list[Connection] = []

    def studio_of(task: "Task") -> "Studio":
        if not opened:
            opened.append(
                stack.enter_context(connect(workspace, url=url, key_file=key_file, waiting=waiting))
            )
        studio = opened[0].studio
        if studio.name != task.server:
            raise UsageError(
                f"article {task.article_id} stands on the server {task.server}: name it with --url. "
                "Nothing was removed from the workspace"
            )
        return studio

    with ExitStack() as stack:
        done = remove(workspace, wanted, studio_of)
    emit(
        f"{plural(len(done.articles), 'article')} removed, with {plural(done.tasks, 'task')} in Label Studio "
        f"and {plural(done.training_sets, 'training set')}"
    )
    if done.models:
        say(f"These models learned from them: {', '.join(done.models)}. Train again to replace them.")
