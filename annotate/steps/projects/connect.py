"""Find the Label Studio that a workspace works with, or start its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import UsageError
from annotate.steps.coders.people import own_servers
from annotate.studio.client import Studio
from annotate.studio.key import api_key
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Connection:
    """A Label Studio to work with; `server` is None when it is somebody else's."""

    studio: Studio
    server: LocalServer | None = None


@contextmanager
def connect(
    workspace: Workspace,
    *,
    url: str | None = None,
    key_file: Path | None = None,
    keep: bool = False,
    waiting: Callable[[float], None] = lambda _: None,
) -> Iterator[Connection]:
    """The Label Studio at `url`, or the one in the settings, or else the workspace's own, started if need be.

    A server that was started here is stopped at the end of the block; `keep` leaves it running unless the
    block fails. `waiting` is told the seconds spent waiting for the start. MissingError if it cannot be used.
    """
    url = url or workspace.config.studio_url
    if url is not None:
        with Studio(url, api_key(key_file)) as studio:
            yield Connection(studio=studio)
        return
    if key_file is not None:
        raise UsageError("a key file goes with an address: give --url too, or set it in annotate.toml")
    with connect_to(LocalServer(workspace.state), keep=keep, waiting=waiting) as connection:
        yield connection


def everywhere(
    workspace: Workspace,
    *,
    url: str | None = None,
    key_file: Path | None = None,
    waiting: Callable[[float], None] = lambda _: None,
) -> Iterator[AbstractContextManager[Connection]]:
    """All servers where people may have reviewed: the one above, and those that coders have of their own."""
    with workspace.store() as store:
        filled = {each.server for each in store.tasks()} | {each.server for each in store.team_projects()}
    own = [each for each in own_servers(workspace) if each.name in filled]
    local = LocalServer(workspace.state)
    if url or workspace.config.studio_url or not own or (local.data.is_dir() and local.name in filled):
        yield connect(workspace, url=url, key_file=key_file, waiting=waiting)
    for server in own:
        yield connect_to(server, waiting=waiting)


@contextmanager
def connect_to(
    server: LocalServer, *, keep: bool = False, waiting: Callable[[float], None] = lambda _: None
) -> Iterator[Connection]:
    """A server on this machine, started if need be, and then stopped at the end as `connect` does."""
    running = server.running()
    address = running or server.start(waiting=waiting)
    stay = running is not None
    try:
        with Studio(address, server.credentials.key, name=server.name) as studio:
            yield Connection(studio=studio, server=server)
        stay = stay or keep
    finally:
        if not stay:
            server.stop()
