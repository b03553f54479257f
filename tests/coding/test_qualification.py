"""Rounds, and what counts in them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.agreement.measure import Measure
from annotate.coding.pace import Pace
from annotate.coding.qualification import ROUND, Round, Target, first_submitted, rounds, score
from tests.coding.agreement.made import marked
from tests.coding.answers import answer

TARGET = Target(f1=0.7)


def taken(f1: float | None, alpha: float | None = None, done: int = 2) -> Round:
    figures = [Measure(value=value, articles=2) for value in (f1, alpha)]
    return Round(coder="r-1", number=1, done=done, of=2, f1=figures[0], alpha=figures[1], slips=())


def test_the_score_of_a_round_is_over_what_is_done() -> None:
    gold = {name: marked((0, 10), (20, 30), name=name) for name in "ab"}
    half = score("r-1", 1, ("a", "b"), {"a": marked((0, 10), name="a")}, gold, seed=1)
    assert (half.done, half.of, half.finished) == (1, 2, False)
    assert half.f1.value == pytest.approx(2 / 3)
    assert not half.reaches(Target(f1=0.5))
    both = {name: marked((0, 10), (20, 30), name=name) for name in "ab"}
    whole = score("r-1", 1, ("a", "b"), both, gold, seed=1)
    assert (whole.f1.value, whole.alpha.value, whole.slips) == (1, 1, ())
    assert whole.reaches(Target(f1=1, alpha=1))


def test_with_nothing_done_there_is_no_score() -> None:
    none = score("r-1", 1, ("a",), {}, {"a": marked(name="a")}, seed=1)
    assert (none.f1.value, none.done, none.reaches(TARGET)) == (None, 0, False)


@pytest.mark.parametrize(
    ("round_", "target", "reached"),
    [
        (taken(0.7), TARGET, True),
        (taken(0.699), TARGET, False),
        (taken(0.9, done=1), TARGET, False),
        (taken(None), TARGET, False),
        (taken(0.9, 0.6), Target(f1=0.7, alpha=0.667), False),
        (taken(0.9, None), Target(f1=0.7, alpha=0.667), False),
        (taken(0.9, 0.667), Target(f1=0.7, alpha=0.667), True),
    ],
)
def test_a_target_is_reached_by_a_finished_round_with_all_that_is_asked(
    round_: Round, target: Target, reached: bool
) -> None:
    assert round_.reaches(target) == reached


def test_what_was_submitted_first_counts_and_an_unread_state_does_not() -> None:
    first, corrected = answer("A", (4, 10), at=1), answer("A", (20, 25), at=2)
    assert first_submitted([first, corrected]) == {first.review.article_id: first}
    fast = replace(first, unread=Pace(words=14, seconds=0.5))
    assert first_submitted([fast, corrected]) == {first.review.article_id: corrected}
    assert first_submitted([answer("A", status="skipped")]) == {}


@given(st.sets(st.text(min_size=1, max_size=4), min_size=1, max_size=60), st.integers(0, 5))
def test_rounds_hold_each_article_once_and_are_large_enough(names: set[str], seed: int) -> None:
    parts = rounds(names, seed)
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert parts == rounds(sorted(names, reverse=True), seed)
    assert all(ROUND <= len(part) < 2 * ROUND for part in parts) or len(parts) == 1
