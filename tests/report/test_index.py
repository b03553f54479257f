from dataclasses import replace
from pathlib import Path
from typing import Any

from annotate.report.index import index, index_in_parts, row
from annotate.report.summary import Summary
from tests.book import BOOK
from tests.report.axe import SIDEWAYS, violations
from tests.report.examples import TAGGED, summarise
from tests.report.parsed import Page
from tests.report.summaries import SCRIPT, hostile, own, plain, reviewed


def dated(day: str) -> Summary:
    return replace(plain(), publications=(replace(hostile().publications[0], published=day),))


def test_the_index_lists_articles_newest_first_and_escapes_them() -> None:
    rows = [
        row(plain(), "a.html"),
        row(dated("2025-03-01"), "old.html"),
        row(dated("2025-03-02"), "new.html"),
        row(hostile(), "c.html"),
    ]
    text = index(rows)
    parsed = Page(text)
    assert [attributes["href"] for name, attributes in parsed.elements if name == "a"] == [
        "new.html",
        "old.html",
        "a.html",
        "c.html",
    ]
    assert [name for name, _ in parsed.elements].count("script") == 1  # ours
    assert SCRIPT in parsed.text


def test_what_is_kept_of_many_articles_is_small_and_their_page_comes_in_parts() -> None:
    rows = [row(own(), f"{number}.html") for number in range(40)]
    assert [label.voices for label in rows[0].labels] == [{}] * len(rows[0].counts)
    assert rows[0].labels[0] is rows[1].labels[0]
    parts = list(index_in_parts(rows))
    assert len(parts) > 1
    assert "".join(parts) == index(rows)


def test_low_counts_are_marked_and_a_text_too_short_has_no_rate() -> None:
    assert "<small>low\u00a0·\u00a05.0</small>" in index([row(own(), "a.html")])
    assert "<small>low\u00a0·\u00a0text too short</small>" in index([row(plain(), "a.html")])


def test_every_count_has_its_interval_and_none_where_nothing_looked() -> None:
    text = index([row(own(), "a.html")])
    assert ">2<small>0 to 7</small>" in text
    assert ">0<small>0 to 4</small></td>" in index([row(summarise(TAGGED, BOOK, source="dam.txt"), "a.html")])
    assert "<small>" not in index([replace(row(own(), "a.html"), counts={})])


def test_eight_labels_fit_a_common_screen(browser: Any, tmp_path: Path) -> None:
    summary = summarise(TAGGED, BOOK, source="dam.txt")
    named = replace(row(summary, "a.html"), outlets="The Orlo Intelligencer", published="2025-03-01")
    file = tmp_path / "index.html"
    file.write_text(index([named]), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1200, "height": 900})
    tab.goto(file.as_uri())
    assert tab.evaluate(SIDEWAYS) == []
    tab.close()


def test_the_index_is_searched_and_filtered_without_a_server(browser: Any, tmp_path: Path) -> None:
    other = replace(reviewed(), article=replace(reviewed().article, text="Rain fell.", title_end=10))
    file = tmp_path / "index.html"
    file.write_text(index([row(dated("2025-03-01"), "a.html"), row(other, "b.html")]), encoding="utf-8")
    for width in (390, 1400):
        tab = browser.new_page(viewport={"width": width, "height": 900})
        tab.goto(file.as_uri())
        seen = "[...document.querySelectorAll('tbody tr')].filter((row) => row.offsetHeight).length"
        assert (tab.evaluate(seen), tab.inner_text("[role=status]")) == (2, "2 of 2")
        tab.fill("input", "orlo DAM")
        assert (tab.evaluate(seen), tab.inner_text("[role=status]")) == (1, "1 of 2")
        tab.fill("input", "")
        tab.select_option("select >> nth=1", "yes")
        assert tab.inner_text("tbody tr:not([hidden]) a") == "Rain fell."
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.locator("tr:not([hidden]) td:has(small)").first.is_visible()  # rates, on a phone too
        assert violations(tab) == []
        tab.close()
