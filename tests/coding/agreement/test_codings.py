"""What reviews that count come to as codings, and which of them can be compared."""

from annotate.coding.agreement.codings import codings, merged, repeated, shared
from annotate.coding.reviews import counting
from tests.coding.agreement.made import coded, coding
from tests.coding.answers import ARTICLE, answer

LENGTHS = {ARTICLE.id: len(ARTICLE.text)}


def test_spans_that_share_a_character_are_one() -> None:
    assert merged([(5, 9), (0, 3), (8, 12), (12, 14), (1, 2)]) == ((0, 3), (5, 12), (12, 14))


def test_of_a_person_the_newest_review_is_what_they_marked() -> None:
    reviews = counting([answer("r-1", (0, 5)), answer("r-1", (4, 10), (8, 12), at=2), answer("r-2")])
    found = codings(reviews, LENGTHS)
    assert [(each.coder, each.length, each.spans) for each in found] == [
        ("r-1", len(ARTICLE.text), {"sneer": ((4, 12),), "taunt": ()}),
        ("r-2", len(ARTICLE.text), {"sneer": (), "taunt": ()}),
    ]


def test_a_label_that_was_not_offered_by_todays_definition_is_not_in_it() -> None:
    old = answer("r-1", (0, 5), offered=("sneer@0000", "taunt@0000"))
    assert codings([old], LENGTHS)[0].spans == {}


def test_only_articles_of_several_people_are_shared_and_cut_down_to_what_all_were_offered() -> None:
    alone = coding("y", "A", a=[(0, 5)])
    found = shared([*coded({"a": [(0, 5)], "b": [(7, 9)]}, {"a": []}), alone])
    assert [[(each.article_id, each.coder, each.spans) for each in group] for group in found] == [
        [("x", "A", {"a": ((0, 5),)}), ("x", "B", {"a": ()})]
    ]
    assert shared([alone], "a") == ()


def test_a_second_coding_is_compared_with_the_same_persons_first() -> None:
    first = [*coded({"a": [(0, 5)]}, {"a": [(7, 9)]}), coding("y", "A", a=[])]
    again = coded({"a": [(0, 6)]}, {"a": [(7, 9)]})
    found = repeated(first, again)
    assert [(each.article_id, each.coder) for each in found] == [
        ("x A", "A"),
        ("x A", "A·again"),
        ("x B", "B"),
        ("x B", "B·again"),
    ]
    assert [len(group) for group in shared(found)] == [2, 2]
