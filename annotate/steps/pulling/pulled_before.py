"""What was pulled before, beside what the server says now.

An annotation is known by its unique id: a server that was put back from an older copy hands out its numbers
again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.coding.annotations import Annotation, Export
from annotate.moments import earlier
from annotate.records import Review


@dataclass(frozen=True, kw_only=True)
class PulledBefore:
    """The newest known state of each annotation of a server, by the name it has for good.

    `named` are states, by id, whose annotation was known by its number alone and is recognised now.
    """

    newest: Mapping[str, Review]
    named: Mapping[str, str]
    states: frozenset[str]


def pulled_before(states: Iterable[Review], export: Export, server: str, project: int) -> PulledBefore:
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
    return PulledBefore(newest=newest, named=named, states=frozenset(seen))


def by_number(export: Export) -> Mapping[int, Annotation]:
    """The annotations of an export by the numbers they have today."""
    return {each.number: each for task in export.tasks for each in task.annotations}
