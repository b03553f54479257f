import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.report.interval import SUMMED, interval_per_1000, per_1000, poisson_interval


# Ulm, "A simple method to calculate the confidence interval of a standardized mortality ratio" (1990), and
# any table of exact Poisson limits.
@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.364, 121.627)],
)
def test_limits_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    assert poisson_interval(count) == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.99])
def test_sums_give_what_scipy_gives(level: float) -> None:
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    for count in range(SUMMED + 3):
        expected = gammaincinv(count, tail) if count else 0.0, gammaincinv(count + 1, 1 - tail)
        assert poisson_interval(count, level=level) == pytest.approx(expected, rel=1e-12)


def test_a_corrected_count_stands_between_its_neighbours() -> None:
    assert poisson_interval(4)[1] < poisson_interval(4.5)[1] < poisson_interval(5)[1]


@given(st.integers(0, 10_000))
def test_an_interval_holds_its_count_and_grows_with_it(count: int) -> None:
    low, high = poisson_interval(count)
    above = poisson_interval(count + 1)
    assert low <= count < high
    assert low < above[0]
    assert high < above[1]


def test_a_wider_level_is_a_wider_interval() -> None:
    assert poisson_interval(4, level=0.99) > (0, 0)
    assert poisson_interval(4, level=0.99)[1] > poisson_interval(4)[1]


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        poisson_interval(-1)


def test_rates_are_per_thousand_words_and_unknown_without_words() -> None:
    assert per_1000(9, 600) == 15
    assert interval_per_1000(5, 500) == pytest.approx((3.247, 23.337), abs=0.001)
    assert per_1000(0, 0) is None
    assert interval_per_1000(0, 0) is None
