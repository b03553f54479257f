"""`review`, `push` and `pull` as typed, with the server that a workspace starts for itself."""

import os
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from annotate.studio.client import Studio
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.command import annotate
from tests.studio.material import region
from tests.studio_server import STUDIO

pytestmark = STUDIO

TEXT = "Dam opened 🚧\n\nThe puppet regime promised an answer. Sources suggest that it may come on Monday.\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def desk(workspace: Workspace, ready: Callable[[LocalServer], LocalServer]) -> Iterator[Workspace]:
    """A workspace with one article and a server of its own, whose database is built already."""
    server = ready(LocalServer(workspace.state))
    (workspace.root / "dam.txt").write_text(TEXT, encoding="utf-8")
    yield workspace
    server.stop()


@pytest.fixture
def run(desk: Workspace) -> Run:
    keyless = {name: value for name, value in os.environ.items() if name != KEY_VARIABLE}
    return partial(annotate, folder=desk.root, env=keyless)


def test_a_server_is_started_kept_used_and_stopped(desk: Workspace, run: Run) -> None:
    server = LocalServer(desk.state)
    assert run("add", "dam.txt").returncode == 0
    reviewing = run("review", "--detach", "--no-browser")
    assert reviewing.returncode == 0, reviewing.stderr
    url = server.running()
    assert url is not None
    assert "1 article sent, 0 renewed, 0 up to date" in reviewing.stdout
    assert reviewing.stdout.splitlines()[-1].startswith(f"{url}/projects/")
    said = f"Log in as reviewer@localhost; the password is in {server.credentials_file}. Then press"
    assert f"{said} “Label All Tasks”" in reviewing.stderr
    secrets = (server.credentials.password, server.credentials.key)
    assert not any(each in reviewing.stdout + reviewing.stderr for each in secrets)

    again = run("review", "--detach", "--no-browser", "--show-password")
    assert f"the password is {server.credentials.password}" in again.stderr
    assert "0 articles sent, 0 renewed, 1 up to date" in again.stdout

    with Studio(url, server.credentials.key, name=server.name) as studio:
        project = studio.find(desk.config.studio_project)
        assert project is not None
        [task] = studio.task_states(project)
        studio.submit(task.task_id, [region("new", "slander", 0, 3)])
    pulled = run("pull")
    assert pulled.returncode == 1  # what could not be taken is never passed over
    assert "1 new review and 0 articles newly skipped" in pulled.stdout
    assert "the codebook has no label 'slander'" in pulled.stderr
    assert server.running() == url  # it ran before and goes on

    assert run("review", "--stop").stdout == "The local Label Studio was stopped\n"
    assert server.running() is None
    assert run("review", "--stop").stdout == "No local Label Studio was running\n"

    later = run("pull")
    assert later.returncode == 0
    assert (
        "0 new reviews and 0 articles newly skipped (0 of them changed an earlier review); 1 known before"
        in (later.stdout)
    )
    assert server.running() is None  # it was started for the pull alone


def test_mistakes_are_named_without_a_traceback(run: Run, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("f" * 40)
    for words, code, said in [
        (("push", "--url", "http://127.0.0.1:9"), 3, "needs an API key"),
        (("pull", "--key-file", "key"), 2, "a key file goes with an address"),
        (
            ("review", "--url", "nonsense", "--key-file", str(tmp_path / "key")),
            3,
            "is not the address of a server",
        ),
    ]:
        (tmp_path / "key").write_text("f" * 40)
        done = run(*words)
        assert done.returncode == code, done.stderr
        assert said in done.stderr
        assert "Traceback" not in done.stderr
