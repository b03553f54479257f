"""What the tests of steps may use: the samples in a workspace, tagged."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.steps.coded import filled
from tests.steps.team_of_coders import Team
from tests.studio.accounts import Colleague


@pytest.fixture(scope="session")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the samples that all tests share: nobody writes in it."""
    root = tmp_path_factory.mktemp("samples") / "desk"
    filled(Workspace.create(root, seed=1))
    return root


@pytest.fixture
def desk(tagged: Path, tmp_path: Path) -> Workspace:
    """The same workspace, the test's own."""
    return Workspace.at(shutil.copytree(tagged, tmp_path / "desk"))


@pytest.fixture(scope="module")
def team(local_server: LocalServer) -> Iterator[Team]:
    """Three colleagues with accounts on the server."""
    key = local_server.credentials.key
    with Studio(local_server.start(), key, name=local_server.name) as studio:
        ada, ben, cy = (Colleague(studio, key) for _ in range(3))
    with ada, ben, cy:
        yield ada, ben, cy
