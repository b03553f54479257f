"""What every test may use."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

pytest_plugins = ["tests.studio_server"]

settings.register_profile("busy", deadline=None)  # a test that waits for a core is not wrong
settings.load_profile("busy")

SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several processes begin with what takes long, so that none is left alone with it at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda each: each.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold corpora that is never part of this project."""
    if not SHARED.exists():
        pytest.skip("the corpora and seed articles are not on this machine (../shared)")
    return SHARED


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium; without it the test is skipped."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install .[dev]")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
