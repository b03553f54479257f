"""What claims rest on: the rules' attributions, and what people decided about them."""

from annotate.records import RUNGS
from annotate.report.ladder import Ladder, ladder
from tests.report.examples import CRITICS, DAM, PUPPET, SOURCES, accepted, rejected, review
from tests.report.summaries import made


def rungs(**counts: int) -> dict[str, int]:
    return {rung: counts.get(rung, 0) for rung in RUNGS}


def test_where_nobody_reviewed_it_is_the_rules() -> None:
    assert made().ladder == Ladder(rungs=rungs(named=1, role=1, anonymous=1, vague=1))  # type: ignore[arg-type]


def test_where_people_decided_the_open_rungs_are_what_they_approved() -> None:
    found = made(review(accepted(SOURCES), rejected(CRITICS))).ladder
    assert found == Ladder(rungs=rungs(named=1, role=1, anonymous=1), basis="reviewed")  # type: ignore[arg-type]
    assert found.total == 3


def test_what_nobody_approved_stands_on_no_rung() -> None:
    assert made(review()).ladder.rungs == rungs(named=1, role=1)


def test_a_claim_that_only_a_reviewer_found_is_on_a_step_of_its_own() -> None:
    found = made(review((None, "unattributed_claim", "The regime denied it", "added"))).ladder
    assert (found.unsorted, found.total) == (1, 3)
    assert list(found.steps) == [*RUNGS, "unsorted"]


def test_a_source_that_a_reviewer_calls_open_is_no_longer_a_closed_one() -> None:
    found = made(review((None, "unattributed_claim", "Engineers said", "added"))).ladder
    assert (found.rungs, found.unsorted) == (rungs(named=1), 1)


def test_what_reviewers_differ_about_is_on_a_step_of_its_own() -> None:
    found = made(review(accepted(SOURCES)), review(rejected(SOURCES), reviewer="R2")).ladder
    assert (found.rungs, found.disputed, found.total) == (rungs(named=1, role=1), 1, 3)
    assert list(found.steps) == [*RUNGS, "disputed"]


def test_a_review_that_was_not_asked_about_claims_leaves_the_rules_ladder() -> None:
    assert made(review(accepted(PUPPET), labels=("loaded_label",))).ladder.basis == "proposed"


def test_nothing_rests_on_nothing() -> None:
    assert ladder((), (), reviewed=True) == Ladder(basis="reviewed")
    assert DAM.text  # the article of all of these


def test_the_open_rungs_are_as_many_as_the_approved_claims_of_all_voices() -> None:
    both = made(review(accepted(SOURCES), accepted(CRITICS), (None, "unattributed_claim", "in May", "added")))
    approved = sum(count.approved or 0 for count in both.labels[0].voices.values())
    counted = both.ladder
    assert approved == 3 == counted.total - counted.rungs["named"] - counted.rungs["role"]
