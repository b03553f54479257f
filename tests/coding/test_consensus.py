"""The rule by which several people's spans become one value, case by case and as properties."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.consensus import Consensus, Range, consensus
from annotate.coding.pace import Pace
from annotate.coding.reviews import CodedReview
from tests.coding.answers import NOW, answer

Spans = list[tuple[int, int]]
READERS = "ABCD"


def of(*marked: Spans) -> Consensus:
    return consensus(answer(name, *spans) for name, spans in zip(READERS, marked, strict=False))


def shape(found: Consensus) -> list[tuple[bool, tuple[int, int], list[tuple[int, int]]]]:
    """Agreed or not, the extent, and what is open, of each occurrence."""
    return [(each.agreed, each.extent, list(each.open)) for each in found.labels["sneer"].occurrences]


def count(found: Consensus) -> Range:
    return found.labels["sneer"].count


@pytest.mark.parametrize(
    ("marked", "occurrences", "counted"),
    [
        pytest.param([[(0, 10)], [(0, 10)]], [(True, (0, 10), [])], (1, 1), id="the same span"),
        pytest.param([[(0, 10)], [(0, 20)]], [(True, (0, 10), [(10, 20)])], (1, 1), id="an open end"),
        pytest.param([[(4, 12)], [(0, 9)]], [(True, (4, 9), [(0, 4), (9, 12)])], (1, 1), id="both ends open"),
        pytest.param(
            [[(0, 10)], [(9, 20)]], [(True, (9, 10), [(0, 9), (10, 20)])], (1, 1), id="one character"
        ),
        pytest.param(
            [[(0, 10)], [(10, 20)]],
            [(False, (0, 10), [(0, 10)]), (False, (10, 20), [(10, 20)])],
            (1, 1),
            id="side by side, no character shared",
        ),
        pytest.param([[(0, 10)], []], [(False, (0, 10), [(0, 10)])], (0, 1), id="one only"),
        pytest.param(
            [[(0, 10), (10, 20), (30, 40)], [(0, 10), (10, 20)]],
            [(True, (0, 10), []), (True, (10, 20), []), (False, (30, 40), [(30, 40)])],
            (2, 3),
            id="two agreed side by side stay two",
        ),
        pytest.param(
            [[(0, 20)], [(0, 10), (10, 20)]],
            [(False, (0, 20), [])],
            (1, 2),
            id="one or two, each character sure",
        ),
        pytest.param(
            [[(0, 13)], [(0, 6), (7, 13)]],
            [(False, (0, 13), [(6, 7)])],
            (1, 2),
            id="one or two, a gap between",
        ),
        pytest.param(
            [[(0, 10)], [(5, 15)], [(12, 20)]],
            [(False, (0, 20), [(0, 20)])],
            (1, 1),
            id="a chain without a character that all share",
        ),
        pytest.param(
            [[(0, 10), (18, 30)], [(8, 20)]],
            [(False, (0, 30), [(0, 8), (10, 18), (20, 30)])],
            (1, 2),
            id="a bridge between two",
        ),
        pytest.param(
            [[(0, 10), (5, 15)]], [(True, (0, 10), []), (True, (5, 15), [])], (2, 2), id="one's own overlaps"
        ),
        pytest.param(
            [[(0, 10), (20, 30), (40, 50)], [(60, 70)]],
            [(False, at, [at]) for at in ((0, 10), (20, 30), (40, 50), (60, 70))],
            (1, 3),
            id="nothing in common",
        ),
        pytest.param([[(0, 6)], [(0, 6)], []], [(False, (0, 6), [(0, 6)])], (0, 1), id="two of three"),
    ],
)
def test_the_rule(
    marked: list[Spans], occurrences: list[tuple[bool, tuple[int, int], Spans]], counted: tuple[int, int]
) -> None:
    for order in permutations(range(len(marked))):
        found = consensus(answer(READERS[i], *marked[i]) for i in order)
        assert (shape(found), count(found)) == (occurrences, counted)


def test_who_marked_an_occurrence_and_who_left_it_out() -> None:
    (each,) = of([(0, 10)], [(0, 12)], []).labels["sneer"].occurrences
    assert (each.marked_by, each.left_out_by, each.readers) == (("A", "B"), ("C",), ("A", "B", "C"))


def test_what_all_marked_is_positive_and_what_some_did_is_masked() -> None:
    found = of([(0, 10), (30, 40)], [(0, 8), (50, 60)]).labels["sneer"]
    assert found.positive == ((0, 8),)
    assert found.masked == ((8, 10), (30, 40), (50, 60))


def test_who_was_not_offered_a_label_has_no_say() -> None:
    found = consensus([answer("A", (0, 10)), answer("B", offered=NOW[1:])])
    assert shape(found) == [(True, (0, 10), [])]
    assert found.labels["taunt"].readers == ("A", "B")


def test_who_was_offered_todays_definition_decides_alone() -> None:
    old = answer("B", (20, 30), offered=("sneer@0",))
    found = consensus([answer("A", (0, 10)), old])
    assert (shape(found), found.labels["sneer"].outdated) == ([(True, (0, 10), [])], False)
    only = consensus([old])
    assert (shape(only), only.labels["sneer"].outdated) == ([(True, (20, 30), [])], True)


def test_a_person_whose_last_word_is_a_skip_has_no_say() -> None:
    found = consensus([answer("A", (0, 10), at=1), answer("A", at=2, status="skipped"), answer("B", (0, 10))])
    assert [each.reviewer for each in found.reviews] == ["B"]
    assert consensus([]).labels == {}


def test_of_two_decisions_about_one_span_the_one_about_a_tag_stands() -> None:
    twice = answer("A", (0, 10), (0, 10))
    about, bare = (replace(each, tag_id=tag) for each, tag in zip(twice.decisions, ("t", None), strict=True))
    for order in ((about, bare), (bare, about)):
        (each,) = consensus([replace(twice, decisions=order)]).labels["sneer"].occurrences
        assert [mark.decision.tag_id for mark in each.marks] == ["t"]


SIZE = 24
span = st.tuples(st.integers(0, SIZE - 1), st.integers(1, 8)).map(lambda at: (at[0], min(sum(at), SIZE)))
people = st.lists(st.lists(span, max_size=5, unique=True), min_size=1, max_size=4)


def covered(spans: Spans) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


@given(people, st.randoms(use_true_random=False))
def test_the_order_of_people_and_of_storage_changes_nothing(marked: list[Spans], random: Random) -> None:
    reviews: list[CodedReview] = []
    for name, spans in zip(READERS, marked, strict=False):
        reviews += [answer(name, (0, 3), at=1), answer(name, *spans, at=2)]
    shuffled = list(reviews)
    random.shuffle(shuffled)
    assert consensus(shuffled) == consensus(reviews)
    assert shape(consensus(reviews)) == shape(of(*marked))


@given(people)
def test_an_occurrence_is_agreed_or_disputed_and_each_mark_stands_in_one(marked: list[Spans]) -> None:
    found = of(*marked).labels["sneer"]
    marks = [mark[:3] for each in found.occurrences for mark in each.marks]
    assert sorted(marks) == sorted(
        (*at, name) for name, spans in zip(READERS, marked, strict=False) for at in spans
    )
    for each in found.occurrences:
        spans = [set(range(mark.start, mark.end)) for mark in each.marks]
        one_each = [mark.reviewer for mark in sorted(each.marks, key=lambda mark: mark.reviewer)] == list(
            found.readers
        )
        assert each.agreed == (one_each and bool(set.intersection(*spans)))
        if each.agreed:
            assert set(range(*each.extent)) == set.intersection(*spans)
        assert covered(list(each.sure)) | covered(list(each.open)) == set.union(*spans)


@given(people)
def test_character_for_character_all_some_or_none(marked: list[Spans]) -> None:
    found = of(*marked).labels["sneer"]
    marks = [covered(spans) for spans in marked]
    assert covered(list(found.positive)) == set.intersection(*marks)
    assert covered(list(found.masked)) == set.union(*marks) - set.intersection(*marks)


@given(people)
def test_the_count_reaches_from_the_fewest_to_the_most(marked: list[Spans]) -> None:
    found = of(*marked).labels["sneer"]
    low, high = found.count
    assert (low, high) == (min(map(len, marked)), max(map(len, marked)))


def test_silence_on_a_page_that_nobody_knows_speaks_against_nothing() -> None:
    silent = answer("B")
    unknown = replace(silent, review=replace(silent.review, shown="unknown"))
    assert shape(consensus([answer("A", (0, 10)), silent])) == [(False, (0, 10), [(0, 10)])]
    found = consensus([answer("A", (0, 10)), unknown])
    assert shape(found) == [(True, (0, 10), [])]
    assert (count(found), found.labels["sneer"].readers) == (Range(1, 1), ("A", "B"))


def test_marks_on_a_page_that_nobody_knows_count() -> None:
    marked = answer("B", (4, 12), (20, 30))
    unknown = replace(marked, review=replace(marked.review, shown="unknown"))
    found = consensus([answer("A", (0, 10)), unknown])
    assert shape(found) == [(True, (4, 10), [(0, 4), (10, 12)]), (False, (20, 30), [(20, 30)])]
    assert count(found) == Range(1, 2)


def test_an_adjudication_replaces_what_the_coders_marked_for_the_labels_it_was_offered() -> None:
    coders = [answer("A", (0, 10)), answer("B", (20, 30)), answer("A", (0, 4), label="taunt", at=2)]
    settled = answer("C", (20, 25), at=3, offered=NOW[:1], purpose="adjudication")
    found = consensus([*coders, settled])
    assert shape(found) == [(True, (20, 25), [])]
    assert (count(found), found.labels["sneer"].readers) == (Range(1, 1), ("C",))
    assert (found.labels["sneer"].adjudicated, found.labels["taunt"].adjudicated) == (True, False)
    assert found.labels["taunt"] == consensus(coders).labels["taunt"]
    assert ([each.reviewer for each in found.reviews], found.adjudication) == (["A", "B"], settled)


def test_a_mark_that_only_adjoins_what_the_adjudicator_marked_is_overruled() -> None:
    coders = [answer("A", (14, 20), (25, 30)), answer("B", (24, 26))]
    settled = answer("C", (20, 25), at=3, purpose="adjudication")
    overruled = consensus([*coders, settled]).labels["sneer"].overruled
    assert [mark[:3] for each in overruled for mark in each.marks] == [(14, 20, "A"), (25, 30, "A")]


def test_an_adjudication_settles_whether_the_text_is_sound() -> None:
    flagged = answer("A", flags=("text is damaged",))
    assert consensus([flagged, answer("B")]).flags == ("text is damaged",)
    assert consensus([flagged, answer("B"), answer("C", purpose="adjudication")]).flags == ()


def test_an_unread_review_leaves_what_the_others_decided() -> None:
    fast = replace(answer("A", at=2), unread=Pace(words=14, seconds=0.5))
    decided = consensus([fast, answer("B", (4, 10))])
    assert [each.reviewer for each in decided.reviews] == ["B"]
    assert (decided.labels["sneer"].count, decided.labels["sneer"].readers) == ((1, 1), ("B",))
