"""What axe, which looks for barriers, says of a page."""

from pathlib import Path
from typing import Any

import pytest

SIDEWAYS = """[...document.querySelectorAll(".wide")].filter((each) => each.scrollWidth > each.clientWidth)
  .map((each) => each.getAttribute("aria-label"))"""


def violations(tab: Any) -> list[tuple[str, str]]:
    """Each rule of axe that the page in the tab breaks, with the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found = axe.run(tab).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def confirm_page(browser: Any, folder: Path, text: str, width: int, scheme: str) -> None:
    """A page fits the width, has no barriers, complains of nothing and asks for nothing."""
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    requests: list[str] = []
    complaints: list[str] = []
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto(file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate(SIDEWAYS) == []
    assert violations(tab) == []
    assert (requests, complaints) == ([file.as_uri()], [])
    tab.close()
