"""Who or what settled what reviewers differ about, in words."""

from dataclasses import replace

import pytest

from annotate.report.evidence import Evidence
from annotate.report.settlement import rejected_heading, settled, settled_by, settlement
from tests.report.examples import PUPPET, REGIME, accepted, rejected, review
from tests.report.summaries import made, plain

SPAN = Evidence(
    number=1,
    status="approved",
    label="loaded_label",
    start=0,
    end=6,
    text="puppet",
    voice="outlet",
    place="body",
    approved_by=("A", "B"),
    rejected_by=("C",),
)


def test_an_adjudicator_is_named_with_the_labels_that_were_not_offered() -> None:
    summary = replace(plain(), adjudicator="C", adjudicated=frozenset(each.name for each in plain().labels))
    assert list(settled(summary)) == ["Adjudicated by C, whose decision replaces what the reviewers marked."]
    only = replace(summary, adjudicated=frozenset({"loaded_label"}))
    assert list(settled(only)) == [
        "Adjudicated by C, whose decision replaces what the reviewers marked, but for Unattributed claim and "
        "Speculative scenario, not offered then."
    ]
    assert list(settled(plain())) == []


def test_a_policy_is_named_with_what_it_says() -> None:
    assert list(settled(replace(plain(), policy="majority"))) == [
        "What reviewers differ about and nobody adjudicated is settled by policy (majority): what more than "
        "half of them marked stands."
    ]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (replace(SPAN, policy="majority"), "approved by policy (majority): A and B for it, C against"),
        (replace(SPAN, policy="unanimous", rejected_by=()), "approved by policy (unanimous): A and B for it"),
        (replace(SPAN, adjudicated=True, approved_by=("C",)), "approved, adjudicated by C"),
        (
            replace(SPAN, adjudicated=True, status="rejected"),
            "rejected by the adjudicator C; marked by A and B",
        ),
    ],
)
def test_the_status_of_a_span_that_was_settled(span: Evidence, expected: str) -> None:
    assert settled_by(span) == expected


def test_what_stands_above_the_rejected_spans() -> None:
    summary = made(review(accepted(PUPPET), rejected(REGIME)))
    assert rejected_heading(summary) == "Proposed, and rejected by reviewers"
    settled = tuple(replace(each, adjudicated=each.status == "rejected") for each in summary.evidence)
    assert rejected_heading(replace(summary, evidence=settled)) == "Proposed or marked, and rejected"


def test_the_methods_name_adjudicators_policies_and_what_is_left() -> None:
    assert settlement((), (), 0, ("A", "B")) == ""
    assert settlement((), ("unanimous",), 2, ("A", "B")) == (
        "Where nobody adjudicated, differences were settled by policy (unanimous): what all of them marked "
        "stands. 2 disputed spans not settled: such counts are ranges."
    )
    said = settlement(("B", "C"), (), 1, ("A", "B"))
    assert said.startswith("Differences were settled by 2 adjudicators (B and C; B also coded), who saw ")
    assert said.endswith("for the labels offered. 1 disputed span not settled: such counts are ranges.")
    assert settlement(("C",), (), 0, ("A", "B")).startswith("Differences were settled by 1 adjudicator (C), ")
