"""What weakens the numbers of a summary is said before them."""

from dataclasses import replace

from annotate.coding.pace import Pace
from annotate.report.remarks import remarks
from annotate.report.summary_words import finding
from tests.report.examples import CODEBOOK, DAM, PUPPET, TAGGED, accepted, rejected, review, summarise
from tests.report.summaries import own


def test_remarks_say_what_weakens_the_numbers() -> None:
    reviews = [
        review(accepted(PUPPET), labels=("loaded_label",)),
        review(rejected(PUPPET), reviewer="R2", labels=("loaded_label",)),
    ]
    damaged = replace(TAGGED, article=replace(DAM, notes=("many broken words",)))
    said = " ".join(remarks(summarise(damaged, CODEBOOK, source="", reviews=reviews, stale=True)))
    for part in (
        "Reviewed by 2 reviewers (R1 and R2)",
        "Reviewers differ about 1 span:",
        "No reviewer was asked about: Unattributed claim and Speculative scenario.",
        "These tags are stale",
        "About the text: many broken words.",
    ):
        assert part in said


def test_a_review_of_a_page_that_nobody_knows_says_so() -> None:
    unknown = review(accepted(PUPPET), shown="unknown")
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[unknown], shown=TAGGED.tags)
    assert summary.unseen == ("R1",)
    assert remarks(summary)[1] == (
        "It is not known which tags R1 saw: what was marked counts, nothing counts as rejected, and nothing "
        "is concluded about how often proposals are right or what they miss."
    )
    assert finding(summary) == "In the outlet’s own 40 words, reviewers approved loaded label once."
    assert {name: each for name, each in summary.records.items() if each.reviewed} == {}


def test_what_nobody_can_have_read_is_named_with_the_rates_that_it_would_give() -> None:
    fast = replace(review(accepted(PUPPET), reviewer="R2"), unread=Pace(words=44, seconds=2.3))
    said = remarks(own(reviews=[fast]))
    assert (
        "Left out as not read, since nobody reads so fast: R2 (44 words in 2.3 seconds, 1,148 a minute). "
        "Counted all the same, rates per 1,000 words of the outlet’s own would be: loaded label 2.5 "
        "(0.1–13.9)."
    ) in said
