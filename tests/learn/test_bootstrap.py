import numpy as np

from annotate.learn.bootstrap import Interval, drawn, f1, interval
from annotate.learn.evaluate import Counts

PERFECT, NOTHING = Counts(2, 2, 2.0, 2.0, 2), Counts(2, 2, 0.0, 0.0, 0)


def test_f1_pools_articles() -> None:
    assert f1({"a": PERFECT, "b": NOTHING}) == 0.5


def test_equal_articles_leave_nothing_to_chance() -> None:
    draws = drawn([{"a": PERFECT, "b": PERFECT}], {"a": "a", "b": "b"}, 0)
    assert interval(1.0, draws[0]) == Interval(value=1.0, low=1.0, high=1.0)


def test_copies_are_drawn_together() -> None:
    side = {"a": PERFECT, "b": NOTHING}
    assert set(np.unique(drawn([side], {"a": "a", "b": "a"}, 0))) == {0.5}
    assert set(np.unique(drawn([side], {"a": "a", "b": "b"}, 0))) == {0.0, 0.5, 1.0}


def test_both_sides_meet_the_same_articles() -> None:
    side = {name: PERFECT if number % 2 else NOTHING for number, name in enumerate("abcdefgh")}
    one, other = drawn([side, side], {name: name for name in side}, 3)
    assert interval(0.0, other - one) == Interval(value=0.0, low=0.0, high=0.0)
    assert np.array_equal(drawn([side], {name: name for name in side}, 3)[0], one)
