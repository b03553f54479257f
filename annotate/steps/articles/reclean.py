"""Decisions follow an article to its newly cleaned text, where it is certain which words they meant."""

from dataclasses import dataclass, replace

from annotate.records import Article, Decision, Review, Tag, Task, digest, tag_id
from annotate.store import Store

AROUND = 30  #: characters on either side that must be the same


@dataclass(frozen=True, kw_only=True)
class Stayed:
    """A decision that stays with the old article, and why."""

    decision: Decision
    article_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MovedReviews:
    """How many decisions moved, and which did not."""

    moved: int = 0
    stayed: tuple[Stayed, ...] = ()


NONE_MOVED = MovedReviews()


def move_reviews(store: Store, old: Article, new: Article) -> MovedReviews:
    """Give the newest reviews of `old` a later state on `new`, with the decisions that can move.

    The states on `old` stay as history. Call it inside a transaction.
    """
    moved = 0
    stayed: list[Stayed] = []
    shown = {tag.id: tag for tag in (*store.tags(old.id), *store.shown(old.id))}
    tags = {each: tag for each in shown if (tag := _moved_tag(shown[each], old, new))}
    for review in store.reviews(old.id):
        decisions: list[Decision] = []
        for decision in store.decisions(review.id):
            place = find_again(old.text, new.text, decision.start, decision.end)
            about = tags.get(decision.tag_id or "")
            if isinstance(place, str) or (decision.tag_id and not about):
                reason = place if isinstance(place, str) else "the tag it is about is not there any more"
                stayed.append(Stayed(decision=decision, article_id=old.id, reason=reason))
                continue
            decisions.append(
                replace(decision, start=place[0], end=place[1], tag_id=about.id if about else decision.tag_id)
            )
        still = tuple(tags[each] for each in review.tags_shown if each in tags)
        later = replace(
            review,
            id=digest("moved", review.id, new.id),
            article_id=new.id,
            tags_shown=tuple(tag.id for tag in still),
        )
        if store.add_review(later, [replace(each, review_id=later.id) for each in decisions]):
            moved += len(decisions)
            _keep_shown(store, review, new, still)
    return MovedReviews(moved=moved, stayed=tuple(stayed))


def find_again(old: str, new: str, start: int, end: int) -> tuple[int, int] | str:
    """Where ``old[start:end]`` with what stands around it is in `new`; or why that is not certain."""
    first, last = max(0, start - AROUND), min(len(old), end + AROUND)
    words = old[first:last]
    at = new.find(words)
    if at < 0:
        return "its words, with those around them, are not in the new text"
    if new.find(words, at + 1) >= 0:
        return "its words, with those around them, stand more than once in the new text"
    return at + start - first, at + end - first


def _moved_tag(tag: Tag, old: Article, new: Article) -> Tag | None:
    place = find_again(old.text, new.text, tag.start, tag.end)
    if isinstance(place, str):
        return None
    start, end = place
    return replace(
        tag,
        id=tag_id(new.id, tag.label, start, end, tag.origin),
        article_id=new.id,
        start=start,
        end=end,
        place=new.place(start),
        speaker=None,
        target=None,
    )


def _keep_shown(store: Store, review: Review, new: Article, tags: tuple[Tag, ...]) -> None:
    """Keep what the reviewer was shown, in the offsets of `new`, so that each decision's tag is found."""
    task = Task(
        server=review.server,
        project=review.project,
        task_id=-review.annotation_id,  # no task of the server: those are positive
        article_id=new.id,
        content_sha256="",
    )
    store.put_snapshot(task, f"moved to {new.id}", tags)
