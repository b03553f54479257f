"""How often a rule's proposals were kept: counted by tag, and the exact interval."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.codebook import parse
from annotate.records import Decision, Review, Tag, Verdict
from annotate.report.evidence import Reviewed
from annotate.report.proposals import ReviewedArticle, RuleRecord, binomial_interval, rule_records

BOOK = parse("Version: 2.0\n\n## `sneer`\n\nA sneer.\n\n## `taunt`\n\nA taunt.\n", "guidelines.md")
NOW = tuple(f"{name}@{digest}" for name, digest in BOOK.digests.items())


def tag(name: str, *rules: str, label: str = "sneer") -> Tag:
    return Tag(
        id=name, article_id="a", label=label, start=0, end=5, text="pigmy", rules=rules, cue="pigmy",
        reason="", voice="outlet", place="body",
    )  # fmt: skip


def reviewed(
    reviewer: str,
    verdicts: dict[str, Verdict],
    *,
    at: int = 1,
    offered: tuple[str, ...] = NOW,
    flags: tuple[str, ...] = (),
    skipped: bool = False,
) -> Reviewed:
    review = Review(
        id=f"{reviewer}{at}", article_id="a", reviewer=reviewer, server="s", project=1, annotation_id=at,
        status="skipped" if skipped else "submitted", decided_at=f"2026-11-21T08:00:0{at}Z", seconds=None,
        labels_offered=offered, tags_shown=(), flags=flags,
    )  # fmt: skip
    decisions = tuple(
        Decision(
            review_id=review.id, tag_id=name, label="sneer", start=0, end=5, text="pigmy", verdict=verdict
        )
        for name, verdict in verdicts.items()
    )
    return Reviewed(review=review, decisions=decisions)


def record(*reviews: Reviewed) -> RuleRecord:
    shown = [tag(name, "sneer/word") for name in "tuvw"]
    (found,) = rule_records([ReviewedArticle(shown=shown, reviews=reviews)], BOOK)
    return found


def test_accepted_and_resized_are_right_rejected_and_relabelled_are_wrong() -> None:
    found = record(reviewed("A", {"t": "accepted", "u": "resized", "v": "rejected", "w": "relabelled"}))
    assert found == RuleRecord(rule="sneer/word", right=2, wrong=2)
    assert (found.reviewed, found.precision) == (4, 0.5)


def test_what_nobody_decided_about_does_not_count() -> None:
    found = record(reviewed("A", {}), reviewed("B", {"t": "accepted"}, skipped=True))
    assert found == RuleRecord(rule="sneer/word")
    assert (found.precision, found.interval) == (None, None)


def test_of_one_person_the_newest_review_counts() -> None:
    found = record(reviewed("A", {"t": "accepted"}, at=1), reviewed("A", {"t": "rejected"}, at=2))
    assert found == RuleRecord(rule="sneer/word", wrong=1)


def test_a_tag_that_two_people_kept_counts_once_and_one_they_differ_about_apart() -> None:
    one, other = {"t": "accepted", "u": "accepted"}, {"t": "resized", "u": "rejected"}
    found = record(reviewed("A", one), reviewed("B", other))  # type: ignore[arg-type]
    assert found == RuleRecord(rule="sneer/word", right=1, disputed=1)


def test_a_decision_by_another_definition_is_stale() -> None:
    old = ("sneer@0123456789abcdef", NOW[1])
    assert record(reviewed("A", {"t": "accepted"}, offered=old)) == RuleRecord(rule="sneer/word", stale=1)
    both = record(reviewed("A", {"t": "accepted"}, offered=old), reviewed("B", {"t": "rejected"}))
    assert both == RuleRecord(rule="sneer/word", wrong=1)


def test_an_article_that_somebody_called_damaged_does_not_count() -> None:
    found = record(reviewed("A", {"t": "accepted"}), reviewed("B", {}, flags=("text is damaged",)))
    assert found == RuleRecord(rule="sneer/word")


def test_each_rule_of_a_tag_is_judged_and_rules_never_shown_are_listed() -> None:
    shown = [tag("t", "sneer/word", "sneer/shape"), tag("m")]
    article = ReviewedArticle(shown=shown, reviews=[reviewed("A", {"t": "accepted", "m": "rejected"})])
    assert rule_records([article], BOOK, ["taunt/idle"]) == (
        RuleRecord(rule="sneer/shape", right=1),
        RuleRecord(rule="sneer/word", right=1),
        RuleRecord(rule="taunt/idle"),
    )


def test_published_values_of_the_interval() -> None:
    assert binomial_interval(8, 10) == pytest.approx((0.44390, 0.97479), abs=5e-6)
    assert binomial_interval(0, 10) == pytest.approx((0.0, 0.30850), abs=5e-6)
    assert binomial_interval(10, 10) == pytest.approx((0.69150, 1.0), abs=5e-6)
    assert binomial_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("right", "of"), [(-1, 3), (4, 3)])
def test_no_share_no_interval(right: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        binomial_interval(right, of)


@given(st.integers(1, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_at_its_ends_the_interval_leaves_exactly_the_tails(counts: tuple[int, int]) -> None:
    right, of = counts
    low, high = binomial_interval(right, of)
    assert low <= right / of <= high

    def chance(share: float, numbers: range) -> float:
        return sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in numbers)

    if right:
        assert chance(low, range(right, of + 1)) == pytest.approx(0.025)
    if right < of:
        assert chance(high, range(right + 1)) == pytest.approx(0.025)
