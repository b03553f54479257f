"""What training masks is what a page and its JSON show as open edge or disputed text; all count alike."""

import json
import re
from dataclasses import replace
from html import unescape

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.coding.precision import Record, Records
from annotate.coding.reviews import CodedReview
from annotate.compare.entry import entry
from annotate.learn.dataset import LabelledArticle
from annotate.learn.from_reviews import from_reviews
from annotate.records import Tagged
from annotate.report.document import SCHEMA_FILE, document
from annotate.report.evidence_words import status
from annotate.report.markdown import markdown
from annotate.report.page import page
from annotate.report.segments import lines
from annotate.report.summary import Summary
from annotate.report.summary_words import counted, in_headline, rate
from tests import records
from tests.coding.answers import ARTICLE, BOOK, answer
from tests.report.examples import summarise

Spans = list[tuple[int, int]]
TAGGED = Tagged(article=ARTICLE, tags=(), attributions=(), words={"outlet": 100, "quoted": 0, "reported": 0})
FAULTS = [
    pytest.param([[(0, 10), (10, 20), (30, 40)], [(0, 10), (10, 20)]], id="adjacent"),
    pytest.param([[(0, 10)], [(0, 20)]], id="longer"),
    pytest.param([[(0, 20)], [(0, 10), (10, 20)]], id="one or two"),
]
span = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda at: (at[0], sum(at)))
people = st.lists(st.lists(span, max_size=4, unique=True), min_size=1, max_size=3)


def reviews(marked: list[Spans]) -> list[CodedReview]:
    return [answer(name, *spans) for name, spans in zip("ABC", marked, strict=False)]


def learned(given: list[CodedReview]) -> LabelledArticle:
    (found,) = from_reviews([ARTICLE], given, BOOK).articles
    return found


def summed(given: list[CodedReview]) -> Summary:
    return summarise(TAGGED, BOOK, source="", reviews=given)


def records_of(summary: Summary) -> Records:
    return summary.records


def signs(stretches: Spans) -> set[int]:
    return {at for start, end in stretches for at in range(start, end)}


def drawn(summary: Summary) -> tuple[set[int], set[int]]:
    """The characters that a page shows as open or disputed, and as settled."""
    unclear, settled, at = set(), set(), 0
    for segment in lines(summary)[0].segments:
        here = range(at, at := at + len(segment.text))
        grounds = {segment.ground(mark) for mark in segment.marks}
        unclear |= set(here) if "disputed" in grounds else set()
        settled |= set(here) if "approved" in grounds else set()
    return unclear, settled


def agree(marked: list[Spans]) -> None:
    given = reviews(marked)
    training, summary = learned(given), summed(given)
    masked, positive = (signs([each[:2] for each in part]) for part in (training.masked, training.spans))
    assert drawn(summary) == (masked, positive)
    stretches = [tuple(each) for found in document(summary)["evidence"] for each in found.get("open", ())]
    assert signs(stretches) == masked
    anybody = signs([each for spans in marked for each in spans])
    assert masked | positive == anybody  # whatever somebody marked is no negative
    count = summary.labels[0].voices["outlet"]
    assert (count.approved, count.approved_max) == (min(map(len, marked)), max(map(len, marked)))
    compared = entry(summary, BOOK)
    approved = compared.disputed.get("sneer") or (compared.approved["sneer"],) * 2
    assert approved == (count.approved, count.approved_max)


@pytest.mark.parametrize("marked", FAULTS)
def test_page_training_and_comparison_say_the_same(marked: list[Spans]) -> None:
    agree(marked)


@settings(deadline=None)
@given(people)
def test_they_do_whoever_marks_what(marked: list[Spans]) -> None:
    agree(marked)


def test_two_agreed_spans_side_by_side_are_two_to_learn_from() -> None:
    training = learned(reviews([[(0, 10), (10, 20), (30, 40)], [(0, 10), (10, 20)]]))
    assert training.spans == ((0, 10, "sneer"), (10, 20, "sneer"))
    assert training.masked == ((30, 40, "sneer"),)


def test_a_page_draws_the_open_edge_and_says_what_it_is() -> None:
    made = page(summed(reviews([[(4, 10)], [(4, 19)]])))
    shown = [
        (ground, unescape(text)) for ground, text in re.findall(r'<mark class="l0 (\w+)"[^>]*>([^<]*)<', made)
    ]
    assert shown == [("approved", "puppet"), ("disputed", " of Tolme")]
    assert "only some marked “of Tolme” with it" in made


def test_of_one_person_the_newest_review_counts_everywhere() -> None:
    newer, older = answer("A", (4, 10), at=2), answer("A", (4, 10), (20, 25), at=1)
    for order in ([newer, older], [older, newer]):
        assert learned(order).spans == ((4, 10, "sneer"),)
        assert summed(order).labels[0].voices["outlet"].approved == 1


def test_what_nobody_decided_between_is_never_a_clean_zero() -> None:
    six = [(start, start + 2) for start in range(0, 36, 6)]
    summary = summed(reviews([six, []]))
    made = page(summary)
    assert "reviewers approved sneer 0 to 6 times (6 disputed)." in made
    (label,) = (each for each in summary.labels if each.name == "sneer")
    assert counted(label.voices["outlet"]) == "0 to 6, 6 disputed"
    assert rate(label.voices["outlet"]) == "0.0 to 60.0 (0.0–130.6)"
    cell = document(summary)["summary"]["labels"]["sneer"]["outlet"]
    assert (cell["approved"], cell["approved_max"], cell["disputed"]) == (0, 6, 6)
    assert (cell["per_1000_words"], cell["per_1000_words_max"]) == (0, 60)
    assert entry(summary, BOOK).approved == {"taunt": 0}


