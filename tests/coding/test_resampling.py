"""Drawing again: the same draws however they are held in memory, and percentiles as wide as Student's."""

import numpy as np
import pytest

from annotate.coding import resampling


def test_as_many_rows_are_drawn_as_there_are_and_the_seed_decides_which() -> None:
    (table,) = resampling.times(7, seed=3)
    (again,) = resampling.times(7, seed=3)
    (other,) = resampling.times(7, seed=4)
    assert table.shape == (resampling.REPLICATES, 7)
    assert set(table.sum(axis=1)) == {7}
    assert (table == again).all()
    assert (table != other).any()


def test_the_draws_are_the_same_in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    (whole,) = resampling.times(5, seed=1, replicates=100)
    monkeypatch.setattr(resampling, "_AT_ONCE", 5 * 30)
    parts = list(resampling.times(5, seed=1, replicates=100))
    assert [len(part) for part in parts] == [30, 30, 30, 10]
    assert (np.concatenate(parts) == whole).all()


def test_few_units_take_percentiles_further_out_and_many_the_plain_ones() -> None:
    assert resampling.tail(6) == pytest.approx(0.00243, abs=5e-5)
    assert resampling.tail(6) < resampling.tail(20) < 0.025
    assert resampling.tail(100_000) == pytest.approx(0.025, abs=1e-5)
