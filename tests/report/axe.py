"""What axe, which looks for barriers, says of a page."""

from typing import Any

import pytest


def violations(tab: Any) -> list[tuple[str, str]]:
    """Each rule of axe that the page in the tab breaks, with the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = axe.run(tab).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]
