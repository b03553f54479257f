"""What is in the workspace, a row per article."""

from collections import Counter
from dataclasses import dataclass

from annotate.coding.reviews import newest
from annotate.records import Publication
from annotate.steps.reviews.coded import unread_reviews
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
    appeared: dict[str, list[Publication]] = {}
    for each in store.publications():
        appeared.setdefault(each.article_id, []).append(each)
    given = [each for each in newest(store.reviews()) if each.status == "submitted"]
    reviews = Counter(each.article_id for each in given if each.id not in unread)
    for name, title, language, words, tags in store.at_a_glance():
        publications = appeared.get(name, [])
        rows.append(
            Row(
                id=name,
                title=title,
                language=language,
                outlets=tuple(sorted({each.outlet for each in publications if each.outlet})),
                published=min((each.published for each in publications if each.published), default=None),
                sources=tuple(each.source for each in publications),
                words=words,
                tags=tags,
                reviews=reviews[name],
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.published or "9999", row.id)))
