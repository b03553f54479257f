"""Unitizing alpha: a published example, a slow second way, and cases of little to compare."""

import math
from random import Random

import pytest
from hypothesis import given, settings

from annotate.coding.agreement.alpha import alpha
from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.measure import FEW, NOT_TWICE, NOTHING
from annotate.coding.agreement.unitizing import (
    NO_COMMON,
    ONE_LABEL,
    coding_alpha,
    coincidences,
    unitizing_alpha,
)
from tests.coding.agreement import slow
from tests.coding.agreement.made import CODINGS, coded, coding, study

# Figure 12.11 of Krippendorff, Content Analysis (4th ed. 2019), p. 340: three observers of a continuum of 60.
ALEX = [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)]
PAUL = [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)]
SUZAN = [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)]


def book() -> tuple[Coding, ...]:
    """The same as codings, with the values as labels."""
    return tuple(
        coding("x", name, 60, **{f"v{v}": [(s, e) for s, e, u in units if u == v] for v in range(1, 8)})
        for name, units in (("Alex", ALEX), ("Paul", PAUL), ("Suzan", SUZAN))
    )


def test_the_published_example_over_all_values() -> None:
    row = coincidences([ALEX, PAUL, SUZAN], 60, 7)
    assert round(float(alpha(row[None])[0]), 3) == 0.510


def test_the_published_example_marked_or_not() -> None:
    observed, own, gaps, marked = coincidences(
        [[(s, e, 1) for s, e, _ in u] for u in (ALEX, PAUL, SUZAN)], 60, 1
    )
    assert (observed / 2, gaps, marked) == (26, 71, 109)
    expected = 180 * gaps * marked / (180**2 - own)
    assert round(expected, 1) == 44.3
    assert round(1 - 26 / 44.3, 3) == 0.413  # as printed, from a matrix with one decimal
    found = unitizing_alpha(book(), seed=1).value
    assert found == pytest.approx(1 - 26 / expected)
    assert found == pytest.approx(0.4136, abs=5e-5)


def test_the_published_example_within_common_units() -> None:
    assert coding_alpha(book(), seed=1).value == pytest.approx(0.724, abs=5e-4)


@settings(deadline=None, max_examples=50)
@given(CODINGS)
def test_equals_the_slow_way_by_pairs_of_characters(found: tuple[Coding, ...]) -> None:
    for label in (None, "a", "b"):
        groups = shared(found, label)
        measured = unitizing_alpha(found, label, seed=1).value
        direct = slow.unitizing_alpha(groups) if groups else math.nan
        assert (measured is None) == math.isnan(direct)
        assert measured is None or measured == pytest.approx(direct, abs=1e-12)


def test_the_slow_way_gives_the_published_figures_too() -> None:
    assert round(slow.unitizing_alpha([book()]), 4) == 0.4136
    assert round(slow.coding_alpha([book()]), 3) == 0.724


@settings(deadline=None, max_examples=50)
@given(CODINGS)
def test_agreement_on_labels_equals_the_slow_way(found: tuple[Coding, ...]) -> None:
    measured = coding_alpha(found, seed=1).value
    direct = slow.coding_alpha(shared(found))
    assert (measured is None) == math.isnan(direct)
    assert measured is None or measured == pytest.approx(direct, abs=1e-12)


@settings(deadline=None)
@given(CODINGS)
def test_neither_names_nor_order_of_coders_and_articles_matter(found: tuple[Coding, ...]) -> None:
    other = {"A": "E", "B": "D", "C": "C", "D": "B", "E": "A", "x": "z", "y": "x", "z": "y"}
    renamed = [
        coding(
            other[each.article_id],
            other[each.coder],
            each.length,
            **{k: list(v) for k, v in each.spans.items()},
        )
        for each in found
    ]
    Random(1).shuffle(renamed)
    for statistic in (unitizing_alpha, coding_alpha):
        one, two = statistic(found, seed=1), statistic(renamed, seed=1)
        assert (one.articles, one.value is None) == (two.articles, two.value is None)
        assert one.value is None or one.value == pytest.approx(two.value)


def test_the_same_marks_are_perfect_agreement() -> None:
    found = coded({"a": [(3, 9)], "b": [(5, 20)]}, {"a": [(3, 9)], "b": [(5, 20)]})
    assert unitizing_alpha(found, seed=1).value == 1
    assert coding_alpha(found, seed=1).value == 1


