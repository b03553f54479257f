"""What each coder did, in counts: exact, with a denominator and an interval for each."""

from dataclasses import replace
from typing import Any

import pytest

from annotate.coding.pace import Pace
from annotate.coding.precision import binomial_interval
from annotate.coding.reviews import CodedReview
from annotate.records import Verdict
from annotate.report.coders.drift import LEAST
from annotate.report.coders.progress import progress
from annotate.report.coders.work import Key, Rate, Share, Work
from annotate.report.interval import poisson_interval
from tests import records
from tests.coding.answers import ARTICLE, answer

TAG = records.tag(ARTICLE, 4, 10, "sneer")


def work(
    coder: str,
    article: str,
    *verdicts: Verdict,
    seconds: float | None = 60.0,
    words: int = 100,
    unread: bool = False,
    **fields: Any,
) -> Work:
    """A coder's last word on an article; `added` is about no tag, everything else about one."""
    made = answer(coder, **fields)
    decisions = [
        replace(records.decision("r", TAG, verdict), tag_id=None if verdict == "added" else TAG.id)
        for verdict in verdicts
    ]
    coded: CodedReview = replace(
        made,
        review=replace(made.review, article_id=article, id=f"{coder} {article}"),
        decisions=tuple(decisions),
        unread=Pace(words=words, seconds=seconds) if unread else None,
    )
    return Work(coded=coded, pace=Pace(words=words, seconds=seconds))


def keys(coder: str, *articles: str) -> set[Key]:
    return {(article, coder, "coding") for article in articles}


def test_work_is_counted_by_coder_and_together() -> None:
    found = progress(
        [
            work("r-a", "1", "accepted", "rejected", seconds=60),
            work("r-a", "2", seconds=120),
            work("r-a", "3", status="skipped"),
            work("r-b", "1", "accepted", seconds=None),
            work("r-b", "2", "accepted", seconds=0.5, unread=True),
        ],
        keys("r-a", "1", "2", "3", "4") | keys("r-b", "1", "2") | keys("r-c", "9"),
        limit=700,
    )
    ada, ben, cyd = found.coders
    assert [each.code for each in found.coders] == ["r-a", "r-b", "r-c"]
    assert [(x.done, x.skipped, x.unread, x.left) for x in found.coders] == [
        (2, 1, 0, 1),
        (1, 0, 1, 0),
        (0, 0, 0, 1),
    ]
    assert (ada.articles_per_hour, ada.words_per_minute) == (2 * 3600 / 180, 200 * 60 / 180)
    assert (ben.timed, ben.articles_per_hour, cyd.words_per_minute) == (0, None, None)
    team = found.team
    assert (team.code, team.done, team.skipped, team.unread, team.left) == ("all", 3, 1, 1, 2)
    assert [each.coded.reviewer for each in found.unread] == ["r-b"]


def test_where_nothing_was_ever_assigned_nobody_knows_what_is_left() -> None:
    assert progress([work("r-a", "1")]).team.left is None


def test_decisions_are_of_the_proposals_that_were_shown() -> None:
    found = progress(
        [
            work("r-a", "1", "accepted", "resized", "relabelled", "rejected", "added", words=500),
            work("r-a", "2", "added", "added", words=500, shown="nothing"),
            work("r-a", "3", "added", words=500, shown="unknown"),
            work("r-a", "4", "rejected", words=500, flags=("not an article",)),
            work("r-a", "5", "rejected", words=500, unread=True),
        ]
    ).coders[0]
    assert (found.accepted, found.changed, found.rejected) == (
        Share(number=1, of=4),
        Share(number=2, of=4),
        Share(number=1, of=4),
    )
    assert found.accepted.interval == binomial_interval(1, 4)
    assert found.added == Rate(number=1, words=500)
    assert found.added.per_1000 == 2
    assert found.added.interval == tuple(2 * end for end in poisson_interval(1))
    assert (Share(number=0, of=0).interval, Rate(number=0, words=0).interval) == (None, None)


def test_quarters_stand_beside_what_the_others_did_in_the_same_days() -> None:
    mine = [
        work("r-a", str(i), *(["accepted"] if i < 4 else ["rejected"]), at=10 * i) for i in range(LEAST)
    ]  # at 8:00:00, 8:00:10 …
    theirs = [work("r-b", "x", "accepted", "added", at=5), work("r-b", "y", "rejected", at=59)]
    ada, ben = progress([*theirs, *mine]).coders
    assert ben.quarters == ()
    first, second, third, last = ada.quarters
    assert (first.since, first.until) == ("2026-11-21T08:00:00Z", "2026-11-21T08:00:20Z")
    assert last.until is None
    assert [each.own.articles for each in ada.quarters] == [2, 2, 2, 2]
    assert [each.own.kept for each in ada.quarters] == [
        *[Share(number=2, of=2)] * 2,
        *[Share(number=0, of=2)] * 2,
    ]
    assert (first.own.marks, third.own.marks) == (Rate(number=2, words=200), Rate(number=0, words=200))
    assert (first.others.articles, second.others.articles) == (1, 0)
    assert (first.others.marks, first.others.kept) == (Rate(number=2, words=100), Share(number=1, of=1))
    assert third.others.kept == Share(number=0, of=1)


@pytest.mark.parametrize("number", [LEAST - 1, LEAST, LEAST + 3])
def test_quarters_take_every_article_once_and_need_enough(number: int) -> None:
    [found] = progress([work("r-a", str(i), at=i) for i in range(number)]).coders
    assert sum(each.own.articles for each in found.quarters) == (number if number >= LEAST else 0)
