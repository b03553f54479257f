"""Everything that was ever decided about an article: who, what, when, and by which codebook."""

from collections.abc import Collection
from dataclasses import dataclass

from annotate.coding.codebook import Codebook
from annotate.coding.reviews import newest_ids, settling
from annotate.records import Decision, Review
from annotate.rulings import Ruling
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.reviews.coded import coded_reviews, unread_reviews
from annotate.store import Store


@dataclass(frozen=True, kw_only=True)
class State:
    """A review as it was at some time, with its decisions; `counts` says that nothing came after it.

    `standing` is what has become of it: counts, skipped, unread, withdrawn or superseded.
    """

    review: Review
    decisions: tuple[Decision, ...]
    standing: str


@dataclass(frozen=True, kw_only=True)
class History:
    """All states of all reviews of an article, and all rulings about it, each in the order they arrived."""

    article_id: str
    states: tuple[State, ...]
    rulings: tuple[Ruling, ...]


def history(store: Store, codebook: Codebook, wanted: str) -> History:
    """The history of the article called `wanted` (see `find_articles`), and of its earlier cleanings."""
    article_id = find_articles(store, [wanted])[0]
    last = settling(coded_reviews(store, codebook, article_id).get(article_id, ()))
    counting = newest_ids(store.reviews(article_id))
    too_fast = unread_reviews(store, article_id)
    return History(
        article_id=article_id,
        states=tuple(
            State(
                review=each,
                decisions=store.decisions(each.id),
                standing=_standing(each, counting, too_fast, None if last is None else last.review.id),
            )
            for name in reversed(store.with_earlier(article_id))
            for each in store.reviews(name, history=True)
        ),
        rulings=store.rulings_about(article_id),
    )


def _standing(review: Review, counting: Collection[str], too_fast: Collection[str], last: str | None) -> str:
    if review.status == "withdrawn":
        return "withdrawn"
    if review.id not in counting or (review.purpose == "adjudication" and review.id != last):
        return "superseded"
    if review.status == "skipped":
        return "skipped"
    return "unread" if review.id in too_fast else "counts"
