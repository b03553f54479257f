"""The desk's server: on this machine alone, once for each workspace, until Ctrl+C."""

import json
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from filelock import FileLock, Timeout

from annotate.desk.app import application
from annotate.desk.place import Place
from annotate.errors import MissingError
from annotate.files import write
from annotate.parse import json_value
from annotate.workspace import Workspace


def running(workspace: Workspace) -> str:
    """Where the desk of this workspace was started last."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json_value((workspace.state / "desk.json").read_bytes())["url"])
    return "an address that it did not write down"


def serve(place: Place, *, port: int, started: Callable[[str], None]) -> bool:
    """Serve until stopped; `started` is told the address. False where it runs already (see `running`).

    Port 0 takes a free one. MissingError if the port is taken by another program.
    """
    state = place.workspace.state
    try:
        with FileLock(state / "desk.lock", timeout=0), socket.socket() as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listening.bind(("127.0.0.1", port))
            except OSError as error:
                raise MissingError(f"port {port} cannot be used ({error.strerror}): name another") from None
            listening.listen()  # who opens the address at once waits, and is not refused
            port = listening.getsockname()[1]
            url = f"http://127.0.0.1:{port}"
            write(state / "desk.json", json.dumps({"url": url}), private=True)
            settings = uvicorn.Config(
                application(place, port),
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=3,
            )
            started(url)
            threading.Thread(target=place.warm, daemon=True).start()
            uvicorn.Server(settings).run([listening])
    except Timeout:
        return False
    return True
