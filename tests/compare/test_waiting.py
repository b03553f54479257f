"""Reviewed stories beside drawn ones that wait: what is picked is seen, what is not seldom so called."""

from dataclasses import replace

import numpy as np
import pytest

from annotate.compare.entry import Entry
from annotate.compare.gold import Offer
from annotate.compare.waiting import Waiting, waiting
from tests.compare.comparisons import LABEL, RANDOM, made

LEFT = replace(RANDOM, reviewed=False)


def at(offer: Offer, *tasks: tuple[int, int]) -> Entry:
    where = tuple(("s", project, task) for project, task in tasks)
    return made(str(where), ("A", None), offer=replace(offer, tasks=where))


def behind(*entries: Entry) -> int:
    found = waiting(entries)
    assert found is not None
    return found.behind


def test_who_takes_the_next_has_nothing_behind_what_waits() -> None:
    in_turn = [at(RANDOM, (1, 1)), at(RANDOM, (1, 2)), at(LEFT, (1, 3)), at(LEFT, (1, 4))]
    assert behind(*in_turn) == 0
    assert behind(*in_turn, at(RANDOM, (1, 5))) == 1
    assert behind(at(LEFT, (1, 0)), *in_turn) == 2
    picked = replace(at(LEFT, (1, 0)), offer=Offer(sampled_by="uncertainty", tasks=(("s", 1, 0),)))
    assert behind(picked, *in_turn) == 0  # nobody drew it


def test_what_one_coder_was_to_read_first_another_may_have_read_last() -> None:
    left = at(LEFT, (1, 4))
    assert behind(left, at(RANDOM, (1, 5), (2, 1))) == 0
    assert behind(left, at(RANDOM, (2, 9))) == 0
    assert behind(left, at(LEFT, (2, 0)), at(RANDOM, (1, 5), (2, 1))) == 1
    assert behind(left, at(RANDOM)) == 0  # nobody knows where it stood


def test_nothing_waits_or_nothing_is_reviewed() -> None:
    assert waiting([at(RANDOM, (1, 1)), made("a", ("A", None))]) is None
    assert waiting([at(LEFT, (1, 1))]) is None
    alone = Waiting(behind=0, words=None, proposed=None)
    assert waiting([at(RANDOM, (1, 1)), at(RANDOM, (1, 2)), at(LEFT, (1, 3))]) == alone
    assert not alone.unlike


def test_differences_by_hand() -> None:
    def entry(offer: Offer, words: int, count: int) -> Entry:
        return made(f"{words} {count}", ("A", None), offer=offer, words=words, count=count)

    read = [entry(RANDOM, 300, 3), entry(RANDOM, 500, 5)]
    left = [entry(LEFT, 900, 0), entry(LEFT, 1100, 4)]
    found = waiting([*read, *left])
    assert found is not None
    assert found.words is not None
    assert found.proposed is not None
    margin = 4.3026527297 * (40_000 / 2 * (1 / 2 + 1 / 2)) ** 0.5  # Student's t with two degrees of freedom
    assert found.words.value == -600
    assert found.words.interval == pytest.approx((-600 - margin, -600 + margin))
    assert found.proposed.value == pytest.approx(10 - 2)
    margin = (
        4.3026527297 * (2 * 1.8**2 / 2) ** 0.5
    )  # 1.8 per 1,000 words more or less than the mean of the two
    assert found.proposed.interval == pytest.approx((8 - margin, 8 + margin))
    assert found.unlike == (found.words.clear or found.proposed.clear)
    assert not found.words.clear


@pytest.mark.parametrize(("picked", "least", "most"), [(False, 0.05, 0.14), (True, 0.9, 1.0)])
def test_shortest_first_is_seen_and_the_next_one_seldom_taken_for_it(
    picked: bool, least: float, most: float
) -> None:
    seen = 0
    for seed in range(300):
        chance = np.random.default_rng(seed)
        words = np.maximum(80, chance.lognormal(5.8, 0.5, 28)).astype(int)
        order = np.argsort(words * chance.lognormal(0, 0.3, 28)) if picked else np.arange(28)
        counts = chance.poisson(0.008 * words * chance.gamma(2.0, 0.5, 28))
        found = waiting(
            made(
                str(i),
                ("A", None),
                words=int(words[i]),
                surrogate={LABEL: int(counts[i])},
                offer=RANDOM if rank < 20 else LEFT,
            )
            for rank, i in enumerate(order)
        )
        assert found is not None
        seen += found.unlike
    assert least <= seen / 300 <= most
