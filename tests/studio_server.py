"""One real Label Studio for the whole test session, and workspaces that use it."""

import importlib.util
import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.studio.material import CODEBOOK

#: Tests that use the server run in one process: one server is enough for two cores.
STUDIO = [pytest.mark.studio, pytest.mark.xdist_group("studio")]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Callable[[LocalServer], LocalServer]:
    """Gives a server a new database, and the key to it, which by itself it would build for half a minute."""
    if importlib.util.find_spec("label_studio") is None:
        pytest.skip("Label Studio is not installed: pip install 'annotate-news[studio]'")
    built = LocalServer(tmp_path_factory.mktemp("built"))
    built.start()
    built.stop()

    def made_ready(server: LocalServer) -> LocalServer:
        shutil.copytree(built.data, server.data, ignore=shutil.ignore_patterns("name"), dirs_exist_ok=True)
        shutil.copy(built.credentials_file, server.credentials_file)
        return server

    return made_ready


@pytest.fixture(scope="session")
def local_server(
    ready: Callable[[LocalServer], LocalServer], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LocalServer]:
    """A Label Studio of our own, started once and stopped at the end."""
    server = ready(LocalServer(tmp_path_factory.mktemp("studio")))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def studio(local_server: LocalServer) -> Iterator[Studio]:
    url = local_server.start()  # a test may have killed it
    with Studio(url, local_server.credentials.key, name=local_server.name) as connected:
        yield connected


@pytest.fixture
def new_workspace(tmp_path: Path) -> Callable[[], Workspace]:
    """Makes workspaces with the codebook of the tests and a project of their own."""

    return lambda: own_project(tmp_path)


@pytest.fixture
def workspace(new_workspace: Callable[[], Workspace]) -> Workspace:
    return new_workspace()


def own_project(folder: Path) -> Workspace:
    """A new workspace in `folder` with the codebook of the tests and a project that no other has."""
    title = f"Project {uuid.uuid4().hex[:12]}"
    workspace = Workspace.create(folder / title.replace(" ", "-"), seed=1)
    (workspace.root / "guidelines.md").write_text(CODEBOOK.text, encoding="utf-8")
    settings = workspace.root / "annotate.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"News articles"', f'"{title}"'), encoding="utf-8"
    )
    return replace(workspace, config=Workspace.at(workspace.root).config)
