"""Pairwise span F1: exact and overlapping, pair by pair and over several coders."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from annotate.coding.agreement.codings import Coding, merged, shared
from annotate.coding.agreement.measure import NOT_TWICE, NOTHING
from annotate.coding.agreement.span_f1 import alike, span_f1
from annotate.records import Stretch
from tests.coding.agreement import slow
from tests.coding.agreement.made import CODINGS, coded

Spans = list[Stretch]


def both(found: tuple[Coding, ...], label: str | None = None) -> tuple[float | None, float | None]:
    exact, overlapping = (span_f1(found, label, overlapping=each, seed=1) for each in (False, True))
    return exact.value, overlapping.value


@pytest.mark.parametrize(
    ("one", "other", "exact", "overlapping"),
    [
        pytest.param([(0, 5)], [(0, 5)], 1, 1, id="the same"),
        pytest.param([(0, 5)], [(0, 6)], 0, 1, id="another end"),
        pytest.param([(0, 5)], [(5, 9)], 0, 0, id="side by side"),
        pytest.param([(0, 5)], [], 0, 0, id="one found nothing"),
        pytest.param([(0, 5), (10, 20)], [(0, 5)], 2 / 3, 2 / 3, id="one of two"),
        pytest.param([(0, 30)], [(0, 5), (10, 15), (20, 30)], 0, 1 / 2, id="a long one counts once"),
        pytest.param([(0, 8), (5, 12)], [(0, 12)], 1, 1, id="overlapping ones are one"),
    ],
)
def test_two_people(one: Spans, other: Spans, exact: float, overlapping: float) -> None:
    found = coded({"a": one}, {"a": other})
    assert both(found) == pytest.approx((exact, overlapping))
    assert both(found[::-1]) == both(found)


def test_another_label_is_not_alike() -> None:
    found = coded({"a": [(0, 5)], "b": []}, {"a": [], "b": [(0, 5)]})
    assert both(found) == (0, 0)


def test_an_article_of_three_weighs_by_its_spans_not_by_its_pairs() -> None:
    three = coded({"a": [(0, 5)]}, {"a": [(0, 5)]}, {"a": [(0, 5)]}, article="x")
    two = coded({"a": [(0, 5)]}, {"a": [(10, 15)]}, article="y")
    assert both((*three, *two))[0] == pytest.approx(3 / 5)


def test_where_there_is_nothing_to_compare() -> None:
    assert span_f1(coded({"a": []}, {"a": []}), seed=1).reason == NOTHING
    assert span_f1(coded({"a": [(0, 5)]}), seed=1).reason == NOT_TWICE


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda x: (x[0], x[0] + x[1])), max_size=4
).map(merged)


@settings(deadline=None)
@given(SPANS, SPANS)
def test_no_other_pairing_has_more_pairs(one: tuple[Stretch, ...], other: tuple[Stretch, ...]) -> None:
    touching = [(x, y) for x in one for y in other if x[0] < y[1] and y[0] < x[1]]
    most = max(
        size
        for size in range(len(touching) + 1)
        if any(
            len({x for x, _ in chosen}) == len({y for _, y in chosen}) == size
            for chosen in combinations(touching, size)
        )
    )
    assert alike(one, other, overlapping=True) == most
    assert alike(one, other, overlapping=False) == len([x for x in one if x in other])


@settings(deadline=None)
@given(CODINGS)
def test_equals_the_slow_way_by_matchings(found: tuple[Coding, ...]) -> None:
    for label in (None, "a", "b"):
        groups = shared(found, label)
        for overlapping, measured in zip((False, True), both(found, label), strict=True):
            direct = slow.span_f1(groups, overlapping=overlapping)
            assert (measured is None) == math.isnan(direct)
            assert measured is None or measured == pytest.approx(direct, abs=1e-12)


@settings(deadline=None)
@given(CODINGS)
def test_exact_of_two_equals_that_of_scikit_learn(found: tuple[Coding, ...]) -> None:
    pairs = [group for group in shared(found) if len(group) == 2]
    mine, theirs = (
        {(each.article_id, name, span) for each in side for name in each.spans for span in each.spans[name]}
        for side in ([one for one, _ in pairs], [other for _, other in pairs])
    )
    if union := sorted(mine | theirs):
        expected = f1_score([each in mine for each in union], [each in theirs for each in union])
        assert both(tuple(each for pair in pairs for each in pair))[0] == pytest.approx(expected)
