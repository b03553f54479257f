"""A statistic with its interval: the draws, the target, and what is said where there is none."""

import numpy as np
import pytest

from annotate.coding.agreement.measure import (
    FEW,
    NO_SPREAD,
    NOT_TWICE,
    NOTHING,
    RARE,
    Measure,
    Numbers,
    measure,
)


def share(sums: Numbers) -> Numbers:
    with np.errstate(invalid="ignore"):
        return sums[:, 0] / sums[:, 1]


def of(*rows: tuple[float, float]) -> Measure:
    return measure([np.array(row) for row in rows], share, seed=1)


def test_the_interval_of_a_mean_is_students() -> None:
    values = np.random.default_rng(5).normal(10, 2, size=12)
    found = of(*((value, 1.0) for value in values))
    assert found.value == pytest.approx(values.mean())
    assert found.interval == pytest.approx(
        (
            values.mean() - 2.201 * values.std(ddof=1) / 12**0.5,
            values.mean() + 2.201 * values.std(ddof=1) / 12**0.5,
        ),
        abs=0.1,
    )


@pytest.mark.parametrize(
    ("rows", "value", "reason"),
    [
        ([], None, NOT_TWICE),
        ([(0, 0), (0, 0)], None, NOTHING),
        ([(1, 2)], 0.5, FEW),
        ([(1, 2), (0, 2), (2, 2), (1, 2), (1, 2)], 0.5, FEW),
        ([(1, 2), (2, 4), (1, 2)] * 2, 0.5, NO_SPREAD),
        ([(1, 2), *[(0, 0)] * 9], 0.5, RARE),
    ],
)
def test_what_is_said_where_there_is_no_interval(
    rows: list[tuple[float, float]], value: float | None, reason: str
) -> None:
    found = of(*rows)
    assert (found.value, found.interval, found.reason) == (value, None, reason)
    assert (found.below(0.8), found.more(0.8)) == (None, None)


@pytest.fixture
def half() -> Measure:
    chance = np.random.default_rng(2)
    return of(*((float(chance.random()), 1.0) for _ in range(40)))


def test_the_probability_goes_with_the_interval(half: Measure) -> None:
    assert half.interval is not None
    assert half.value is not None
    assert half.below(half.interval[0]) == pytest.approx(0.025, abs=0.002)
    assert half.below(half.interval[1]) == pytest.approx(0.975, abs=0.002)
    assert half.below(half.value) == pytest.approx(0.5, abs=0.05)
    assert (half.below(-1), half.below(2)) == (pytest.approx(0, abs=0.001), pytest.approx(1, abs=0.001))


def test_how_many_more_articles_would_settle_it(half: Measure) -> None:
    assert half.interval is not None
    assert half.value is not None
    (low, high), reach = half.interval, half.value - half.interval[0]
    assert half.more(low - 0.01) == half.more(high + 0.01) == 0
    assert half.more(half.value - reach / 2) == 3 * 40  # half the width takes four times as many
    assert half.more(half.value) is None
