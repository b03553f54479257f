"""What a policy makes of a dispute, case by case and as properties."""

import pytest
from hypothesis import given

from annotate.coding.consensus import Consensus, LabelConsensus, Range, consensus
from annotate.coding.policy import settle
from annotate.records import Policy
from tests.coding.answers import NOW, answer
from tests.coding.test_consensus import READERS, Spans, covered, of, people

POLICIES: tuple[Policy, ...] = ("unanimous", "majority")


def settled(marked: list[Spans], policy: Policy) -> LabelConsensus:
    return settle(of(*marked), policy).labels["sneer"]


@pytest.mark.parametrize(
    ("marked", "unanimous", "majority"),
    [
        pytest.param([[(0, 10)], []], [], [], id="one of two"),
        pytest.param([[(0, 6)], [(0, 6)], []], [], [(0, 6)], id="two of three"),
        pytest.param([[(0, 6)], [(2, 9)], []], [], [(2, 6)], id="what two share"),
        pytest.param([[(0, 6)], [(2, 9)], [(2, 6)]], [(2, 6)], [(2, 6)], id="agreed anyway"),
        pytest.param(
            [[(0, 20)], [(0, 10), (10, 20)]], [(0, 10), (10, 20)], [(0, 10), (10, 20)], id="one or two"
        ),
        pytest.param([[(0, 20)], [(0, 10), (10, 20)], [(0, 20)]], [(0, 10), (10, 20)], [(0, 20)], id="one"),
        pytest.param([[(0, 13)], [(0, 6), (7, 13)], []], [], [(0, 6), (7, 13)], id="a gap between"),
        pytest.param([[(0, 10)], [(10, 20)], [(5, 15)]], [], [(5, 10), (10, 15)], id="a chain"),
        pytest.param([[(0, 6), (9, 12)], [(0, 6)]], [(0, 6)], [(0, 6)], id="beside an agreed one"),
    ],
)
def test_the_rule(marked: list[Spans], unanimous: Spans, majority: Spans) -> None:
    for policy, expected in (("unanimous", unanimous), ("majority", majority)):
        found = settled(marked, policy)  # type: ignore[arg-type]
        assert [each.extent for each in found.occurrences] == expected
        assert found.count == Range(len(expected), len(expected))


def test_what_settled_it_is_said_and_what_was_left_out_is_kept() -> None:
    found = settled([[(0, 6), (20, 25)], [(0, 6), (8, 9)], [(8, 9), (30, 31)], [(0, 4)]], "majority")
    assert [(each.extent, each.policy, each.open) for each in found.occurrences] == [
        ((0, 4), "majority", ((4, 6),))
    ]
    assert [(each.union, each.marked_by, each.policy) for each in found.overruled] == [
        ((8, 9), ("B", "C"), "majority"),
        ((20, 25), ("A",), "majority"),
        ((30, 31), ("C",), "majority"),
    ]


def test_without_a_policy_and_where_somebody_adjudicated_nothing_changes() -> None:
    disputed = [answer("A", (0, 6)), answer("B")]
    last = answer("C", (0, 3), at=3, offered=NOW[:1], purpose="adjudication")
    assert settle(consensus(disputed), None) == consensus(disputed)
    assert settle(consensus([*disputed, last]), "majority") == consensus([*disputed, last])


@pytest.mark.parametrize(
    ("said", "unanimous", "majority"),
    [
        pytest.param(["a", ""], "", "", id="one of two"),
        pytest.param(["a", "a", ""], "", "a", id="two of three"),
        pytest.param(["ab", "a", "a"], "a", "a", id="all say one of two"),
        pytest.param(["a", "b", ""], "", "", id="each another"),
        pytest.param(["a", "a"], "a", "a", id="all"),
    ],
)
def test_answers_about_the_whole_article_stand_where_enough_gave_them(
    said: list[str], unanimous: str, majority: str
) -> None:
    given = [answer(f"r-{who}", flags=tuple(flags)) for who, flags in enumerate(said)]
    assert settle(consensus(given), None).flags == tuple(sorted({*"".join(said)}))
    for policy, expected in (("unanimous", unanimous), ("majority", majority)):
        found = settle(consensus(given), policy)  # type: ignore[arg-type]
        assert "".join(found.flags) == expected
        assert found.policy == (policy if len({*said}) > 1 else None)
    last = answer("C", at=3, purpose="adjudication", flags=("c",))
    assert settle(consensus([*given, last]), "unanimous").flags == ("c",)


def test_who_did_not_see_what_others_marked_is_no_vote_against_it() -> None:
    found = settle(consensus([answer("A", (0, 6)), answer("B", offered=NOW[1:])]), "unanimous")
    assert [(each.extent, each.policy) for each in found.labels["sneer"].occurrences] == [((0, 6), None)]


def votes(marked: list[Spans], at: int) -> int:
    return sum(at in covered(spans) for spans in marked)


@given(people)
def test_what_stands_was_marked_by_enough_and_nothing_is_lost(marked: list[Spans]) -> None:
    before = of(*marked).labels["sneer"]
    for policy in POLICIES:
        needed = len(marked) if policy == "unanimous" else len(marked) // 2 + 1
        found = settled(marked, policy)
        assert all(each.agreed for each in found.occurrences)
        for each in found.occurrences:
            assert all(votes(marked, at) >= needed for at in range(*each.extent))
        kept = {mark for each in (*found.occurrences, *found.overruled) for mark in each.marks}
        assert kept == {mark for each in before.occurrences for mark in each.marks}
        agreed = [each for each in before.occurrences if each.agreed]
        assert [each for each in found.occurrences if each.policy is None] == agreed


@given(people)
def test_what_all_marked_stands_under_every_policy(marked: list[Spans]) -> None:
    for policy in POLICIES:
        found: Consensus = settle(of(*marked), policy)
        everyone = set.intersection(*(covered(spans) for spans in marked))
        stands = covered([each.extent for each in found.occurrences])
        assert everyone <= stands
        assert READERS[: len(marked)] == "".join(found.labels["sneer"].readers)
