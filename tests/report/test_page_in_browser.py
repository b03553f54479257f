"""The page as a browser shows it: its style is allowed, nothing else is, and axe finds nothing."""

import re
from pathlib import Path
from typing import Any

import pytest

from annotate.report.page import page
from annotate.report.summary import Summary
from annotate.steps.tags.scan import scan
from annotate.steps.tags.tagging import tagger
from tests.report.axe import SIDEWAYS, violations
from tests.report.examples import CODEBOOK, article, bare, summarise, tag
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


def test_a_real_article_prints_on_five_pages_and_the_last_is_no_bare_footer(
    browser: Any, tmp_path: Path, shared: Path
) -> None:
    (seed,) = (shared / "seeds").glob("000_*.txt")
    (summary,) = scan([str(seed)], tagger())
    assert isinstance(summary, Summary)
    file = tmp_path / "page.html"
    file.write_text(page(summary), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    printed = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 5
    tab.emulate_media(media="print")
    styles = """(name) => getComputedStyle(document.querySelector(name))"""
    assert tab.evaluate(f"({styles})('footer').breakBefore") == "avoid"
    assert tab.evaluate(f"({styles})('h2').breakAfter") == "avoid"
    tab.close()


def test_equal_tags_are_one_paragraph_beside_the_text_that_is_read(browser: Any, tmp_path: Path) -> None:
    of = article("The regime spoke.\n\nThe regime lied. A gang sang.", title="")
    tags = [tag(of, "regime", "loaded_label"), tag(of, "regime", "loaded_label", nth=1)]
    tags.append(tag(of, "gang", "loaded_label"))
    file = tmp_path / "page.html"
    file.write_text(page(summarise(bare(of, tags, outlet=200), CODEBOOK, source="")), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    tab.goto(file.as_uri())
    rows = tab.evaluate(
        "[...document.querySelectorAll('.row')].map((row) => row.querySelectorAll('li').length)"
    )
    assert rows == [1, 1]
    numbers = tab.evaluate(
        "[...document.querySelectorAll('#e1 a.at')].map((link) => link.getAttribute('href'))"
    )
    assert numbers == ["#m1", "#m2"]
    beside = "(() => { const [p, li] = ['.row:nth-child(2) > p', '#e3'].map((x) => document.querySelector(x)"
    tops = tab.evaluate(f"{beside}.getBoundingClientRect().top); return [p, li] }})()")
    assert abs(tops[0] - tops[1]) < 40  # the reason stands where its paragraph does
    tab.close()


def test_on_a_phone_labels_without_anything_are_one_sentence(browser: Any, tmp_path: Path) -> None:
    of = article("The regime spoke.", title="")
    file = tmp_path / "page.html"
    made = summarise(bare(of, [tag(of, "regime", "loaded_label")], outlet=200), CODEBOOK, source="")
    file.write_text(page(made), encoding="utf-8")
    for width, rows, folded in ((390, 1, True), (1400, 3, False)):
        tab = browser.new_page(viewport={"width": width, "height": 900})
        tab.goto(file.as_uri())
        shown = "[...document.querySelectorAll('.rates tbody tr')].filter((row) => row.offsetHeight).length"
        assert tab.evaluate(shown) == rows
        assert tab.locator(".folded").is_visible() == folded
        tab.close()
