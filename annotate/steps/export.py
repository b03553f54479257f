"""The workspace's records as flat rows, for a spreadsheet or a notebook."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal

from annotate.coding.codebook import Codebook
from annotate.coding.reviews import coded, newest, renamed
from annotate.harmless import json_line
from annotate.json_records import to_dict
from annotate.records import PURPOSES, Article, Attribution, Decision, Review, Tag
from annotate.store import Store

Table = Literal["articles", "tags", "attributions", "reviews", "decisions"]


def rows(store: Store, table: Table, codebook: Codebook) -> Iterator[dict[str, Any]]:
    """The rows of one table, in a fixed order; every row of a table has the same columns.

    Reviews come in every state they ever had; `newest` marks the ones that count. A decision carries who
    took it, what for, when, under which codebook, and whether it is known what was `shown`. Tags and
    decisions name labels as `codebook` does today.
    """
    return _TABLES[table](store, codebook)


def as_jsonl(found: Iterable[dict[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json_line({"schema": 1, **row}) + "\n" for row in found)


def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _articles(store: Store, _: Codebook) -> Iterator[dict[str, Any]]:
    for article in store.articles(superseded=True):
        publications = [to_dict(each) for each in store.publications(article.id)]
        yield {**to_dict(article), "publications": publications}


def _tags(store: Store, codebook: Codebook) -> Iterator[dict[str, Any]]:
    yield from map(to_dict, renamed(store.tags(), codebook))


def _attributions(store: Store, _: Codebook) -> Iterator[dict[str, Any]]:
    yield from map(to_dict, store.attributions())


def _reviews(store: Store, _: Codebook) -> Iterator[dict[str, Any]]:
    counting = {review.id for review in _counting(store)}
    for review in store.reviews(history=True):
        yield {**to_dict(review), "newest": review.id in counting}


def _counting(store: Store) -> Sequence[Review]:
    """The newest review of each person and article, for each purpose, in the order they arrived."""
    given = store.reviews()
    kept = {each.id for purpose in PURPOSES for each in newest(given, purpose)}
    return [each for each in given if each.id in kept]


def _decisions(store: Store, codebook: Codebook) -> Iterator[dict[str, Any]]:
    for review in _counting(store):
        for decision in coded(review, store.decisions(review.id), codebook).decisions:
            yield {
                **to_dict(decision),
                "article_id": review.article_id,
                "reviewer": review.reviewer,
                "purpose": review.purpose,
                "decided_at": review.decided_at,
                "shown": review.shown,
                "codebook_version": review.codebook_version,
            }


_TABLES: Mapping[Table, Callable[[Store, Codebook], Iterator[dict[str, Any]]]] = {
    "articles": _articles,
    "tags": _tags,
    "attributions": _attributions,
    "reviews": _reviews,
    "decisions": _decisions,
}
#: the columns of each table
COLUMNS: Mapping[Table, tuple[str, ...]] = {
    "articles": (*_names(Article), "publications"),
    "tags": _names(Tag),
    "attributions": _names(Attribution),
    "reviews": (*_names(Review), "newest"),
    "decisions": (
        *_names(Decision),
        *("article_id", "reviewer", "purpose", "decided_at", "shown", "codebook_version"),
    ),
}
