"""Find the Label Studio that a workspace works with, or start its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import UsageError
from annotate.studio.client import Studio, api_key
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Connection:
    """A Label Studio to work with; `server` is None when it is somebody else's.

    `started` is True when this call started the local server: whoever needed it only briefly stops it.
    """

    studio: Studio
    server: LocalServer | None = None
    started: bool = False


def connect(
    workspace: Workspace,
    *,
    url: str | None = None,
    key_file: Path | None = None,
    waiting: Callable[[float], None] = lambda _: None,
) -> Connection:
    """The Label Studio at `url`, or the one in the settings, or else the workspace's own, started if need be.

    `waiting` is told the seconds spent waiting for the start. MissingError if it cannot be used.
    """
    url = url or workspace.config.studio_url
    if url is not None:
        return Connection(studio=Studio(url, api_key(key_file)))
    if key_file is not None:
        raise UsageError("a key file goes with an address: give --url too, or set it in annotate.toml")
    server = LocalServer(workspace.state)
    running = server.running()
    address = running or server.start(waiting=waiting)
    studio = Studio(address, server.credentials.key, name=server.name)
    return Connection(studio=studio, server=server, started=running is None)
