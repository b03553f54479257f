"""The one formula of Krippendorff's alpha, by hand; published examples are with what it is used for."""

import math

import numpy as np
import pytest

from annotate.coding.agreement.alpha import EVERYTHING, alpha, why
from annotate.coding.agreement.measure import NOTHING


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([0, 4, 2, 2], 1.0),  # two coders, two units, at one: "ab", "ab"
        ([4, 4, 2, 2], -0.5),  # the same, crossed: 1 - 4 (16 - 4) / (4 (16 - 8)) = 1 - 48 / 32
        ([2, 4, 3, 1], 0.0),  # one of two units differs: 1 - 2 (16 - 4) / (4 (16 - 10)) = 1 - 24 / 24
        ([8, 20, 14, 6], 1 - 8 * 380 / (20 * 168)),  # section A of Krippendorff (2011)
    ],
)
def test_it_is_one_less_observed_over_expected_disagreement(row: list[float], expected: float) -> None:
    assert float(alpha(np.array([row], float))[0]) == pytest.approx(expected, abs=1e-12)


def test_characters_of_one_unit_are_no_pairs_that_could_disagree() -> None:
    alone, units = alpha(np.array([[10, 20, 10, 10], [10, 200, 10, 10]], float))
    assert alone == pytest.approx(1 - 10 * 380 / (20 * 200))
    assert units == pytest.approx(1 - 10 * 200 / (20 * 200))


def test_rows_are_taken_one_by_one_and_without_a_second_value_there_is_none() -> None:
    found = alpha(np.array([[0, 4, 2, 2], [0, 4, 4, 0], [0, 0, 0, 0], [0, 6, 0, 6]], float))
    assert found[0] == 1
    assert [math.isnan(each) for each in found] == [False, True, True, True]


def test_why_there_is_none() -> None:
    assert why(np.array([0, 4, 4, 0], float)) == NOTHING
    assert why(np.array([0, 4, 0, 4], float)) == EVERYTHING
