"""Which reviewed articles may speak for the rest."""

from dataclasses import replace

import pytest

from annotate.compare.gold import Gold, Offer, gold_stratum, offer
from annotate.records import Task
from tests.compare.comparisons import RANDOM
from tests.report.examples import DAM, review

PICKED = Offer(reviewed=True, sampled_by="all", probability=1.0)


UNSURE = Offer(reviewed=True, sampled_by="uncertainty", probability=None)


WAITING = Offer(sampled_by="random", probability=0.5)


@pytest.mark.parametrize(
    ("offers", "how", "gold"),
    [
        ([], "none", 0),
        ([RANDOM, WAITING, Offer()], "drawn", 1),
        ([RANDOM, UNSURE, PICKED], "drawn", 1),
        ([PICKED, PICKED], "all", 2),
        ([PICKED, RANDOM], "all", 2),
        ([PICKED, Offer(sampled_by="all", probability=1.0)], "none", 0),
        ([PICKED, UNSURE], "none", 0),
        ([replace(RANDOM, probability=None)], "none", 0),
        ([replace(PICKED, sampled_by="unknown")], "none", 0),
        ([replace(UNSURE, probability=1.0)], "none", 0),
    ],
)
def test_only_what_nobody_picked_is_gold(offers: list[Offer], how: str, gold: int) -> None:
    found = gold_stratum({str(i): each for i, each in enumerate(offers)})
    assert (found.how, len(found.probability)) == (how, gold)
    assert set(found.probability.values()) <= ({1.0} if how == "all" else {0.5})


def test_a_stratum_counts_what_waits_and_what_was_never_offered() -> None:
    unsent = Offer(probability=0.25)
    gone = replace(unsent, removed=True)
    offers = {"a": RANDOM, "b": WAITING, "c": Offer(), "d": UNSURE, "e": unsent, "f": gone}
    assert gold_stratum(offers) == Gold(
        how="drawn", reviewed=2, waiting=1, unsent=1, removed=1, unoffered=1, probability={"a": 0.5}
    )


def test_how_an_article_was_offered_a_draw_before_anything_else() -> None:
    task = Task(server="s", project=1, task_id=1, article_id=DAM.id, content_sha256="")
    drawn_task = replace(task, sampled_by="random", inclusion_probability=0.25)
    picked, skipped = review().review, review(status="skipped").review
    at = (("s", 1, 1),)
    assert offer([], []) == Offer()
    assert offer([], [task]) == Offer(sampled_by="all", probability=1.0, tasks=at)
    assert offer([], [task, replace(task, project=2)]).tasks == (*at, ("s", 2, 1))
    disputed = replace(task, sampled_by="adjudication", inclusion_probability=None)
    assert offer([], [disputed, task]) == offer([], [task])
    assert offer([skipped], [task]) == Offer(sampled_by="all", probability=1.0, tasks=at)
    assert offer([picked], [drawn_task]) == Offer(
        reviewed=True, sampled_by="random", probability=0.25, tasks=at
    )
    assert offer([picked], []) == Offer(reviewed=True, sampled_by="all", probability=1.0)
    drawn_then = replace(picked, sampled_by="random", inclusion_probability=0.1)
    assert offer([drawn_then], [drawn_task]).probability == 0.25
    assert offer([drawn_then], [task]).probability == 0.1
