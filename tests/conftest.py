"""What every test may use."""

from pathlib import Path

import pytest

pytest_plugins = ["tests.studio_server"]

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold corpora that is never part of this project."""
    if not SHARED.exists():
        pytest.skip("the corpora and seed articles are not on this machine (../shared)")
    return SHARED
