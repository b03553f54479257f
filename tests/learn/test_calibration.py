import pytest

from annotate.learn.calibration import Bin, calibration


def test_bins_brier_and_the_constant_beside_it() -> None:
    found = calibration([(0.05, False), (0.95, True), (0.95, True), (0.95, False)])
    assert found.tags == 4
    assert found.brier == round((0.05**2 + 2 * 0.05**2 + 0.95**2) / 4, 4)
    assert found.constant == 0.25
    assert found.bins == (
        Bin(score=0.05, approved=0.0, low=0.0, high=0.7935, tags=1),
        Bin(score=0.95, approved=0.6667, low=0.2077, high=0.9385, tags=3),
    )


def test_a_tag_approved_with_other_bounds_counts_in_part() -> None:
    found = calibration([(0.5, 0.75), (0.5, 0.25)])
    assert found.brier == 0.0625
    assert found.constant == 0.0625
    assert [(each.score, each.approved, each.tags) for each in found.bins] == [(0.5, 0.5, 2)]


def test_a_score_of_one_falls_into_the_last_bin() -> None:
    assert [each.score for each in calibration([(1.0, True), (0.9, True)]).bins] == [0.95]


def test_without_answers_there_is_nothing_to_say() -> None:
    with pytest.raises(ValueError, match="nothing to calibrate"):
        calibration([])
