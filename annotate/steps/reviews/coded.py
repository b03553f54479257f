"""The workspace's reviews as everything reads them: by article, in the order they were pulled."""

from collections.abc import Iterator, Mapping

from annotate.coding.codebook import Codebook
from annotate.coding.pace import Pace, paces, unread
from annotate.coding.reviews import CodedReview, coded
from annotate.records import Purpose, Review
from annotate.store import Store
from annotate.text.words import count_words

NOTHING_REVIEWED = "no article was reviewed yet: `annotate review`, then `annotate pull`"


def coded_reviews(
    store: Store, codebook: Codebook, article_id: str | None = None
) -> dict[str, list[CodedReview]]:
    """The newest state of every annotation of one article, or of all, by article id."""
    found: dict[str, list[CodedReview]] = {}
    too_fast = unread_reviews(store, article_id)
    for review in store.reviews(article_id):
        each = coded(review, store.decisions(review.id), codebook, too_fast.get(review.id))
        found.setdefault(review.article_id, []).append(each)
    return found


def unread_reviews(store: Store, article_id: str | None = None) -> Mapping[str, Pace]:
    """The reviews of one article, or of all, that were submitted faster than anybody reads, by id."""
    limits = store.rulings("reading limit")
    found: dict[str, Pace] = {}
    for states, length in _read(store, article_id) if limits else ():
        found |= unread(states, length, limits)
    return found


def reading_paces(store: Store) -> Mapping[str, Mapping[tuple[str, Purpose], Pace]]:
    """How fast each article was gone through, by article, then person and purpose."""
    return {states[0].article_id: paces(states, length) for states, length in _read(store)}


def _read(store: Store, article_id: str | None = None) -> Iterator[tuple[list[Review], int]]:
    """Of each reviewed article every state of its reviews, and how many words it has."""
    found: dict[str, list[Review]] = {}
    for review in store.reviews(article_id, history=True):
        found.setdefault(review.article_id, []).append(review)
    length = store.total_words(article_id)
    for name, states in found.items():
        yield states, length[name] if name in length else count_words(store.article(name).text)
