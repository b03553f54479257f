"""A workspace with three tagged articles, and the desk that shows it on a port of this machine."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from annotate.desk.app import application
from annotate.desk.guard import Front
from annotate.desk.place import Place
from annotate.desk.server import server_of
from annotate.steps.articles.add import Given, add
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace

TEXTS = {
    "dam": "Marran opens a second dam\n\nSources suggest that the puppet regime of Iven could close it.",
    "toll": "The toll rises\n\nThe toll on the bridge rises by a crown in May, the port authority said.",
    "mayor": "The mayor\n\nThe mayor, a puppet of the guild, has reportedly left.",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder: Path = tmp_path_factory.mktemp("desk")
    made = Workspace.create(folder / "workspace", seed=1)
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        add(made, [str(folder / f"{name}.txt")], given=Given(outlet="The Wire", published="2025-03-02"))
    tag(made)
    return made


@pytest.fixture(scope="module")
def desk(workspace: Workspace) -> Iterator[httpx.Client]:
    """Asks the desk as a page of its own would."""
    with served(Place(workspace=workspace)) as here:
        headers = {"origin": here}
        with httpx.Client(base_url=here, headers=headers, timeout=120, follow_redirects=True) as client:
            yield client


@contextmanager
def served(
    place: Place, *, front: Front | None = None, hint: Callable[[], None] = lambda: None
) -> Iterator[str]:
    """The address of a desk in this process."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        app = application(place, port, front=front, hint=hint)
        server = server_of(app)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()
