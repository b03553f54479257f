"""Recall against somebody who saw no tags, and how much more often a stretch is marked because of a tag."""

import pytest

from annotate.coding.agreement.effect import (
    NO_TAGS,
    NOT_BLIND,
    NOTHING_HIDDEN,
    NOTHING_MARKED,
    NOTHING_SHOWN,
    recall,
    suggestion_effect,
)
from annotate.coding.agreement.exposure import Exposure
from annotate.coding.agreement.measure import FEW
from tests.coding.agreement.made import exposed


def test_recall_is_the_share_of_a_blind_coders_spans_that_are_proposed() -> None:
    found = [
        exposed("x", [(0, 5), (10, 15), (20, 25)], hidden=[(3, 8), (10, 15), (40, 50)]),
        exposed("y", [(0, 5)], hidden=[]),
        exposed("z", [(0, 5)], shown=[(30, 40)], hidden=[]),  # saw tags: no part of it
    ]
    measured = recall(found, seed=1)
    assert measured.value == pytest.approx(2 / 4)
    assert measured.articles == 2


def test_an_article_that_two_coded_blind_counts_once() -> None:
    found = [
        exposed("x", [(0, 5)], hidden=[(0, 5)], coder="A"),
        exposed("x", [(0, 5)], hidden=[(0, 5)], coder="B"),
        exposed("y", [(0, 5)], hidden=[]),
    ]
    assert recall(found, seed=1).value == pytest.approx(1 / 2)


def test_the_effect_is_what_is_kept_less_what_is_added_by_oneself() -> None:
    found = [
        exposed("x", [(0, 5), (10, 15)], shown=[(0, 5), (12, 18), (20, 25), (30, 35)]),
        exposed("y", [(0, 9)], hidden=[(0, 5), (10, 15), (20, 25), (30, 35)]),
    ]
    measured = suggestion_effect(found, seed=1)
    assert (measured.kept.value, measured.added.value) == (1 / 2, 1 / 4)
    assert measured.effect.value == 1 / 4
    assert measured.effect.reason == FEW  # of each side there is one


def test_tags_can_be_shown_and_hidden_in_one_article() -> None:
    found = [exposed(f"x{i}", [(0, 5), *([(20, 25)] * (i % 2))], [(0, 5)], [(20, 25)]) for i in range(10)]
    measured = suggestion_effect(found, seed=1).effect
    assert measured.value == 1 / 2
    assert measured.interval is not None
    assert measured.articles == 10


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ([], NO_TAGS),
        ([exposed("x", [(0, 5)], shown=[(0, 5)])], NOTHING_HIDDEN),
        ([exposed("x", [(0, 5)], hidden=[(0, 5)])], NOTHING_SHOWN),
    ],
)
def test_without_both_sides_there_is_no_effect(found: list[Exposure], reason: str) -> None:
    assert (
        suggestion_effect(found, seed=1).effect.value,
        suggestion_effect(found, seed=1).effect.reason,
    ) == (
        None,
        reason,
    )


def test_without_a_blind_coder_who_marked_something_there_is_no_recall() -> None:
    assert recall([exposed("x", [(0, 5)], shown=[(0, 5)])], seed=1).reason == NOT_BLIND
    assert recall([exposed("x", [], hidden=[(0, 5)])], seed=1).reason == NOTHING_MARKED
