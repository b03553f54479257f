"""`annotate serve`."""

from typing import Annotated

import typer

from annotate.cli.console import emit, say
from annotate.cli.review import open_browser
from annotate.desk.place import Place
from annotate.errors import MissingError, Stopped, UsageError
from annotate.workspace import Workspace

HOST = typer.Option(
    help="Only this machine: 127.0.0.1. For others put a server with TLS and a password in front."
)
LEAD = typer.Option("--lead", help="Also show tags and reviews of articles that people still have to code.")


def serve_command(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    host: Annotated[str, HOST] = "127.0.0.1",
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    lead: Annotated[bool, LEAD] = False,
) -> None:
    """Serve the desk: articles, summaries, comparisons and tags in context as pages for a browser.

    A text or an address can be pasted and is read at once; nothing is stored unless that is asked for. It
    runs on this machine alone, until Ctrl+C, and blocks no other command.

    Example: annotate serve --port 8090
    """
    if host not in ("127.0.0.1", "localhost"):
        raise UsageError(
            f"--host {host}: the desk has no accounts and no TLS, so it serves this machine alone. From "
            "another machine it is reached by `ssh -L PORT:127.0.0.1:PORT`"
        )
    try:
        from annotate.desk.server import running, serve
    except ModuleNotFoundError as error:
        raise MissingError(
            f"the desk needs {error.name}, which is not installed: pip install 'annotate-news[serve]'"
        ) from None
    workspace = Workspace.find()

    def started(url: str) -> None:
        emit(url)
        say("The desk runs until Ctrl+C")
        if browser:
            open_browser(url)

    try:
        if not serve(Place(workspace=workspace, lead=lead), port=port, started=started):
            emit(running(workspace))
            say("The desk of this workspace runs there already")
    except (Stopped, KeyboardInterrupt):
        say("Stopped")
