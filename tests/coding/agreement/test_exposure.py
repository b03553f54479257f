"""Beside a coding, the tags that were shown and those that were hidden, also right and wrong ones apart."""

from typing import Any

from annotate.coding.agreement.effect import recall, suggestion_effect
from annotate.coding.agreement.exposure import Exposure, by_truth, exposures, settled
from tests import records
from tests.coding.agreement.made import coding, exposed
from tests.coding.answers import ARTICLE, answer


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
    review = answer("r-1", (4, 10), **fields)
    (found,) = exposures(
        [review],
        {review.review.id: (PUPPET, EXPERTS, REGIME, TAUNT)},
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
    review = answer("r-1", (4, 10), tags_shown=(PUPPET.id,))
    (found,) = exposures(
        [review],
        {review.review.id: (EXPERTS,)},
        {},
        {ARTICLE.id: len(ARTICLE.text)},
        known={ARTICLE.id: (PUPPET, REGIME)},
    )
    assert (found.shown, found.hidden) == ({"sneer": ((4, 10),)}, {})
