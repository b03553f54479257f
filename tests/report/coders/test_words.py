"""Cells and sentences: figures with their intervals, or the reason why there are none."""

from dataclasses import replace

import pytest

from annotate.coding.agreement.measure import Measure
from annotate.report.coders import words
from tests.report.coders.studies import alone, many, two


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure(value=0.714, interval=(0.6, 0.8), articles=9), "0.71 (0.60 to 0.80)"),
        (Measure(value=-0.125, interval=(-0.5, -0.001), articles=9), "−0.12 (−0.50 to 0.00)"),
        (
            Measure(value=1, articles=1, reason="there is one article"),
            "1.00 (no interval: there is one article)",
        ),
        (
            Measure(value=None, articles=0, reason="nobody marked anything"),
            "not defined: nobody marked anything",
        ),
    ],
)
def test_a_figure_has_its_interval_or_the_reason(measure: Measure, said: str) -> None:
    assert words.whole(measure) == said


def test_who_coded_how_much_and_what_has_to_be_known() -> None:
    assert words.heading(two()) == "2 coders, and 2 articles coded by several of them."
    assert words.heading(alone()).startswith("1 coder, and no article that two of them coded")
    assert list(words.remarks(two())) == [
        "In 1 article all coders saw proposed tags: where both follow the same proposals, they agree without "
        "having found anything.",
        "In 2 articles nobody saw proposed tags.",
        "Left out: 1 review (the article was flagged).",
    ]


def test_what_is_missing_names_the_command_that_mends_it() -> None:
    one = alone()
    assert words.lacking(two()) == ""
    assert words.lacking(one).startswith(
        "`annotate assign --coders NAMES --double 0.2` gives a fifth of the "
    )
    assert words.lacking(replace(one, planned=1)) == (
        "1 article is given to several coders: `annotate pull` fetches what they did, and `annotate "
        "progress` says how far each of them is."
    )
    nobody = replace(one, agreement=replace(one.agreement, coders=()))
    assert words.lacking(nobody).startswith(
        "Nobody has coded anything, as far as was pulled: `annotate pull`"
    )


def test_every_number_that_is_shown_is_explained_and_no_other() -> None:
    assert len(list(words.meanings(two()))) == 5
    assert len(list(words.meanings(many()))) == 9
    assert list(words.meanings(alone())) == []
