"""The desk's server: once for each workspace, on this machine alone or behind TLS, until Ctrl+C."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from filelock import FileLock, Timeout

from annotate.desk.address import LOCK, write_down, written_down
from annotate.desk.app import application
from annotate.desk.guard import Front, Guard
from annotate.desk.place import Place
from annotate.desk.rounds import Rounds
from annotate.errors import MissingError

HERE = "127.0.0.1"


def serve(
    place: Place,
    *,
    port: int,
    host: str = HERE,
    front: Front | None = None,
    started: Callable[[str], None],
    say: Callable[[str], None],
) -> bool:
    """Serve until stopped; `started` is told the address. False where it runs already.

    Port 0 takes that of the last time, or a free one. `front` is what stands between the desk and others;
    without one the desk is for this machine. What happens to live tags is said. MissingError if the port is
    taken by another program.
    """
    try:
        with FileLock(place.workspace.state / LOCK, timeout=0), socket.socket() as listening:
            _bind(listening, host, port, written_down(place.workspace)[1])
            listening.listen()  # who opens the address at once waits, and is not refused
            port = listening.getsockname()[1]
            url = front.url if front else f"http://{HERE}:{port}"
            write_down(place.workspace, url=url, port=port)
            rounds = Rounds(place.workspace, say)
            server = server_of(application(place, port, front=front, hint=rounds.hint))
            started(url)
            threading.Thread(target=place.warm, daemon=True).start()
            rounds.start()
            try:
                server.run([listening])
            finally:
                rounds.stop()
    except Timeout:
        return False
    return True


def server_of(app: Guard) -> uvicorn.Server:
    """A server that keeps no record of requests: addresses that Label Studio asks are secrets."""
    return uvicorn.Server(
        uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    )


def _bind(listening: socket.socket, host: str, port: int, last: int) -> None:
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if not port and last:
        with suppress(OSError):
            listening.bind((host, last))
            return
    try:
        listening.bind((host, port))
    except OSError as error:
        raise MissingError(f"port {port} of {host} cannot be used ({error.strerror}): name another") from None
