"""Who codes what: shares, loads and order of a draw, whatever the articles are."""

import math
from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.assignment import draw, handed_over, hidden
from annotate.team import Assigned, Assignment, Design, newest_assigned

share = st.integers(0, 20).map(lambda twentieths: twentieths / 20)
designs = st.builds(Design, double=share, times=st.integers(2, 3), blind=share, again=share, hide=share)
seeds = st.integers(0, 2**31)
numbers = st.integers(0, 60)
CODERS = ("r-ada", "r-ben", "r-cy")


def articles(first: int, number: int) -> dict[str, tuple[str, ...]]:
    return {
        f"a{place}": tuple(f"a{place} t{at}" for at in range(place % 7)) for place in range(first, number)
    }


def run(coders: Sequence[str], design: Design, seed: int) -> Assignment:
    return Assignment(
        id="1",
        made_at="2026-11-02T08:00:00Z",
        seed=seed,
        coders=tuple(coders),
        design=design,
        server="",
        codebook_version="1",
    )


def coding(rows: Sequence[Assigned]) -> list[Assigned]:
    return [each for each in rows if each.purpose == "coding"]


def share_of(found: int, wanted: float, of: int) -> bool:
    return math.floor(wanted * of) <= found <= math.ceil(wanted * of)


def fits(rows: Sequence[Assigned], design: Design, coders: Sequence[str], number: int) -> None:
    """Every article once or more, shares right to rounding, loads even, orders without gaps."""
    assert len({each.key for each in rows}) == len(rows)
    coded_by = Counter(each.article_id for each in coding(rows))
    assert len(coded_by) == number
    assert set(coded_by.values()) <= {1, min(design.times, len(coders))}
    blind = {each.article_id for each in rows if each.blind}
    assert all(each.blind == (each.article_id in blind) for each in rows)
    if len(coders) > 1:
        assert share_of(sum(count > 1 for count in coded_by.values()), design.double, number)
    assert share_of(len(blind), design.blind, number)
    loads = [sum(each.coder == coder for each in coding(rows)) for coder in coders]
    assert not loads or max(loads) - min(loads) <= 1
    for coder in coders:
        mine = [each for each in coding(rows) if each.coder == coder]
        twice = [each for each in rows if (each.coder, each.purpose) == (coder, "again")]
        assert share_of(len(twice), design.again, len(mine))
        shown = {each.article_id: (each.blind, each.hidden) for each in mine}
        assert all(shown[each.article_id] == (each.blind, each.hidden) for each in twice)
        for part in (mine, twice):
            assert sorted(each.position for each in part) == list(range(len(part)))


@given(number=numbers, design=designs, seed=seeds, people=st.integers(1, 3), data=st.data())
def test_a_draw_has_its_shares_and_hangs_on_no_order(
    number: int, design: Design, seed: int, people: int, data: st.DataObject
) -> None:
    coders, wanted = CODERS[:people], articles(0, number)
    rows = draw(wanted, run(coders, design, seed))
    fits(rows, design, coders, number)
    other = dict(data.draw(st.permutations(list(wanted.items()))))
    people_too = data.draw(st.permutations(coders))
    assert draw(other, run(people_too, design, seed)) == rows
    for each in rows:
        assert set(each.hidden) <= set(wanted[each.article_id])
        assert share_of(len(each.hidden), 0 if each.blind else design.hide, len(wanted[each.article_id]))


@given(parts=st.lists(st.integers(0, 20), min_size=1, max_size=4), design=designs, seed=seeds)
def test_articles_that_come_later_keep_what_exists_and_the_shares(
    parts: list[int], design: Design, seed: int
) -> None:
    rows: tuple[Assigned, ...] = ()
    number = 0
    for part in parts:
        new = articles(number, number + part)
        rows += draw(new, run(CODERS, design, seed), rows)
        number += part
    fits(rows, design, CODERS, number)


@given(number=numbers, more=numbers, design=designs, seed=seeds)
def test_a_coder_who_comes_later_shares_the_new_articles(
    number: int, more: int, design: Design, seed: int
) -> None:
    rows = draw(articles(0, number), run(CODERS[:2], design, seed))
    new = draw(articles(number, number + more), run(CODERS, design, seed), rows)
    assert {each.article_id for each in new} == articles(number, number + more).keys()
    loads = [sum(each.coder == coder for each in coding(new)) for coder in CODERS]
    assert max(loads) - min(loads) <= 1
    assert len({each.key for each in (*rows, *new)}) == len(rows) + len(new)


def test_shares_are_spread_over_one_another_and_over_people() -> None:
    design = Design(double=0.5, blind=0.2, again=0.1)
    rows = draw(articles(0, 200), run(CODERS[:2], design, 7))
    coded_by = Counter(each.article_id for each in coding(rows))
    blind = {each.article_id for each in rows if each.blind}
    assert [sum(coded_by[name] == times for name in blind) for times in (1, 2)] == [20, 20]
    for coder in CODERS[:2]:
        mine = [each for each in rows if each.coder == coder]
        assert sum(each.blind for each in coding(mine)) == 30
        assert [each.blind for each in mine if each.purpose == "again"].count(True) == 3


def test_another_seed_makes_another_draw_and_each_coder_has_an_order_of_their_own() -> None:
    design = Design(double=1, blind=0.5, hide=0.3)
    rows = draw(articles(0, 40), run(CODERS[:2], design, 7))
    other = draw(articles(0, 40), run(CODERS[:2], design, 8))
    assert {each.article_id for each in rows if each.blind} != {
        each.article_id for each in other if each.blind
    }
    orders = [
        [each.article_id for each in sorted(rows, key=lambda each: each.position) if each.coder == coder]
        for coder in CODERS[:2]
    ]
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_each_tag_is_hidden_with_the_probability_of_the_design() -> None:
    tags, design = ("t1", "t2", "t3"), Design(hide=0.1)
    times = Counter(name for seed in range(4000) for name in hidden(tags, "r-ada", "a", design, seed))
    assert all(abs(times[name] / 4000 - 0.1) < 0.02 for name in tags)
    sizes = {len(hidden(tags, "r-ada", "a", design, seed)) for seed in range(100)}
    assert sizes == {0, 1}


@given(number=numbers, design=designs, seed=seeds, done=st.integers(0, 3))
def test_what_a_leaver_has_not_finished_goes_to_others_who_do_not_have_it(
    number: int, design: Design, seed: int, done: int
) -> None:
    wanted = articles(0, number)
    rows = draw(wanted, run(CODERS, design, seed))
    finished = {each.key for each in coding(rows) if each.coder == "r-cy" and each.position < done}
    others = CODERS[:2]
    new = handed_over("r-cy", rows, finished, others, wanted, run(CODERS, design, seed))
    now = newest_assigned((*rows, *new))
    assert len({each.key for each in now}) == len(now)
    assert {each.key for each in now if each.coder == "r-cy"} == finished
    assert {each.article_id for each in coding(now)} == set(wanted)
    before = Counter(each.article_id for each in coding(rows))
    after = Counter(each.article_id for each in coding(now))
    assert all(
        after[name] == min(before[name], 2 + ((name, "r-cy", "coding") in finished)) for name in wanted
    )
    for coder in others:
        for purpose in ("coding", "again"):
            mine = [each.position for each in now if (each.coder, each.purpose) == (coder, purpose)]
            assert sorted(mine) == list(range(len(mine)))
