"""The page, the document and the table of a comparison, hostile text among it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotate.coding.consensus import Range
from annotate.compare.comparison import Comparison
from annotate.compare.document import SCHEMA_FILE, document
from annotate.compare.page import lines, page, panel
from tests.compare.comparisons import LABEL, RANDOM, compared, hostile, made, many, ordinary, side
from tests.report.axe import SIDEWAYS, violations
from tests.report.parsed import Page
from tests.report.summaries import SCRIPT


def thousand() -> Comparison:
    entries = [
        replace(
            each,
            title=f"A headline of a usual length about the harbour at Sarel, number {i}",
            proposed=dict.fromkeys(("unattributed_claim", LABEL, "speculative_scenario"), i % 4),
        )
        for i, each in enumerate(many("A", 400, gold=100) + many("B", 300) + many("C", 300))
    ]
    return compared(entries, labels=())


def test_all_sides_of_a_label_share_a_scale() -> None:
    found = panel(ordinary(), LABEL)
    wide, narrow = found.corrected["B"], found.corrected["A"]
    assert wide.rate / narrow.rate == pytest.approx(19 / 3, rel=0.01)
    assert set(found.proposed) == {"A", "B", "C"}
    assert max(bar.high for bar in (*found.proposed.values(), *found.corrected.values())) <= 100


def test_a_row_shows_what_was_approved_where_it_was_reviewed() -> None:
    entries = [
        made("a", ("A", "2025-03-01"), count=4, offer=RANDOM, approved={LABEL: 1}, reviewers=("r-1",)),
        made("b", ("A", "2025-03-02"), count=2),
    ]
    first, second = lines(compared(entries), {"b": "b.html"})
    assert (first.cells[LABEL].count.counted, first.cells[LABEL].width) == (1, 50.0)
    assert (second.cells[LABEL].count.counted, second.cells[LABEL].width, second.file) == (2, 100.0, "b.html")


def test_a_count_of_an_article_has_its_interval_and_its_rate_as_on_its_own_page() -> None:
    entries = [made("a", ("A", "2025-03-01"), count=2), made("b", ("A", "2025-03-02"), count=0)]
    cells = re.findall(r'data-value="[0-9.]+">([0-9].*?)(?:<svg|</td>)', page(compared(entries)))
    assert cells == [
        *("500", "2<small>0 to 7</small><small>low\u00a0·\u00a04.0</small>"),
        *("500", "0<small>0 to 4</small>"),
    ]


def test_an_article_too_short_for_a_rate_has_no_bar_and_sets_no_scale() -> None:
    entries = [made("a", ("A", "2025-03-01"), words=90, count=9), made("b", ("A", "2025-03-02"), count=2)]
    found = compared(entries)
    assert [line.cells[LABEL].width for line in lines(found, {})] == [0, 100.0]
    assert "9<small>4 to 17</small><small>text too short</small></td>" in page(found)


def test_a_row_shows_a_range_where_reviewers_differ_and_never_the_proposals() -> None:
    differing = made(
        "a", ("A", "2025-03-01"), count=9, disputed={LABEL: Range(0, 6)}, reviewers=("r-1", "r-2")
    )
    found = compared([differing, made("b", ("A", "2025-03-02"), count=3)])
    cell = next(lines(found, {})).cells[LABEL]
    assert (cell.count.counted, cell.count.counted_max, cell.width, cell.open) == (0, 6, 0, 100)
    assert ">0 to 6<small>0 to 13</small><small>0.0 to 12.0</small><svg" in page(found)
    said = document(found)
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))).validate(said)
    articles = said["sides"][0]["articles_by_date"]
    assert [each.get("disputed") for each in articles] == [{LABEL: [0, 6]}, None]


def test_a_row_has_a_dash_where_nothing_looked() -> None:
    entries = [
        made("a", ("A", None), count=0, unsearched=frozenset({LABEL})),
        made("b", ("A", None), count=0),
    ]
    cells = re.findall(r'<td class="num zero".*?>(.*?)</td>', page(compared(entries)))
    assert cells == ["–", "0<small>0 to 4</small>"]


def test_hostile_text_stays_text() -> None:
    found = Page(page(hostile()))
    assert [tag for tag, _ in found.elements].count("script") == 1
    assert not [attributes for _, attributes in found.elements if any(x.startswith("on") for x in attributes)]
    assert not [attributes for _, attributes in found.elements if "style" in attributes]
    assert SCRIPT in found.text
    assert "\x1b" not in page(hostile())


def test_rows_lead_to_the_pages_there_are() -> None:
    found = page(compared(many("A", 2)), {"A0": "A0.html"})
    assert re.findall(r'<a href="([^#"]+)"', found) == ["A0.html"]


def test_a_thousand_articles_are_under_five_megabytes() -> None:
    found = page(thousand(), {f"A{i}": f"A{i}.html" for i in range(400)})
    assert found.count("<tr") > 1000
    assert len(found.encode()) < 5_000_000


def test_a_side_without_words_of_its_own_has_no_rate() -> None:
    found = compared(many("A", 3, words=0))
    assert side(found, "A").estimates[LABEL].proposed is None
    assert "no words of the outlet’s own" in page(compared(many("A", 3, words=0) + many("B", 12, gold=10)))


@pytest.mark.browser
@pytest.mark.parametrize("make", [ordinary, hostile])
def test_a_page_breaks_no_rule_of_its_own_and_fits_every_width(
    browser: Any, tmp_path: Path, make: Any
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(make()), encoding="utf-8")
    requests: list[str] = []
    complaints: list[str] = []
    for width in (400, 1000, 1600):
        for scheme in ("light", "dark"):
            tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            tab.on("request", lambda request: requests.append(request.url))
            tab.on("console", lambda message: complaints.append(message.text))
            tab.goto(file.as_uri())
            assert tab.evaluate("getComputedStyle(document.querySelector('.panels')).display") == "grid"
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            assert tab.evaluate(SIDEWAYS) == []
            tab.close()
    assert set(requests) == {file.as_uri()}
    assert complaints == []


@pytest.mark.browser
def test_a_heading_sorts_and_without_script_the_page_reads_the_same(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(ordinary()), encoding="utf-8")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(file.as_uri())
    tab = browser.new_page()
    tab.goto(file.as_uri())
    assert tab.inner_text("body").split() == plain.inner_text("body").split()

    def first(column: int) -> str:
        return str(tab.inner_text(f".stories tbody tr:first-child > :nth-child({column})")).split()[0]

    head = tab.locator(".stories thead th").nth(6)
    head.locator("button").click()
    assert (head.get_attribute("aria-sort"), first(7)) == ("descending", "10")
    head.locator("button").press("Enter")
    assert (head.get_attribute("aria-sort"), first(7)) == ("ascending", "1")
    tab.locator(".stories thead button").nth(1).click()
    assert (head.get_attribute("aria-sort"), first(2)) == (None, "A")
    tab.close()


@pytest.mark.browser
def test_the_headings_of_stories_repeat_on_every_printed_page(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(ordinary()), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    tab.emulate_media(media="print")

    def display(selector: str) -> str:
        return str(tab.evaluate(f"getComputedStyle(document.querySelector('{selector}')).display"))

    assert display(".stories thead") == "table-header-group"
    assert display(".stories thead button") == "contents"  # Chromium leaves a repeated button out
    tab.emulate_media(media="screen")
    assert display(".stories thead button") != "contents"
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1000])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(ordinary()), encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.goto(file.as_uri())
    assert violations(tab) == []
    tab.close()


@pytest.mark.browser
def test_a_thousand_articles_open_and_sort_at_once(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(thousand()), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1000, "height": 900})
    tab.goto(file.as_uri())
    took = tab.evaluate(
        "(() => { const from = performance.now(); document.querySelector('.stories thead button').click(); "
        "document.body.offsetHeight; return performance.now() - from })()"
    )
    assert took < 2000
    tab.close()
