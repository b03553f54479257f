"""The page of agreement: what it says, and that it is safe and reads on every screen."""

from pathlib import Path
from typing import Any

import pytest

from annotate.report.coders.page import page
from tests.report.axe import confirm_page
from tests.report.coders.studies import alone, blind, hostile, many, silent, two
from tests.report.parsed import Page


def test_coders_stand_side_by_side_and_what_differs_is_marked() -> None:
    text = page(two())
    found = Page(text)
    assert "100 % of all disagreement, 14 characters" in found.text
    assert [attrs["class"] for name, attrs in found.elements if name == "mark"][1:] == [
        *("l0", "l0", "l0", "l0 differs", "l0", "l1 differs")  # Orlo twice, the regime, the experts
    ]
    assert text.count('<span class="absent">') == 1 + 2
    assert "1 paragraph without a mark" in found.text


def test_where_there_is_nothing_to_compare_the_page_says_so() -> None:
    assert "no article that two of them coded: nothing can agree or differ yet" in Page(page(alone())).text
    nothing = Page(page(silent())).text
    assert "not defined: nobody marked anything" in nothing
    assert "Nowhere: all coders of an article marked the same characters" in nothing


def test_hostile_text_stays_text() -> None:
    text = page(hostile())
    assert "<script>" not in text
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("make", [many, silent, hostile, blind])
def test_the_page_fits_asks_for_nothing_and_has_no_barriers(
    browser: Any, tmp_path: Path, make: Any, width: int, scheme: str
) -> None:
    confirm_page(browser, tmp_path, page(make()), width, scheme)
