"""The answer in a sentence: who stands where, and who cannot be told apart."""

from dataclasses import replace

import pytest

from annotate.coding.consensus import Range
from annotate.compare.answer import answer, lead
from annotate.compare.comparison import Comparison
from annotate.compare.document import document
from annotate.compare.entry import authors
from annotate.compare.gold import Offer
from annotate.compare.page import page, timeline
from annotate.compare.words import approved, place, unplaced
from tests.compare.comparisons import LABEL, compared, made, many, ordinary, side

ALL = Offer(reviewed=True, sampled_by="all", probability=1.0)


def placed(**places: tuple[int, int]) -> Comparison:
    return replace(ordinary(), places={**ordinary().places, LABEL: places})


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ({}, "no side has enough reviewed stories for an order"),
        ({"A": (1, 2), "B": (1, 2)}, "A and B cannot be told apart"),
        ({"A": (1, 1), "B": (2, 2)}, "A most, B least"),
        ({"B": (1, 2), "L": (1, 2), "M": (3, 3)}, "M least; B and L cannot be told apart"),
        ({"B": (2, 3), "L": (2, 3), "M": (1, 1)}, "M most; B and L cannot be told apart"),
        ({"A": (1, 1), "B": (2, 2), "C": (3, 3)}, "A most, B next, C least"),
        ({"A": (1, 2), "B": (1, 3), "C": (2, 3)}, "A, B and C cannot all be told apart"),
        ({"A": (1, 2), "B": (1, 2), "C": (3, 4), "D": (3, 4)}, "A and B more than C and D"),
    ],
)
def test_an_answer_says_what_is_clear_and_no_more(places: dict[str, tuple[int, int]], said: str) -> None:
    assert answer(placed(**places), LABEL) == said


def test_the_first_sentence_names_the_labels_that_share_an_answer_once() -> None:
    both = {"A": (1, 1), "B": (2, 2)}
    found = replace(ordinary(), places={"unattributed_claim": both, LABEL: both, "speculative_scenario": {}})
    assert lead(found) == (
        "Unattributed claim and Loaded label: A most, B least. For one other label nothing is clear. Too "
        "small to be compared: C."
    )
    none = {name: {} for name in found.places}  # type: ignore[var-annotated]
    assert lead(replace(found, places=none)) == (
        "They cannot be put in an order yet: fewer than two of them are large enough and have enough "
        "reviewed stories."
    )
    assert lead(compared(many("A", 8) + many("B", 8), labels=())) == (
        "They cannot be put in an order yet: too few stories are reviewed, so figures are proposals only."
    )
    assert lead(placed(A=(1, 2), B=(1, 2))) == (
        "For no label can they be told apart: every difference could be chance."
    )
    alone = replace(found, sides=found.sides[:1])
    assert lead(alone) == "A stands alone: there is nothing to put beside it."


@pytest.mark.parametrize(
    ("where", "of", "said"),
    [
        ((1, 1), 3, "highest"),
        ((3, 3), 3, "lowest"),
        ((2, 2), 3, "2nd of 3"),
        ((1, 2), 3, "highest or 2nd"),
        ((1, 3), 3, "not told apart"),
        ((2, 4), 5, "2nd to 4th of 5"),
    ],
)
def test_a_place_is_said_in_words(where: tuple[int, int], of: int, said: str) -> None:
    others = {f"other{i}": (1, of) for i in range(of - 1)}
    found = placed(A=where, **others)
    assert place(found, side(found, "A"), LABEL) == said


def disputed() -> Comparison:
    """A side of which every story is reviewed, one of them by people who differ."""
    stories = [
        made(f"A{i}", ("A", "2025-03-01"), count=0, offer=ALL, approved={LABEL: 1}, reviewers=("r-1",))
        for i in range(9)
    ]
    odd = made(
        "A9", ("A", "2025-03-01"), count=0, offer=ALL, disputed={LABEL: Range(0, 6)}, reviewers=("r-1",)
    )
    return compared([*stories, odd])


def test_a_dispute_is_a_range_in_words_in_the_table_on_the_page_and_in_the_document() -> None:
    found = disputed()
    (own,) = found.sides
    assert own.approved == {LABEL: (9, 15)}
    assert approved(own, LABEL) == "approved 9 to 15"
    assert document(found)["sides"][0]["labels"][LABEL]["approved"] == [9, 15]
    text = page(found)
    assert "0 to 6" in text  # the story
    assert "approved 9 to 15" in text
    assert unplaced(found, own, LABEL) == "no other side to compare with"


def test_what_was_approved_is_known_only_where_every_story_is_reviewed() -> None:
    assert side(ordinary(), "A").approved == {}
    assert "approved" not in document(ordinary())["sides"][0]["labels"][LABEL]


def test_months_without_a_story_are_gaps_and_outlets_have_none() -> None:
    found = compared([made("a", ("A", "2024-11-05")), made("b", ("A", "2025-02-01"))], by="month")
    assert [(name, own is None) for name, own in timeline(found)] == [
        ("2024-11", False),
        ("2024-12", True),
        ("2025-01", True),
        ("2025-02", False),
    ]
    assert page(found).count("no story<") == 2
    assert [name for name, _ in timeline(ordinary())] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ilen Maro and Jo Dral, staff writers", ("Ilen Maro", "Jo Dral")),
        ("Par Ilen Maro et Jo Dral", ("Ilen Maro", "Jo Dral")),
        ("Ilen Maro", ("Ilen Maro",)),
        ("Bandy Orland", ("Bandy Orland",)),
        ("by our correspondent", ()),
        ("", ()),
    ],
)
def test_a_byline_names_its_authors(byline: str, names: tuple[str, ...]) -> None:
    assert authors(byline) == names


def test_each_author_is_a_side() -> None:
    entries = [
        made("a", (None, None), authors=("Ilen Maro", "Jo Dral")),
        made("b", ("A", "2025-03-01"), authors=("Jo Dral",)),
        *many("A", 1),
    ]
    found = compared(entries, by="author")
    assert [(own.name, len(own.stories)) for own in found.sides] == [("Ilen Maro", 1), ("Jo Dral", 2)]
    assert found.left_out == {"no author known": 1}
