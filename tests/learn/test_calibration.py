import pytest

from annotate.learn.calibration import Answer, Bin, calibration


def answered(*given: tuple[float, float]) -> list[Answer]:
    return [Answer(score, approved, f"story {at}") for at, (score, approved) in enumerate(given)]


def test_bins_brier_and_the_constant_beside_it() -> None:
    found = calibration(answered((0.05, 0), (0.95, 1), (0.95, 1), (0.95, 0)), seed=1)
    assert found.tags == 4
    assert found.brier == round((0.05**2 + 2 * 0.05**2 + 0.95**2) / 4, 4)
    assert found.constant == 0.25
    assert found.bins == (
        Bin(score=0.05, approved=0.0, low=0.0, high=0.7935, tags=1),
        Bin(score=0.95, approved=0.6667, low=0.2077, high=0.9385, tags=3),
    )
    assert found.error is not None
    assert found.error.value == round((0.05 + 3 * (0.95 - 2 / 3)) / 4, 4)


def test_a_tag_approved_with_other_bounds_counts_in_part() -> None:
    found = calibration(answered((0.5, 0.75), (0.5, 0.25)), seed=1)
    assert found.brier == 0.0625
    assert found.constant == 0.0625
    assert [(each.score, each.approved, each.tags) for each in found.bins] == [(0.5, 0.5, 2)]
    assert found.error is not None
    assert found.error.value == 0.0


def test_ten_bins_have_equally_many_tags_and_tags_of_one_score_stay_together() -> None:
    spread = calibration(answered(*((at / 1000, 0.0) for at in range(100))), seed=1)
    assert [each.tags for each in spread.bins] == [10] * 10
    assert [each.score for each in spread.bins[:2]] == [0.0045, 0.0145]
    tied = calibration(answered(*[(0.2, 0.0)] * 40, *((at / 100, 0.0) for at in range(30, 90))), seed=1)
    assert [(each.score, each.tags) for each in tied.bins][:2] == [(0.2, 40), (0.345, 10)]
    assert [each.score for each in calibration(answered((1.0, 1), (0.0, 0)), seed=1).bins] == [0.0, 1.0]


def test_scores_above_and_below_in_one_bin_make_up_for_each_other_and_across_bins_do_not() -> None:
    together = calibration(answered((0.5, 0.6), (0.5, 0.4)), seed=1)
    apart = calibration(answered((0.5, 0.6), (0.7, 0.6)), seed=1)
    assert together.error is not None
    assert apart.error is not None
    assert (together.error.value, apart.error.value) == (0.0, 0.1)


def test_the_interval_is_wider_where_tags_stand_in_few_stories() -> None:
    given = [(0.5, float(at % 4 == 0)) for at in range(80)]
    many = calibration(answered(*given), seed=1).error
    few = calibration([Answer(*each, str(at % 4)) for at, each in enumerate(given)], seed=1).error
    assert many is not None
    assert few is not None
    assert many.value == few.value == 0.25
    assert 0 <= few.low < many.low < 0.25 < many.high < few.high


def test_without_answers_there_is_nothing_to_say() -> None:
    with pytest.raises(ValueError, match="nothing to calibrate"):
        calibration([], seed=1)
