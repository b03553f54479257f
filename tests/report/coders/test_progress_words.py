"""The tables, the page and the document of progress."""

from pathlib import Path
from typing import Any

import pytest

from annotate.report.coders.progress import Progress, progress
from annotate.report.coders.progress_document import document
from annotate.report.coders.progress_words import limit, page, rate, share, tables
from annotate.report.coders.work import Rate, Share
from tests.report.axe import confirm_page
from tests.report.coders.test_progress import keys, work
from tests.report.parsed import Page


def many() -> Progress:
    """Three coders with quarters, one of whom did not read."""
    works = [
        work(f"r-{coder}00000", str(i), "accepted", "rejected", "added", at=3 * i + j, words=800)
        for j, coder in enumerate("abc")
        for i in range(12)
    ]
    works.append(work("r-a00000", "fast", seconds=2.3, words=2874, unread=True))
    return progress(works, keys("r-b00000", *map(str, range(20))), limit=700, names={"r-a00000": "ada@x.org"})


def test_the_tables_fit_into_eighty_columns() -> None:
    for each in tables(many()):
        cells = [each.columns, *each.rows]
        widths = [max(len(row[column]) for row in cells) for column in range(len(each.columns))]
        assert sum(widths) + 2 * (len(widths) - 1) <= 80, each.heading


def test_who_did_not_read_is_named_with_the_words_and_the_seconds() -> None:
    [unread] = [each for each in tables(many()) if each.heading == "Left out as not read"]
    assert unread.rows == (("fast", "r-a00000", "2,874", "2.3", "74,974"),)
    assert limit(many()).startswith("Unread is what was submitted at more than 700 words a minute")
    assert "`annotate pull` lays it down" in limit(progress([]))


def test_rows_say_what_is_unknown_with_a_dash() -> None:
    [alone] = tables(progress([work("r-a", "1", seconds=None)]))[0].rows
    assert alone == ("r-a", "1", "0", "0", "–", "–", "–", "1")
    assert (rate(Rate(number=0, words=0)), share(Share(number=0, of=0))) == ("–", "–")
    assert rate(Rate(number=4, words=1000)) == "4.0 (1.1–10.2)"
    assert share(Share(number=8, of=10)) == "80 (44–97)"


def test_the_team_has_a_row_where_there_are_several() -> None:
    work_table = tables(many())[0]
    assert [row[0] for row in work_table.rows] == ["r-a00000", "r-b00000", "r-c00000", "all"]
    assert work_table.rows[1][1:5] == ("12", "0", "0", "8")


def test_a_page_has_codes_and_no_names() -> None:
    text = page(many())
    assert "ada@x.org" not in text
    assert "r-a00000, by quarters of their articles" in Page(text).text
    assert "It cannot show who is right" in Page(text).text


def test_the_document_has_every_count_with_its_denominator_and_interval() -> None:
    found = document(many())
    ada = found["coders"][0]
    assert (ada["done"], ada["unread"], ada["left"]) == (12, 1, 0)
    assert ada["accepted"] == {"number": 12, "of": 24, "interval": [0.2912, 0.7088]}
    assert ada["added"]["words"] == 9600
    assert [each["own"]["articles"] for each in ada["quarters"]] == [3, 3, 3, 3]
    assert found["unread"] == [{"article": "fast", "coder": "r-a00000", "words": 2874, "seconds": 2.3}]
    assert found["all"]["done"] == 36


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_the_page_fits_asks_for_nothing_and_has_no_barriers(
    browser: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    confirm_page(browser, tmp_path, page(many()), width, scheme)
