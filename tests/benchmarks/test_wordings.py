"""The interval that pages give covers what it is about, and the naive one does not."""

import numpy as np
import pytest

from annotate.report.interval import poisson_interval
from benchmarks.wordings import FOUND, LEAST, MEANS, WORST, coverage, fay_feuer


@pytest.mark.parametrize("used", [*FOUND.values(), *WORST.values()])
@pytest.mark.parametrize("mean", MEANS)
def test_the_interval_of_wordings_covers_whatever_their_use(used: dict[int, int], mean: float) -> None:
    assert coverage(used, mean, texts=400, seed=1)["wordings, Poisson"] >= LEAST


def test_where_one_wording_in_ten_is_said_sixteen_times_occurrences_cannot_be_relied_on() -> None:
    (used,) = WORST.values()
    found = coverage(used, 5.0, texts=400, seed=1)
    assert found["occurrences, Poisson"] < 0.45
    assert 0.5 < found["occurrences, Fay and Feuer"] < 0.75


def test_with_equal_weights_fay_and_feuer_is_the_exact_interval() -> None:
    assert fay_feuer(np.ones(7, dtype=np.int64)) == pytest.approx(poisson_interval(7))
    assert fay_feuer(np.zeros(0, dtype=np.int64)) == pytest.approx(poisson_interval(0))
