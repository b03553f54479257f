"""The workspace's records as flat rows, for a spreadsheet or a notebook."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal

from annotate.plain import to_dict
from annotate.records import Article, Attribution, Decision, Review, Tag
from annotate.store import Store

Table = Literal["articles", "tags", "attributions", "reviews", "decisions"]


def rows(store: Store, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of one table, in a fixed order; every row of a table has the same columns.

    Reviews come in every state they ever had; `newest` marks the ones that count. A decision carries who
    took it, when, under which codebook, and whether it is known what was `shown`.
    """
    return _TABLES[table](store)


def as_jsonl(found: Iterator[dict[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps({"schema": 1, **row}, ensure_ascii=False) + "\n" for row in found)


def as_csv(found: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """CSV with a header; lists and nested records as JSON, nothing as an empty cell.

    A cell that a spreadsheet would run as a formula is preceded by an apostrophe (OWASP, CSV injection).
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in found)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")):
        return "'" + value
    return value


def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _articles(store: Store) -> Iterator[dict[str, Any]]:
    for article in store.articles(superseded=True):
        publications = [to_dict(each) for each in store.publications(article.id)]
        yield {**to_dict(article), "publications": publications}


def _tags(store: Store) -> Iterator[dict[str, Any]]:
    yield from map(to_dict, store.tags())


def _attributions(store: Store) -> Iterator[dict[str, Any]]:
    yield from map(to_dict, store.attributions())


def _reviews(store: Store) -> Iterator[dict[str, Any]]:
    newest = {review.id for review in store.reviews()}
    for review in store.reviews(history=True):
        yield {**to_dict(review), "newest": review.id in newest}


def _decisions(store: Store) -> Iterator[dict[str, Any]]:
    for review in store.reviews():
        for decision in store.decisions(review.id):
            yield {
                **to_dict(decision),
                "article_id": review.article_id,
                "reviewer": review.reviewer,
                "decided_at": review.decided_at,
                "shown": review.shown,
                "codebook_version": review.codebook_version,
            }


_TABLES: Mapping[Table, Callable[[Store], Iterator[dict[str, Any]]]] = {
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
    "decisions": (*_names(Decision), "article_id", "reviewer", "decided_at", "shown", "codebook_version"),
}
