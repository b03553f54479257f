"""Where the desk of a workspace runs: written down by the desk, for the commands."""

import json
from contextlib import suppress

from annotate.errors import MissingError
from annotate.files import write
from annotate.parse import json_value
from annotate.workspace import Workspace

LOCK = "desk.lock"  #: in the folder for state, held while the desk serves
_FILE = "desk.json"


def write_down(workspace: Workspace, *, url: str, port: int) -> None:
    """Keep the address at which browsers reach the desk, and its port on this machine."""
    write(workspace.state / _FILE, json.dumps({"url": url, "port": port}), private=True)


def written_down(workspace: Workspace) -> tuple[str, int]:
    """Where the desk was started last; no address and port 0 where that is not known."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json_value((workspace.state / _FILE).read_bytes())
        return str(found["url"]), int(found["port"])
    return "", 0


def serving(workspace: Workspace) -> tuple[str, str]:
    """Where others reach the desk that runs, and where this machine does. MissingError if it does not run."""
    from filelock import FileLock, Timeout

    lock = FileLock(workspace.state / LOCK, timeout=0)
    try:
        lock.acquire()
        lock.release()
    except Timeout:
        url, port = written_down(workspace)
        if url:
            return url, f"http://127.0.0.1:{port}"
    raise MissingError(
        "the desk is not running, and Label Studio gets its tags from it: start `annotate serve` "
        "in another terminal and leave it there, then run this again"
    )
