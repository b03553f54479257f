"""What was pulled before, beside what the server says now.

An annotation is known by its unique id: a server that was put back from an older copy hands out its numbers
again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.coding.annotations import Annotation, Export
from annotate.coding.codebook import Codebook
from annotate.coding.decisions import ReviewResult
from annotate.moments import earlier
from annotate.records import Decision, Review, SetAside
from annotate.store import Store


@dataclass(frozen=True, kw_only=True)
class History:
    """The newest known state of each annotation of a server, by the name it has for good.

    `named` are states, by id, whose annotation was known by its number alone and is recognised now.
    """

    newest: Mapping[str, Review]
    named: Mapping[str, str]
    states: frozenset[str]


def history(states: Iterable[Review], export: Export, server: str, project: int) -> History:
    """What is known of a server's annotations; `states` are all states in the order they arrived.

    A state that knows only the number of its annotation belongs to the one that has the number now, unless
    that was made after the state was decided: then the number was handed out again.
    """
    now = by_number(export)
    newest: dict[str, Review] = {}
    named: dict[str, str] = {}
    seen: set[str] = set()
    for review in states:
        seen.add(review.id)
        if review.server != server:
            continue
        name = review.annotation
        if not name:
            name = f"{review.project} {review.annotation_id}"
            same = now.get(review.annotation_id) if review.project == project else None
            if same is not None and not earlier(review.decided_at, same.made_at):
                name = named[review.id] = same.key
        newest[name] = review
    return History(newest=newest, named=named, states=frozenset(seen))


def by_number(export: Export) -> Mapping[int, Annotation]:
    """The annotations of an export by the numbers they have today."""
    return {each.number: each for task in export.tasks for each in task.annotations}


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
