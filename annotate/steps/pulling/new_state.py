"""Whether an annotation says something that is not known yet."""

from collections.abc import Sequence
from dataclasses import replace

from annotate.coding.codebook import Codebook
from annotate.coding.decisions import ReviewResult
from annotate.moments import earlier
from annotate.records import Decision, Review, SetAside
from annotate.store import Store


def is_new(store: Store, outcome: ReviewResult, last: Review | None, codebook: Codebook) -> bool:
    """Whether an annotation says something else than the `last` state that is known of it.

    A server that was put back may show a state from before it, which is not taken. A review that moved to a
    newly cleaned text stays there. An update that changes nothing, as when the owner of the project notes
    something about an annotation, is no new state, and nobody gets the credit for it; the same person's that
    took more time is one, since only that tells that the article was read again.
    """
    review = outcome.review
    if last is None:
        return True
    if last.id == review.id or earlier(review.decided_at, last.decided_at):
        return False
    if not earlier(last.decided_at, review.decided_at):
        if last.article_id != review.article_id:
            return False
        if last.reviewer != review.reviewer:
            return True
    elif _reasons(store.set_aside(last.id)) != _reasons(outcome.set_aside):
        return True
    if (last.status, last.flags, last.shown) != (review.status, review.flags, review.shown):
        return True
    if last.reviewer == review.reviewer and last.seconds != review.seconds:
        return True
    return _spans(store.decisions(last.id), codebook) != _spans(outcome.decisions, codebook)


def _spans(decisions: Sequence[Decision], codebook: Codebook) -> list[Decision]:
    """What decisions say of today's labels, whichever review they belong to."""
    named = [(each, codebook.current(each.label)) for each in decisions]
    return [replace(each, review_id="", label=name) for each, name in named if name is not None]


def _reasons(set_aside: Sequence[SetAside]) -> list[tuple[str, str]]:
    return [(each.reason, each.region) for each in set_aside]


def renamed(outcome: ReviewResult, name: str) -> ReviewResult:
    """The outcome under another review id."""
    return ReviewResult(
        review=replace(outcome.review, id=name),
        decisions=tuple(replace(each, review_id=name) for each in outcome.decisions),
        set_aside=tuple(replace(each, review_id=name) for each in outcome.set_aside),
    )
