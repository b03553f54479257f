"""A coder's page: each mistake in its sentence, beside what the codebook says of the label."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotate.coding.agreement.measure import Measure
from annotate.coding.qualification import OVERRIDDEN, PASSED, Round, Target, Trainee
from annotate.coding.slips import Slip
from annotate.report.coders.lesson import COLUMNS, document, figures, page, rows, sections, wanted
from annotate.rulings import Ruling
from tests import records
from tests.report.axe import confirm_page
from tests.report.examples import CODEBOOK
from tests.report.parsed import Page
from tests.report.summaries import SCRIPT

TEXT = f"The dam of Orlo\n\nIt rained. The puppet regime denied it {SCRIPT}.\n\nNothing was said."
ARTICLE = records.article(TEXT, id="x", title_end=15)
F1 = Measure(value=0.5, interval=(0.25, 0.75), articles=12)
ALPHA = Measure(value=None, articles=12, reason="nobody marked anything")
TARGET = Target(f1=0.7)


def slip(words: str, **fields: Any) -> Slip:
    start = TEXT.index(words)
    filled = {"kind": "missed", "label": "loaded_label", "start": start, "end": start + len(words)}
    return Slip(article_id="x", **(filled | fields))


LAST = Round(
    coder="r-1", number=2, done=12, of=12, f1=F1, alpha=ALPHA,
    slips=(slip("puppet"), slip("denied", kind="excess", instead="unattributed_claim")),
)  # fmt: skip
TRAINEE = Trainee(code="r-1", rounds=(replace(LAST, number=1, done=3), LAST))
RULING = Ruling(matter="qualification", about="r-1", value=PASSED, at="2026-03-01T10:00:00Z", by="lead")


def text(of: Trainee = TRAINEE) -> str:
    return page(of, {"x": ARTICLE}, CODEBOOK, TARGET)


def test_mistakes_stand_in_their_paragraph_under_the_codebooks_section() -> None:
    [found] = sections(LAST, {"x": ARTICLE}, CODEBOOK)
    assert (found.label.name, len(found.missed), len(found.excess)) == ("loaded_label", 1, 1)
    [missed] = found.missed
    assert (missed.before, missed.text) == ("It rained. The ", "puppet")
    assert missed.after == f" regime denied it {SCRIPT}."
    seen = Page(text()).text
    for said in (CODEBOOK["loaded_label"].definition, *CODEBOOK["loaded_label"].tests, *found.boundary):
        assert said in seen
    for said in ("You missed 1", "You marked 1 too many", "it is: Unattributed claim", "The dam of Orlo"):
        assert said in seen
    assert CODEBOOK["speculative_scenario"].definition not in seen


def test_what_was_missed_far_from_a_paragraphs_ends_is_shown_with_the_words_around_it() -> None:
    long = records.article(f"{'a' * 200} puppet {'b' * 200}", id="x")
    about = Slip(kind="missed", article_id="x", label="loaded_label", start=201, end=207)
    [found] = sections(replace(LAST, slips=(about,)), {"x": long}, CODEBOOK)
    assert (found.missed[0].before, found.missed[0].after) == (f"{'a' * 89} ", f" {'b' * 89}")


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        (None, "Real articles wait. The target is a span F1 of 0.70 in one round."),
        (RULING, "Real articles can be assigned since 2026-03-01: the target was reached."),
        (replace(RULING, value=OVERRIDDEN, reason="private"), "2026-03-01: the lead let them through."),
    ],
)
def test_the_page_says_whether_real_articles_wait(ruling: Ruling | None, said: str) -> None:
    seen = Page(text(replace(TRAINEE, ruling=ruling))).text
    assert said in seen
    assert "private" not in seen


def test_a_round_without_a_mistake_and_one_without_an_answer_say_so() -> None:
    clean = replace(TRAINEE, rounds=(replace(LAST, slips=()),))
    assert "Nothing was missed, and nothing is too many." in Page(text(clean)).text
    begun = replace(TRAINEE, rounds=(replace(LAST, slips=(), done=0),))
    assert "Nothing to show before an article is submitted and pulled." in Page(text(begun)).text


def test_rows_and_document_have_every_round() -> None:
    assert [row[:3] for row in rows([TRAINEE])] == [("r-1", 1, "3 of 12"), ("r-1", 2, "12 of 12")]
    assert rows([TRAINEE])[1][3:] == ("0.50 (0.25 to 0.75)", "not defined: nobody marked anything", "waits")
    assert len(rows([TRAINEE])[0]) == len(COLUMNS)
    found = document([replace(TRAINEE, ruling=RULING)], TARGET)["coders"][0]
    assert (found["code"], found["ruling"]["value"]) == ("r-1", PASSED)
    assert found["rounds"][1]["f1"] == {"value": 0.5, "interval": [0.25, 0.75], "reason": ""}
    assert found["rounds"][1]["slips"][1]["instead"] == "unattributed_claim"
    assert figures(TRAINEE.rounds[0]) == "round 1: 3 of 12 articles done"
    assert wanted(Target(f1=0.8, alpha=0.667)).endswith("span F1 of 0.80 and alpha of 0.67 in one round.")


def test_hostile_text_stays_text() -> None:
    assert "<script>" not in text()
    assert re.search(r"&lt;script&gt;", text())


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_the_page_fits_asks_for_nothing_and_has_no_barriers(
    browser: Any, tmp_path: Path, width: int, scheme: str
) -> None:
    confirm_page(browser, tmp_path, text(), width, scheme)
