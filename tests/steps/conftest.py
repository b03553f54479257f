"""What the tests of steps may use: the samples in a workspace, tagged."""

import shutil
from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.steps.coded import filled


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