def test_the_same_words_with_another_label_agree_on_the_words_alone() -> None:
    found = coded({"a": [(3, 9)], "b": [(20, 30)]}, {"a": [(20, 30)], "b": [(3, 9)]})
    assert unitizing_alpha(found, seed=1).value == 1
    labels = coding_alpha(found, seed=1).value
    assert labels is not None
    assert labels < 0


@pytest.mark.parametrize(
    ("found", "value", "reason"),
    [
        pytest.param((), None, NOT_TWICE, id="no article"),
        pytest.param(coded({"a": [(3, 9)]}), None, NOT_TWICE, id="one coder"),
        pytest.param(coded({"a": []}, {"a": []}), None, NOTHING, id="nobody marked anything"),
        pytest.param(
            coded({"a": [(0, 60)]}, {"a": [(0, 60)]}), None, "everybody marked everything", id="all"
        ),
        pytest.param(coded({"a": []}, {"a": []}, length=0), None, NOTHING, id="an empty article"),
        pytest.param(coded({"a": [(3, 9)]}, {"b": [(3, 9)]}), None, NOT_TWICE, id="no label in common"),
        pytest.param(coded({"a": [(3, 9)]}, {"a": [(3, 9)]}), 1, FEW, id="one article"),
    ],
)
def test_where_there_is_little_to_compare(
    found: tuple[Coding, ...], value: float | None, reason: str
) -> None:
    measured = unitizing_alpha(found, seed=1)
    assert (measured.value, measured.interval, measured.reason) == (value, None, reason)


def test_one_found_nothing() -> None:
    # 6 of 60 characters differ. Expected: 2·6·114 differing of 120² − 114 − 36 admissible pairs.
    expected = 1 - (6 / 60) / (2 * 6 * 114 / (120**2 - 150))
    assert unitizing_alpha(coded({"a": [(3, 9)]}, {"a": []}), seed=1).value == pytest.approx(expected)


def test_overlapping_spans_of_one_label_are_one_unit_and_touching_ones_are_two() -> None:
    one = coded({"a": [(0, 8), (5, 12)]}, {"a": [(0, 12)]})
    two = coded({"a": [(0, 8), (8, 12)]}, {"a": [(0, 12)]})
    assert one[0].spans["a"] == ((0, 12),)
    assert two[0].spans["a"] == ((0, 8), (8, 12))
    assert unitizing_alpha(one, seed=1).value == unitizing_alpha(two, seed=1).value == 1


def test_a_coder_with_one_label_everywhere() -> None:
    found = coded({"a": [(0, 60)], "b": []}, {"a": [(3, 9)], "b": []})
    whole = unitizing_alpha(found, "a", seed=1).value
    assert whole == pytest.approx(slow.unitizing_alpha(shared(found, "a")))
    assert unitizing_alpha(found, "b", seed=1).reason == NOTHING


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (coded({"a": [(3, 9)]}, {"a": [(20, 30)]}), NO_COMMON),
        (coded({"a": []}, {"a": []}), NO_COMMON),
        (coded({"a": [(3, 9)]}, {"a": [(3, 9)]}), ONE_LABEL),
    ],
)
def test_labels_can_be_compared_only_in_words_that_several_marked(
    found: tuple[Coding, ...], reason: str
) -> None:
    assert (coding_alpha(found, seed=1).value, coding_alpha(found, seed=1).reason) == (None, reason)


def test_who_was_not_offered_a_label_has_no_say_in_it() -> None:
    found = coded({"a": [(3, 9)], "b": [(20, 30)]}, {"a": [(3, 9)]}, {"a": [(3, 9)], "b": [(20, 30)]})
    assert unitizing_alpha(found, "b", seed=1).value == 1
    assert unitizing_alpha(found, seed=1).value == 1  # of the labels that all three were offered: a
    assert unitizing_alpha(found[:2], "b", seed=1).reason == NOT_TWICE


def test_the_interval_is_the_same_each_time_and_holds_the_value() -> None:
    one, two = unitizing_alpha(study(20), seed=7), unitizing_alpha(study(20), seed=7)
    assert one == two
    assert one.value is not None
    assert one.interval is not None
    assert one.interval[0] < one.value < one.interval[1]
    assert unitizing_alpha(study(20), seed=8).interval != one.interval
