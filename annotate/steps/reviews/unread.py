"""Reviews that were submitted faster than anybody reads: the limit on record, and which they are."""

from collections.abc import Collection
from dataclasses import dataclass

from annotate.coding.pace import Pace, limit_at
from annotate.coding.reviews import newest
from annotate.rulings import ruled
from annotate.steps.reviews.coded import unread_reviews
from annotate.store import Store
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A review that counts nowhere, since nobody can have read the article at this pace."""

    review_id: str
    article_id: str
    reviewer: str
    pace: Pace
    limit: float

    def __str__(self) -> str:
        """For a person."""
        return (
            f"Article {self.article_id[:8]}: {self.reviewer} submitted {self.pace}, above the limit of "
            f"{self.limit:g} a minute: left out as not read"
        )


def record_limit(workspace: Workspace, store: Store) -> tuple[str, ...]:
    """Put the limit of the settings on record, before anything is fetched; what is new, in sentences.

    Call it inside a transaction.
    """
    limits, now = store.rulings("reading limit"), f"{workspace.config.reviews_fastest:g}"
    if limits and float(limits[-1].value) == float(now):
        return ()
    store.add_ruling(ruled("reading limit", value=now))
    if limits:
        return (
            f"A review now counts as unread above {now} words a minute; since {limits[-1].at} it was "
            f"{limits[-1].value}. The change is logged, holds for what is decided from now on, and judges no "
            "earlier review anew",
        )
    return (f"On record now: a review submitted at more than {now} words a minute counts as unread",)


def found_unread(store: Store, articles: Collection[str] | None = None) -> tuple[Unread, ...]:
    """The unread reviews that would count otherwise, of some articles or of all."""
    limits = store.rulings("reading limit")
    found = []
    for article_id in [None] if articles is None else sorted(articles):
        paces = unread_reviews(store, article_id)
        given = store.reviews(article_id) if paces else ()
        found += [
            Unread(
                review_id=review.id,
                article_id=review.article_id,
                reviewer=review.reviewer,
                pace=paces[review.id],
                limit=limit_at(limits, review.decided_at),
            )
            for review in (*newest(given), *newest(given, "again"))
            if review.id in paces
        ]
    return tuple(found)
