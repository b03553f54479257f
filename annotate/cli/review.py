"""`annotate review`."""

import time
from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.browser import open_browser
from annotate.cli.console import emit, progress, say
from annotate.cli.studio import KEY_FILE, LIMIT, ORDER, URL, confirm_limited, report, waiting
from annotate.cli.tag import MODEL
from annotate.desk.address import serving
from annotate.errors import Stopped, UsageError
from annotate.learn.queue import Order
from annotate.steps.coders.people import server_of
from annotate.steps.projects.connect import connect, connect_to
from annotate.steps.pushing.push import push
from annotate.steps.pushing.team_push import confirm_shared
from annotate.steps.tags.tag import tag
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

PASSWORD = typer.Option("--show-password", help="Print the password instead of the file that holds it.")
LIVE = typer.Option(
    "--live/--no-live",
    help="Have the project ask the desk (annotate serve) for tags of articles that lack them, and train on "
    "what is reviewed; or no longer.",
)
CODER = typer.Option(metavar="NAME", help="The coder whose own server it is.")
LOOK_SECONDS = 2.0


def review_command(
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
    model: Annotated[str, MODEL] = "current",
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    limit: Annotated[int | None, LIMIT] = None,
    order: Annotated[Order | None, ORDER] = None,
    detach: Annotated[bool, typer.Option(help="Leave the local server running and return.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Stop the local server, and do nothing else.")] = False,
    show_password: Annotated[bool, PASSWORD] = False,
    coder: Annotated[str | None, CODER] = None,
    live: Annotated[bool | None, LIVE] = None,
) -> None:
    """Tag, push to Label Studio and open it in the browser.

    Without an address a server of the workspace's own is started, reachable from this machine only; it runs
    until Ctrl+C. Its data stay, and `annotate pull` fetches the reviews at any time. With --coder it is the
    server of one coder, with what `annotate assign --own-servers` gave them.

    Example: annotate review
    """
    workspace = Workspace.find()
    server = LocalServer(workspace.state) if coder is None else server_of(workspace, coder)
    if stop:
        stopped = server.stop()
        emit("The local Label Studio was stopped" if stopped else "No local Label Studio was running")
        return
    confirm_limited(limit, order)
    desk, here = serving(workspace) if live else ("", "")
    if coder is not None:
        if url or key_file or limit or live is not None:
            raise UsageError(
                "--coder names a coder with a server of their own: leave out --url, --key-file, --limit and "
                "--live"
            )
        opened = connect_to(server, keep=True, waiting=waiting)
    else:
        with workspace.store() as store:
            confirm_shared(store)
        opened = connect(workspace, url=url, key_file=key_file, keep=True, waiting=waiting)
    with opened as connection:
        warnings: tuple[str, ...] = ()
        if coder is None:
            with progress("Tagging") as bar:
                warnings = tag(workspace, model=model, progress=bar).warnings
        with progress("Sending") as bar:
            pushed = push(workspace, connection.studio, limit=limit, order=order, progress=bar)
        if live is not None:
            live_tags(workspace, connection.studio, pushed.project, here if connection.server else desk)
    for each in warnings:
        say(each)
    report(pushed)
    emit(pushed.url)
    if connection.server is not None:
        _log_in(connection.server, show_password=show_password)
        if coder:
            say("In one browser a login ends that at another coder’s server: use a private window for one")
    if browser:
        open_browser(
            f"{connection.studio.url}/user/login/?next={pushed.url.removeprefix(connection.studio.url)}"
        )
    if connection.server is None or detach:
        whose = f" --coder {coder}" if coder else ""
        say("When you have reviewed: annotate pull" + (f"; annotate review{whose} --stop" if detach else ""))
        return
    _stay(connection.server)


def live_tags(workspace: Workspace, studio: Studio, project: int, desk: str) -> None:
    """Connect the project to the desk at an address; without one, to none."""
    from annotate.steps.pushing.live import connect_live, disconnect_live

    if desk:
        connect_live(workspace, studio, project, desk)
        say(f"Tags are live: project {project} asks the desk at {desk}")
    elif disconnect_live(workspace, studio):
        say("Tags are no longer live: the project asks the desk no more")


def _log_in(server: LocalServer, *, show_password: bool) -> None:
    mine = server.credentials
    where = mine.password if show_password else f"in {server.credentials_file}"
    say(f"Log in as {mine.user}; the password is {where}. Then press “Label All Tasks”")


def _stay(server: LocalServer) -> None:
    """Keep the server until Ctrl+C or SIGTERM, and notice when it ends by itself."""
    say("Label Studio runs until Ctrl+C; what is submitted is kept. Then: annotate pull")
    try:
        while server.running():
            time.sleep(LOOK_SECONDS)
        say(f"Label Studio has ended; its log is {server.log}")
    except Stopped:
        say("Stopped. Next: annotate pull")
    finally:
        server.stop()
