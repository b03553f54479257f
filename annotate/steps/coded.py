"""The workspace's reviews as everything reads them: by article, in the order they were pulled."""

from annotate.coding.codebook import Codebook
from annotate.coding.reviews import CodedReview, coded
from annotate.store import Store


def coded_reviews(
    store: Store, codebook: Codebook, article_id: str | None = None
) -> dict[str, list[CodedReview]]:
    """The newest state of every annotation of one article, or of all, by article id."""
    found: dict[str, list[CodedReview]] = {}
    for review in store.reviews(article_id):
        each = coded(review, store.decisions(review.id), codebook)
        found.setdefault(review.article_id, []).append(each)
    return found
