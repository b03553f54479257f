"""What is in the workspace, a row per article."""

from dataclasses import dataclass

from annotate.coding.reviews import newest
from annotate.steps.coded import unread_reviews
from annotate.store import Store


@dataclass(frozen=True, kw_only=True)
class Row:
    """An article at a glance.

    `words` and `tags` are None before it was tagged; `reviews` counts the people whose review counts.
    """

    id: str
    title: str
    language: str
    outlets: tuple[str, ...]
    published: str | None
    sources: tuple[str, ...]
    words: int | None
    tags: int | None
    reviews: int


def listing(store: Store) -> tuple[Row, ...]:
    """All articles by date of first publication and id; undated ones last."""
    rows, unread = [], unread_reviews(store)
    for article in store.articles():
        publications = store.publications(article.id)
        tagged = store.tagged(article.id)
        counting = [
            each
            for each in newest(store.reviews(article.id))
            if each.status == "submitted" and each.id not in unread
        ]
        rows.append(
            Row(
                id=article.id,
                title=article.title or article.text.partition("\n")[0],
                language=article.language,
                outlets=tuple(sorted({each.outlet for each in publications if each.outlet})),
                published=min((each.published for each in publications if each.published), default=None),
                sources=tuple(each.source for each in publications),
                words=sum(tagged.words.values()) if tagged else None,
                tags=len(tagged.tags) if tagged else None,
                reviews=len(counting),
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.published or "9999", row.id)))
