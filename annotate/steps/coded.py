"""The workspace's reviews as everything reads them: by article, in the order they were pulled."""

from collections.abc import Mapping

from annotate.coding.codebook import Codebook
from annotate.coding.pace import Pace, unread
from annotate.coding.reviews import CodedReview, coded
from annotate.records import Review
from annotate.store import Store
from annotate.text.words import words


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
    if not limits:
        return {}
    states: dict[str, list[Review]] = {}
    for review in store.reviews(article_id, history=True):
        states.setdefault(review.article_id, []).append(review)
    length = store.total_words(article_id)
    found: dict[str, Pace] = {}
    for name, reviews in states.items():
        total = length[name] if name in length else len(words(store.article(name).text))
        found |= unread(reviews, total, limits)
    return found
