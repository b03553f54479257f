"""The workspace's records as flat rows, for a spreadsheet or a notebook."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Literal

from annotate.coding.codebook import Codebook
from annotate.coding.reviews import coded, newest_ids
from annotate.harmless import json_line
from annotate.json_records import to_dict
from annotate.records import Article, Attribution, Decision, Review, Tag
from annotate.steps.reviews.coded import unread_reviews
from annotate.store import Store

Table = Literal["articles", "tags", "attributions", "reviews", "decisions"]
Row = Mapping[str, Any]
Rows = Iterator[Row]

#: what stands beside each decision
_OF_REVIEW = ("article_id", "reviewer", "purpose", "decided_at", "shown", "codebook_version")


def rows(store: Store, table: Table, codebook: Codebook) -> Rows:
    """The rows of one table, in a fixed order, one at a time; every row of a table has the same columns.

    Reviews come in every state they ever had; `newest` marks the ones that count. A decision carries who
    took it, what for, when, under which codebook, and whether it is known what was `shown`. `unread` says of
    a review that counts nowhere how fast it was submitted. Tags and decisions name labels as `codebook` does
    today.
    """
    return _TABLES[table][0](store, codebook)


def as_jsonl(found: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line."""
    return (json_line({"schema": 1, **row}) + "\n" for row in found)


def _articles(store: Store, _: Codebook) -> Rows:
    for article in store.every_article():
        publications = [to_dict(each) for each in store.publications(article.id)]
        yield {**to_dict(article), "publications": publications}


def _tags(store: Store, codebook: Codebook) -> Rows:
    for tag in store.every_tag():
        yield to_dict(tag) | {"label": codebook.today(tag.label)}


def _reviews(store: Store, _: Codebook) -> Rows:
    counting = newest_ids(store.reviews())
    unread = unread_reviews(store)
    for review in store.reviews(history=True):
        about = {"newest": review.id in counting, "unread": str(unread.get(review.id, ""))}
        yield {**to_dict(review), **about}


def _decisions(store: Store, codebook: Codebook) -> Rows:
    unread = unread_reviews(store)
    given = store.reviews()
    counting = newest_ids(given)
    for review in (each for each in given if each.id in counting):
        about = {name: getattr(review, name) for name in _OF_REVIEW}
        about["unread"] = str(unread.get(review.id, ""))
        for decision in coded(review, store.decisions(review.id), codebook).decisions:
            yield to_dict(decision) | about


#: of each table how its rows are made, and the columns beside those of its record
_TABLES: Mapping[Table, tuple[Callable[[Store, Codebook], Rows], type, tuple[str, ...]]] = {
    "articles": (_articles, Article, ("publications",)),
    "tags": (_tags, Tag, ()),
    "attributions": (lambda store, _: map(to_dict, store.every_attribution()), Attribution, ()),
    "reviews": (_reviews, Review, ("newest", "unread")),
    "decisions": (_decisions, Decision, (*_OF_REVIEW, "unread")),
}
COLUMNS = {
    name: (*(each.name for each in fields(record)), *more) for name, (_, record, more) in _TABLES.items()
}
