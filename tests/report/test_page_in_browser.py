"""The page as a browser shows it: its style is allowed, nothing else is, and axe finds nothing."""

from pathlib import Path
from typing import Any

import pytest

from annotate.report.page import page
from tests.report.axe import SIDEWAYS, violations
from tests.report.summaries import beside, hostile, plain, reviewed

pytestmark = pytest.mark.browser

WIDTHS = (320, 400, 700, 1000, 1600)


@pytest.mark.parametrize("make", [plain, reviewed, hostile, beside])
def test_a_page_breaks_no_rule_of_its_own_and_fits_every_width(
    browser: Any, tmp_path: Path, make: Any
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(make()), encoding="utf-8")
    requests: list[str] = []
    complaints: list[str] = []
    for width in WIDTHS:
        tab = browser.new_page(viewport={"width": width, "height": 900})
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.goto(file.as_uri())
        assert tab.evaluate("getComputedStyle(document.querySelector('.finding')).fontSize") == "20px"
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(SIDEWAYS) == []
        tab.close()
    assert set(requests) == {file.as_uri()}
    assert complaints == []


def test_a_narrow_page_names_each_cell(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(beside()), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 400, "height": 900})
    tab.goto(file.as_uri())
    named = """(table) => [...document.querySelectorAll(table + " tbody tr")].map((row) => [...row.cells].map(
      (cell) => getComputedStyle(cell, "::before").content))"""
    for table in (".rates", ".behind"):
        columns = tab.evaluate("(table) => document.querySelectorAll(table + ' thead th').length", table)
        for _, *cells in tab.evaluate(named, table):
            assert len(cells) == columns - 1
            assert all(each.strip('"') not in ("", "none") for each in cells)
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1600])
@pytest.mark.parametrize("make", [reviewed, beside])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, scheme: str, width: int, make: Any) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(make()), encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.goto(file.as_uri())
    assert violations(tab) == []
    tab.close()


def test_a_number_leads_to_its_reason_and_back_by_keyboard(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(plain()), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1000, "height": 900})
    tab.goto(file.as_uri())
    tab.focus("a.number[href='#e3']")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector(':target').id") == "e3"
    tab.focus("#e3 a.at")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector(':target').id") == "m3"
    tab.close()


def test_print_keeps_every_reason(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(beside()), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    on_screen = tab.inner_text("body").split()
    tab.emulate_media(media="print")
    assert tab.inner_text("body").split() == on_screen
    assert tab.pdf(format="A4").startswith(b"%PDF")
    tab.close()
