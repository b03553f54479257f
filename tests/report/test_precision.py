import pytest

from annotate.report.precision import Agreement, Precision, agreement, precision, together
from annotate.report.summary import summarise
from tests.report.examples import (
    BURST,
    CODEBOOK,
    CRITICS,
    PUPPET,
    REGIME,
    SOURCES,
    TAGGED,
    TAGS,
    accepted,
    rejected,
    review,
)


def test_each_rule_is_judged_by_what_people_kept() -> None:
    decided = review(
        accepted(PUPPET),
        rejected(REGIME),
        accepted(SOURCES),
        (CRITICS, "loaded_label", CRITICS.text, "relabelled"),
        (BURST, BURST.label, "could burst", "resized"),
    )
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[decided])
    assert precision(summary, TAGS) == {
        "loaded_label/kind": Precision(right=1, judged=2),
        "unattributed_claim/kind": Precision(right=1, judged=2),
        "speculative_scenario/kind": Precision(right=1, judged=1),
    }


def test_what_a_person_added_or_nobody_decided_is_no_rules_doing() -> None:
    added = review((None, "loaded_label", "cracks", "added"))
    assert precision(summarise(TAGGED, CODEBOOK, source="", reviews=[added])) == {}
    assert precision(summarise(TAGGED, CODEBOOK, source="")) == {}


def test_precision_adds_up_over_articles() -> None:
    one, other = {"b/x": Precision(right=1, judged=2)}, {"a/x": Precision(), "b/x": Precision(judged=1)}
    assert list(together([one, other]).items()) == [
        ("a/x", Precision()),
        ("b/x", Precision(right=1, judged=3)),
    ]


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0), (7, 10, 0.3475, 0.9333)],
)
def test_the_interval_is_exact(right: int, judged: int, low: float, high: float) -> None:
    assert Precision(right=right, judged=judged).interval == pytest.approx((low, high), abs=1e-4)


def test_agreement_needs_several_reviewers() -> None:
    first = review(accepted(PUPPET), accepted(SOURCES))
    second = review(accepted(PUPPET), accepted(BURST), reviewer="R2")
    alone = summarise(TAGGED, CODEBOOK, source="", reviews=[first])
    both = summarise(TAGGED, CODEBOOK, source="", reviews=[first, second])
    assert agreement(alone) == Agreement()
    assert agreement(both) == Agreement(articles=1, marked=3, by_all=1)
    assert agreement(both) + agreement(both) == Agreement(articles=2, marked=6, by_all=2)
