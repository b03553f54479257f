"""What people make of tags that they saw and that they did not see."""

from typing import Any

import pytest

from annotate.coding.agreement.codings import Stretch
from annotate.coding.agreement.effect import (
    NO_TAGS,
    NOT_BLIND,
    NOTHING_HIDDEN,
    NOTHING_MARKED,
    NOTHING_SHOWN,
    recall,
    suggestion_effect,
)
from annotate.coding.agreement.exposure import Exposure, by_truth, exposures, settled
from annotate.coding.agreement.measure import FEW
from tests import records
from tests.coding.agreement.made import coding
from tests.coding.answers import ARTICLE, answer

Spans = list[Stretch]


def exposed(
    article: str,
    marked: Spans,
    shown: Spans = (),
    hidden: Spans = (),
    coder: str = "A",  # type: ignore[assignment]
) -> Exposure:
    return Exposure(
        coding=coding(article, coder, a=marked),
        shown={"a": tuple(shown)},
        hidden={"a": tuple(hidden)},
        blind=not shown,
    )


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


def test_right_and_wrong_tags_are_told_apart_only_where_somebody_adjudicated() -> None:
    found = [
        exposed("x", [(0, 5), (20, 25)], shown=[(0, 5), (20, 25), (40, 45)]),
        exposed("y", [(0, 5)], hidden=[(0, 5), (20, 25)]),
        exposed("z", [(0, 5)], shown=[(0, 5)]),
    ]
    gold = {name: coding(name, "judge", a=[(3, 8)]) for name in ("x", "y")}
    right, wrong = by_truth(found, gold)
    assert [(each.shown["a"], each.hidden["a"]) for each in right] == [(((0, 5),), ()), ((), ((0, 5),))]
    assert [(each.shown["a"], each.hidden["a"]) for each in wrong] == [
        (((20, 25), (40, 45)), ()),
        ((), ((20, 25),)),
    ]
    assert suggestion_effect(right, seed=1).effect.value == 0
    assert suggestion_effect(wrong, seed=1).effect.value == 1 / 2


PUPPET, EXPERTS, REGIME = (
    records.tag(ARTICLE, *span, label="sneer") for span in ((4, 10), (38, 55), (20, 25))
)
TAUNT = records.tag(ARTICLE, 4, 10, label="taunt")


def given(**fields: Any) -> Exposure:
    (found,) = exposures(
        [answer("r-1", (4, 10), **fields)],
        {ARTICLE.id: (PUPPET, EXPERTS, REGIME, TAUNT)},
        {(ARTICLE.id, "r-1"): {EXPERTS.id}},
        {ARTICLE.id: len(ARTICLE.text)},
    )
    return found


def test_a_page_with_tags_shows_the_servers_and_hides_the_designs() -> None:
    found = given(tags_shown=(PUPPET.id, TAUNT.id))
    assert found.shown == {"sneer": ((4, 10),), "taunt": ((4, 10),)}
    assert found.hidden == {"sneer": ((38, 55),)}  # the third was neither shown nor hidden: nothing is known
    assert not found.blind


def test_a_blind_page_hides_all_tags() -> None:
    found = given(shown="nothing")
    assert (found.shown, found.blind) == ({}, True)
    assert found.hidden == {"sneer": ((4, 10), (20, 25), (38, 55)), "taunt": ((4, 10),)}


def test_a_page_of_which_nothing_is_known_is_no_evidence() -> None:
    assert exposures([answer("r-1", (4, 10), shown="unknown")], {}, {}, {ARTICLE.id: 99}) == ()


def test_what_was_adjudicated_of_two_blind_codings_takes_their_place() -> None:
    gold = {name: coding(name, "judge", a=[(0, 5), (50, 55)]) for name in ("x", "y")}
    found = [
        exposed("x", [(0, 5)], hidden=[(0, 5)], coder="A"),
        exposed("x", [(0, 5)], hidden=[(0, 5)], coder="B"),
        exposed("y", [(0, 5)], hidden=[(0, 5)]),  # one coder alone is not enough
        exposed("z", [(0, 5)], hidden=[(0, 5)]),
    ]
    assert [(each.coding.article_id, each.coding.coder) for each in settled(found, gold)] == [("x", "judge")]
    assert recall(settled(found, gold), seed=1).value == 1 / 2


def test_a_tag_that_was_shown_once_and_is_no_proposal_any_more_was_shown() -> None:
    (found,) = exposures(
        [answer("r-1", (4, 10), tags_shown=(PUPPET.id,))],
        {ARTICLE.id: (EXPERTS,)},
        {},
        {ARTICLE.id: len(ARTICLE.text)},
        known={ARTICLE.id: (PUPPET, REGIME)},
    )
    assert (found.shown, found.hidden) == ({"sneer": ((4, 10),)}, {})
