"""Reviews that the server does not have any more, and whether it is to be believed.

A server that was put back from an older copy lacks reviews that nobody took back. One that shows signs of age
is not followed unless a person says so.
"""

from dataclasses import dataclass

from annotate.coding.annotations import Export
from annotate.moments import earlier
from annotate.records import Review
from annotate.steps.pulling.pulled_before import PulledBefore, by_number
from annotate.steps.pulling.unchanged import Unchanged
from annotate.studio.client import Studio


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Reviews that the server says it does not have, while their article stands there.

    `older` are signs, in sentences, that the server is older than what was pulled from it.
    """

    reviews: tuple[Review, ...]
    older: tuple[str, ...]


def missing(
    studio: Studio, project: int, known: PulledBefore, export: Export, unchanged: Unchanged
) -> Missing:
    """The reviews that were deleted there, as the server itself says of each; the `unchanged` ones stand.

    Where the task itself is gone, somebody tidied up: that takes no review back. A task is changed by each
    submission, so one that was last changed before a review of it was made is of an older copy.
    """
    now = by_number(export)
    there = {each.key: each for each in now.values()}
    here = {name: review for name, review in known.newest.items() if review.project == project}
    older = [
        f"annotation {review.annotation_id} stands there as it was at {there[name].decided_at}, and was "
        f"pulled as it was at {review.decided_at}"
        for name, review in here.items()
        if name in there and earlier(there[name].decided_at, review.decided_at)
    ]
    absent = [
        review
        for name, review in here.items()
        if name not in there
        and review.annotation_id not in unchanged.annotations
        and review.status == "submitted"
    ]
    touched = studio.touched(project, unchanged.changed) if absent else {}
    gone: list[Review] = []
    for review in absent:
        number, changed = review.annotation_id, touched.get(review.article_id)
        if changed is None or not (number in now or studio.deleted(number)):
            continue
        gone.append(review)
        if number in now:
            older.append(f"the number {number} of an annotation was handed out again")
        elif earlier(changed, review.decided_at):
            older.append(
                f"the task of article {review.article_id} was last changed at {changed}, before its review "
                f"of {review.decided_at}"
            )
    return Missing(reviews=tuple(gone), older=tuple(older))
