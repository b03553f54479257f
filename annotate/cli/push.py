"""`annotate push`."""

from pathlib import Path
from typing import Annotated

from annotate.cli.console import progress, say
from annotate.cli.studio import KEY_FILE, LIMIT, ORDER, URL, confirm_limited, report, say_to_lead, waiting
from annotate.learn.queue import Order
from annotate.steps.projects.connect import connect
from annotate.steps.pushing.push import push
from annotate.steps.pushing.team_push import confirm_shared
from annotate.workspace import Workspace


def push_command(
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
    limit: Annotated[int | None, LIMIT] = None,
    order: Annotated[Order | None, ORDER] = None,
) -> None:
    """Send articles with their tags to Label Studio.

    Each article stands there once, however often this is run. Without an address the workspace's own server
    is used, and stopped afterwards if it was not running.

    With --limit the next so many are sent; part of them, or all, are drawn at random with a probability that
    is recorded, since only those may speak for the articles that nobody reviews. While an assignment is open
    (annotate assign), the coders' projects are brought up to date instead.

    Example: annotate push --url https://studio.example.org --key-file studio.key
    """
    confirm_limited(limit, order)
    workspace = Workspace.find()
    with workspace.store() as store:
        confirm_shared(store)  # before a server is started for nothing
    with (
        connect(workspace, url=url, key_file=key_file, waiting=waiting) as connection,
        progress("Sending") as bar,
    ):
        pushed = push(workspace, connection.studio, limit=limit, order=order, progress=bar)
    report(pushed)
    if pushed.shares:
        say_to_lead(local=connection.server is not None)
    else:
        say("Next: annotate review" if connection.server else f"Review at {pushed.url}, then: annotate pull")