def test_an_undisputed_count_has_one_end() -> None:
    cell = document(summed(reviews([[(4, 10)], [(4, 10)]])))["summary"]["labels"]["sneer"]["outlet"]
    known = {"proposed", "approved", "words", "per_1000_words", "interval", "wordings", "wordings_interval"}
    assert set(cell) == known


def test_a_flagged_article_teaches_nothing_and_has_no_rates() -> None:
    flagged = reviews([[(4, 10)]])
    flagged.append(replace(answer("B"), review=replace(answer("B").review, flags=("text is damaged",))))
    assert from_reviews([ARTICLE], flagged, BOOK).left_out == {"text is damaged": 2}
    assert summed(flagged).flags == ("text is damaged",)


def test_what_was_adjudicated_is_one_value_everywhere() -> None:
    tag = records.tag(ARTICLE, 4, 10, "sneer")
    other = records.tag(ARTICLE, 20, 25, "sneer")
    yes, no = (
        records.decision("r", each, verdict) for each, verdict in ((tag, "accepted"), (other, "rejected"))
    )
    one = replace(answer("A", (30, 39)), decisions=(yes, no, *answer("A", (30, 39)).decisions))
    two = replace(answer("B"), decisions=(replace(yes, verdict="rejected"), replace(no, verdict="accepted")))
    last = replace(answer("C", at=3, purpose="adjudication"), decisions=(yes,))
    given = [one, two, last]
    tagged = replace(TAGGED, tags=(tag, other))
    summary = summarise(tagged, BOOK, source="", reviews=given, shown=(tag, other))

    count = summary.labels[0].voices["outlet"]
    assert (count.approved, count.approved_max, count.disputed) == (1, 1, 0)
    assert [(each.status, each.start, status(each)) for each in summary.evidence] == [
        ("approved", 4, "approved, adjudicated by C"),
        ("rejected", 20, "rejected by the adjudicator C; marked by B"),
        ("rejected", 30, "rejected by the adjudicator C; marked by A"),
    ]
    assert drawn(summary) == (set(), set(range(4, 10)))
    said = document(summary)
    assert said["summary"]["labels"]["sneer"]["outlet"]["approved"] == 1
    assert said["summary"]["settled"] == {"adjudicator": "C", "labels": ["sneer", "taunt"], "policy": None}
    assert [each["adjudicated"] for each in said["evidence"]] == [True, True, True]
    jsonschema.validate(said, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    for made in (page(summary), markdown(summary)):
        assert "reviewers approved sneer once." in made
        assert made.count("adjudicated by C") == 1
        assert made.count("rejected by the adjudicator C") == 2
    assert "<h3>Proposed or marked, and rejected</h3>" in page(summary)

    training = learned(given)
    assert (training.spans, training.masked, training.evidence) == (((4, 10, "sneer"),), (), True)
    assert {name: each for name, each in records_of(summary).items() if each.reviewed} == {
        "sneer": Record(right=1, wrong=1),
        "sneer/word": Record(right=1, wrong=1),
    }
    compared = entry(summary, BOOK)
    assert (compared.approved["sneer"], compared.disputed, compared.adjudicator) == (1, {}, "C")


def test_a_policy_settles_pages_and_comparison_and_training_masks_as_before() -> None:
    given = reviews([[(4, 10), (20, 25)], [(4, 10), (20, 25)], [(4, 10), (30, 39)]])
    summary = summarise(TAGGED, BOOK, source="", reviews=given, policy="majority")
    count = summary.labels[0].voices["outlet"]
    assert (count.approved, count.approved_max, count.disputed) == (2, 2, 0)
    assert [(each.start, each.policy, status(each)) for each in summary.evidence] == [
        (4, None, "approved by A, B and C"),
        (20, "majority", "approved by policy (majority): A and B for it, C against"),
        (30, "majority", "rejected by policy (majority): C for it, A and B against"),
    ]
    said = document(summary)
    assert said["summary"]["settled"] == {"adjudicator": None, "labels": [], "policy": "majority"}
    jsonschema.validate(said, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    assert "settled by policy (majority): what more than half of them marked stands." in page(summary)
    assert entry(summary, BOOK).approved["sneer"] == 2
    assert learned(given).masked == ((20, 25, "sneer"), (30, 39, "sneer"))


def test_a_disputed_headline_is_a_range_too() -> None:
    titled = replace(TAGGED, article=replace(ARTICLE, title_end=12))
    summary = summarise(titled, BOOK, source="", reviews=reviews([[(4, 10), (20, 25)], []]))
    assert in_headline(summary.labels[0].voices["outlet"]) == "0 to 1"
    said = document(summary)["summary"]
    assert (said["headline"]["sneer"], said["headline_max"]) == (0, {"sneer": 1})


def test_of_an_adjudicated_article_whose_coders_went_the_adjudication_counts() -> None:
    last = answer("C", (4, 10), at=3, purpose="adjudication")
    summary = summed([last])
    assert (summary.basis, summary.reviewers) == ("reviewed", ("C",))
    assert summary.labels[0].voices["outlet"].approved == 1
    assert learned([last]).spans == ((4, 10, "sneer"),)
