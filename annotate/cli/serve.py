"""`annotate serve`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.cli.browser import open_browser
from annotate.cli.console import emit, say
from annotate.desk.place import Place
from annotate.errors import InputError, MissingError, Stopped, UsageError
from annotate.parse import address
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.desk.guard import Front

PASSWORD_VARIABLE = "ANNOTATE_DESK_PASSWORD"
SHORTEST = 12  #: characters of a password that others on the network can try to guess

HOST = typer.Option(help="Where to listen; another address than this machine's needs --behind-tls.")
BEHIND = typer.Option(
    "--behind-tls",
    metavar="URL",
    help="The https address of a web server that passes requests on to the desk; whoever comes that way "
    f"needs the password in --password-file or ${PASSWORD_VARIABLE}.",
)
PASSWORD = typer.Option(help=f"File with the desk's password; default: ${PASSWORD_VARIABLE}.")
LEAD = typer.Option("--lead", help="Also show tags and reviews of articles that people still have to code.")
PORT = typer.Option(min=0, max=65535, help="0 takes that of the last time, or a free one.")


def serve_command(
    port: Annotated[int, PORT] = 0,
    host: Annotated[str, HOST] = "127.0.0.1",
    behind_tls: Annotated[str | None, BEHIND] = None,
    password_file: Annotated[Path | None, PASSWORD] = None,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    lead: Annotated[bool, LEAD] = False,
) -> None:
    """Serve the desk: articles, summaries, comparisons and tags in context as pages for a browser.

    A text or an address can be pasted and is read at once; nothing is stored unless that is asked for. It
    runs on this machine alone, until Ctrl+C, and blocks no other command. With `annotate review --live` Label
    Studio asks it for tags, and it trains on what is reviewed.

    Example: annotate serve --port 8090
    """
    if host not in ("127.0.0.1", "localhost") and behind_tls is None:
        raise UsageError(
            f"--host {host}: without TLS and a password the desk serves this machine alone. From another "
            "machine it is reached by `ssh -L PORT:127.0.0.1:PORT`; or put a web server with TLS in front, "
            "and name its address with --behind-tls https://desk.example.org"
        )
    try:
        from annotate.desk.address import written_down
        from annotate.desk.server import serve
    except ModuleNotFoundError as error:
        raise MissingError(
            f"the desk needs {error.name}, which is not installed: pip install 'annotate-news[serve]'"
        ) from None
    workspace = Workspace.find()
    front = None if behind_tls is None else front_of(behind_tls, password_file)
    if front is None and password_file is not None:
        raise UsageError("--password-file goes with --behind-tls: this machine's own desk has no password")

    def started(url: str) -> None:
        emit(url)
        say("The desk runs until Ctrl+C")
        if browser:
            open_browser(url)

    try:
        place = Place(workspace=workspace, lead=lead)
        if not serve(place, port=port, host=host, front=front, started=started, say=say):
            emit(written_down(workspace)[0] or "an address that it did not write down")
            say("The desk of this workspace runs there already")
    except (Stopped, KeyboardInterrupt):
        say("Stopped")


def front_of(url: str, password_file: Path | None) -> "Front":
    """The web server in front. InputError for an address or a password that will not do."""
    from annotate.desk.guard import Front

    parts = address(url)
    if parts.scheme != "https" or not parts.netloc or parts.username or parts.path.strip("/") or parts.query:
        raise InputError(
            f"--behind-tls {url!r} is no address of a web server with TLS: write it like "
            "https://desk.example.org"
        )
    if password_file is None:
        password, where = os.environ.get(PASSWORD_VARIABLE, ""), f"${PASSWORD_VARIABLE}"
    else:
        where = f"the password file {password_file}"
        try:
            password = password_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{where} cannot be read: {error}") from None
    password = password.strip()
    if len(password) < SHORTEST or not password.isprintable():
        raise InputError(
            f"{where} has no password of {SHORTEST} characters or more on one line, and others can try to "
            "guess it: write a longer one there"
        )
    return Front(url=f"https://{parts.netloc.lower().removesuffix(':443')}", password=password)
