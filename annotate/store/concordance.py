"""Tags in their context, across articles, a page at a time: questions for `Store.ask`."""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from annotate.store.browse import ALL, ROWS

AROUND = 60  #: characters on either side

_CHOICES = {
    "label": "tags.label = ?",
    "article": "tags.article_id = ?",
    "voice": "json_extract(tags.record, '$.voice') = ?",
    "rule": "? IN (SELECT value FROM json_each(tags.record, '$.rules'))",
    "words": "instr(lower(json_extract(tags.record, '$.text')), lower(?))",
    "outlet": "tags.article_id IN (SELECT p.article_id FROM publications p "
    "WHERE json_extract(p.record, '$.outlet') = ?)",
}
_ORDERS = {
    "words": "lower(json_extract(tags.record, '$.text')), tags.article_id, start",
    "article": "tags.article_id, start",
    "after": "lower(after), tags.article_id, start",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A tag with the words before and after it."""

    article_id: str
    before: str
    text: str
    after: str
    label: str
    voice: str
    reason: str


def concordance(
    values: Mapping[str, str],
    *,
    order: str = "words",
    page: int | None = 1,
    without: Collection[str] = (),
    among: Collection[str] | None = None,
    beside: Collection[str] = (),
) -> Callable[[sqlite3.Connection], tuple[Sequence[Line], int]]:
    """Asks for the tags that have these values, in the order of their words, of articles, or what follows.

    Pages have `ROWS` lines and are counted from 1; None is all of them. Those of the articles `without` are
    left out, and of the tags those that are not `among` some ids, or are `beside` the question.
    """
    chosen = [(_CHOICES[name], value) for name, value in values.items() if value and name in _CHOICES]
    lists = [("tags.article_id NOT", without), ("tags.id NOT", beside)]
    lists += [] if among is None else [("tags.id", among)]
    where = " AND ".join(
        [
            "superseded_by IS NULL",
            *(f"{name} IN (SELECT value FROM json_each(?))" for name, _ in lists),
            *(each for each, _ in chosen),
        ]
    )
    given = [*(json.dumps(sorted(ids)) for _, ids in lists), *(value for _, value in chosen)]
    tables = f"FROM tags JOIN articles ON articles.id = tags.article_id WHERE {where}"
    text = "json_extract(articles.record, '$.text')"
    asked = (
        f"SELECT tags.article_id, substr({text}, max(1, start + 1 - {AROUND}), min(start, {AROUND})), "
        f"substr({text}, start + 1, stop - start), substr({text}, stop + 1, {AROUND}) AS after, tags.label, "
        f"json_extract(tags.record, '$.voice'), json_extract(tags.record, '$.reason') {tables} "
        f"ORDER BY {_ORDERS.get(order, _ORDERS['words'])} LIMIT ? OFFSET ?"
    )

    def ask(db: sqlite3.Connection) -> tuple[Sequence[Line], int]:
        (total,) = db.execute(f"SELECT count(*) {tables}", given).fetchone()
        found = db.execute(asked, [*given, ROWS if page else ALL, ROWS * ((page or 1) - 1)])
        names = ("article_id", "before", "text", "after", "label", "voice", "reason")
        return [Line(**dict(zip(names, map(str, row), strict=True))) for row in found], int(total)

    return ask
