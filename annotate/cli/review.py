"""`annotate review`."""

import os
import sys
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli import completion
from annotate.cli.console import emit, progress, say
from annotate.desk.address import serving
from annotate.errors import Stopped, UsageError
from annotate.report.vocabulary import plural
from annotate.steps.connect import connect, connect_to
from annotate.steps.people import server_of
from annotate.steps.push import push
from annotate.steps.pushed import Pushed
from annotate.steps.tag import tag
from annotate.steps.team_push import confirm_shared
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

URL = typer.Option(help="Address of an existing Label Studio; default: annotate.toml, or a local server.")
KEY_FILE = typer.Option(help="File with the API key of that server; default: $ANNOTATE_STUDIO_KEY.")
LIMIT = typer.Option(min=1, help="Send at most this many new articles; without it, all.")
ORDER = typer.Option(
    help="With --limit, which go first: random ones, or those the model is unsure of with one in five random."
)
MODEL = typer.Option(
    help="The model that scores: current, none, or a model's id.", autocompletion=completion.models
)
PASSWORD = typer.Option("--show-password", help="Print the password instead of the file that holds it.")
LIVE = typer.Option(
    "--live/--no-live",
    help="Have the project ask the desk (annotate serve) for tags of articles that lack them, and train on "
    "what is reviewed; or no longer.",
)
CODER = typer.Option(metavar="NAME", help="The coder whose own server it is.")
LOOK_SECONDS = 2.0

Order = Literal["random", "uncertainty"]


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
    limited(limit, order)
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
    from annotate.steps.live import connect_live, disconnect_live

    if desk:
        connect_live(workspace, studio, project, desk)
        say(f"Tags are live: project {project} asks the desk at {desk}")
    elif disconnect_live(workspace, studio):
        say("Tags are no longer live: the project asks the desk no more")


def _log_in(server: LocalServer, *, show_password: bool) -> None:
    mine = server.credentials
    where = mine.password if show_password else f"in {server.credentials_file}"
    say(f"Log in as {mine.user}; the password is {where}. Then press “Label All Tasks”")


def report(pushed: Pushed) -> None:
    """Say what a push did."""
    for remark in pushed.told:
        say(remark)
    for line in describe(pushed):
        emit(line)


def describe(pushed: Pushed) -> Iterator[str]:
    """What a push did, in lines for a person."""
    for each in pushed.shares:
        again = ", to be coded again" if each.purpose == "again" else ""
        yield (
            f"{each.coder.name} ({each.coder.code}): {plural(each.assigned, 'article')}{again}, "
            f"{each.finished} finished: {each.url}"
        )
    yield (
        f"{plural(pushed.sent, 'article')} sent, {pushed.renewed} renewed, {pushed.current} up to date, "
        f"{pushed.kept} kept, since reviewed or being reviewed"
    )
    tags = plural(pushed.tags, "tag")
    if pushed.shares:
        yield f"{tags} to look at, as they were when the articles were given out"
    else:
        yield f"{tags} to look at; {pushed.withheld} below their label's threshold stay here"
    if pushed.waiting:
        yield (
            f"{pushed.drawn} of {plural(pushed.sent, 'article')} sent drawn at random; {pushed.waiting} left "
            "for a later push"
        )
    if pushed.untagged:
        yield f"{plural(pushed.untagged, 'article')} not sent, since not tagged yet: annotate tag"
    if pushed.removed:
        which = "that are no longer to be there" if pushed.shares else "of superseded or doubled articles"
        yield f"{plural(pushed.removed, 'untouched task')} {which} taken out"


def say_to_lead(*, local: bool) -> None:
    """What the lead of a team does next; `local` says that the server is the workspace's own."""
    up = "While `annotate review` keeps the server up, each" if local else "Each"
    say(f"{up} coder opens the project of their name; then: annotate pull, and annotate progress")


def limited(limit: int | None, order: Order | None) -> None:
    """UsageError for an order without a limit: where all is sent there is nothing to choose."""
    if order is not None and limit is None:
        raise UsageError("--order says which articles are sent first: say how many with --limit N")


def waiting(seconds: float) -> None:
    """Tell the person, once, why nothing happens while a server starts."""
    if seconds == 0:
        say("Starting Label Studio (half a minute the first time, a few seconds later) …")


def open_browser(address: str) -> None:
    """Open a graphical browser; where there is none, the printed address must do."""
    graphical = sys.platform in ("darwin", "win32") or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}
    if graphical:
        webbrowser.open(address)


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
