"""A count with its rate, range and interval, and where it gives none."""

from dataclasses import replace

import pytest

from annotate.report.counts import Count

PROPOSED = Count(
    proposed=3,
    approved=None,
    approved_max=None,
    disputed=None,
    headline=0,
    headline_max=0,
    wordings=3,
    wordings_max=3,
    words=600,
    basis="proposed",
)
REVIEWED = replace(
    PROPOSED, approved=1, approved_max=2, disputed=1, wordings=1, wordings_max=2, basis="reviewed"
)


def test_proposals_count_where_nobody_reviewed_and_approved_spans_where_somebody_did() -> None:
    assert (PROPOSED.counted, PROPOSED.counted_max) == (3, 3)
    assert (PROPOSED.per_1000_words, PROPOSED.per_1000_words_max) == (5.0, 5.0)
    assert (REVIEWED.counted, REVIEWED.counted_max) == (1, 2)
    assert REVIEWED.per_1000_words == pytest.approx(1000 / 600)
    assert REVIEWED.per_1000_words_max == pytest.approx(2000 / 600)


def test_the_interval_is_exact_and_of_a_range_goes_from_the_lower_ends_to_the_upper_ends() -> None:
    # 95 % exact Poisson limits: of 3 .619 to 8.767, of 1 .025 to 5.572, of 2 .242 to 7.225.
    assert PROPOSED.interval == pytest.approx((0.619 / 0.6, 8.767 / 0.6), abs=2e-3)
    assert REVIEWED.interval == pytest.approx((0.025 / 0.6, 7.225 / 0.6), abs=2e-3)
    assert PROPOSED.wordings_interval == pytest.approx((0.619, 8.767), abs=1e-3)
    assert REVIEWED.wordings_interval == pytest.approx((0.025, 7.225), abs=1e-3)


def test_where_a_wording_repeats_only_wordings_have_an_interval() -> None:
    twice = replace(PROPOSED, wordings=2, wordings_max=2)
    assert (twice.repeats, twice.interval) == (True, None)
    assert twice.per_1000_words == 5.0
    assert twice.wordings_interval == pytest.approx((0.242, 7.225), abs=1e-3)
    assert not PROPOSED.repeats


def test_where_nothing_looked_no_proposal_means_nothing() -> None:
    unsearched = replace(PROPOSED, proposed=0, wordings=0, wordings_max=0, searched=False)
    assert unsearched.unknown
    assert (unsearched.per_1000_words, unsearched.interval, unsearched.wordings_interval) == (
        None,
        None,
        None,
    )
    assert not replace(unsearched, proposed=1).unknown  # something found it after all
    reviewed = replace(unsearched, basis="reviewed", approved=0, approved_max=0)
    assert (reviewed.unknown, reviewed.per_1000_words) == (False, 0.0)  # a person looked
    nobody = replace(REVIEWED, approved=None, approved_max=None, disputed=None)
    assert (nobody.counted, nobody.per_1000_words, nobody.interval, nobody.low) == (None, None, None, False)


def test_without_words_there_is_no_rate() -> None:
    empty = replace(PROPOSED, words=0)
    assert (empty.per_1000_words, empty.interval, empty.wordings_interval, empty.short) == (
        *(None, None, None),
        False,
    )


@pytest.mark.parametrize(("counted", "low"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_low_count_is_said_to_be_low(counted: int, low: bool) -> None:
    assert replace(PROPOSED, proposed=counted).low is low


@pytest.mark.parametrize(("words", "short"), [(0, False), (1, True), (99, True), (100, False)])
def test_too_few_words_for_a_rate(words: int, short: bool) -> None:
    assert replace(PROPOSED, words=words).short is short
