"""Articles a page at a time, chosen and ordered by the database: questions for `Store.ask`."""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

ROWS = 50  #: on a page
ALL = -1  #: rows, in place of a number

_FACTS = """WITH facts AS (
SELECT articles.id AS id, json_extract(articles.record, '$.text') AS text,
  json_extract(articles.record, '$.title_end') AS title_end,
  json_extract(articles.record, '$.language') AS language,
  coalesce(json_extract(taggings.words, '$.outlet'), 0) AS words,
  (SELECT min(json_extract(p.record, '$.published')) FROM publications p
    WHERE p.article_id = articles.id) AS published,
  (SELECT json_group_array(DISTINCT json_extract(p.record, '$.outlet')) FROM publications p
    WHERE p.article_id = articles.id AND json_extract(p.record, '$.outlet') IS NOT NULL) AS outlets,
  (SELECT count(DISTINCT json_extract(r.record, '$.reviewer')) FROM reviews r
    WHERE r.article_id = articles.id AND json_extract(r.record, '$.status') = 'submitted'
    AND r.id NOT IN (SELECT value FROM json_each(?))) AS reviewers
FROM articles LEFT JOIN taggings ON taggings.article_id = articles.id WHERE superseded_by IS NULL)
"""
#: Proposals in the outlet's own voice; a score below the limit of its label does not count.
_PROPOSALS = """FROM tags WHERE json_extract(tags.record, '$.voice') = 'outlet'
AND coalesce(json_extract(tags.record, '$.score'), 1) >= coalesce(json_extract(?, '$.' || tags.label), 0)
AND tags.article_id """
_CHOICES = {
    "search": "instr(lower(text), lower(?))",
    "language": "language = ?",
    "outlet": "? IN (SELECT value FROM json_each(outlets))",
    "since": "published >= ?",
    "until": "published <= ? || '~'",  # a year or a month has all its days
    "label": "id IN (SELECT article_id FROM tags WHERE label = ?)",
}
_STATES = {
    "reviewed": "reviewers > 0",
    "proposed": "reviewers = 0",
    "disputed": "id IN (SELECT value FROM json_each(?))",
}
_ORDERS = {"date": "published IS NULL, published DESC, id", "words": "words DESC, id"}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An article on a page; `proposed` are the words proposed in the outlet's own voice, by label."""

    id: str
    title: str
    language: str
    outlets: tuple[str, ...]
    published: str
    words: int
    reviewers: int
    proposed: Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for: `values` of choices, a state, an order (date, words, or a label, by its rate).

    `limits` are the scores below which a label's proposals do not count. Pages have so many `rows` and are
    counted from 1. A question about tags or reviews leaves out the articles of which nothing may be told
    (`untold`). The state "disputed" asks for the articles that `disputed` names. The reviews that `unread`
    names were submitted faster than anybody reads, and count nowhere.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    order: str = "date"
    page: int = 1
    rows: int = ROWS
    limits: Mapping[str, float] = field(default_factory=dict)
    untold: Collection[str] = ()
    disputed: Collection[str] = ()
    unread: Collection[str] = ()

    @property
    def about_tags(self) -> bool:
        """Whether the choice or order of the articles tells something of their tags or reviews."""
        return bool(self.values.get("label") or self.state or self.order not in _ORDERS)


def listing(wanted: Wanted) -> Callable[[sqlite3.Connection], tuple[Sequence[Listed], int]]:
    """Asks for the articles on a page, and how many there are on all pages."""
    chosen = [(_CHOICES[name], value) for name, value in wanted.values.items() if value and name in _CHOICES]
    left_out = "id NOT IN (SELECT value FROM json_each(?))"
    where = " AND ".join([left_out, *(each for each, _ in chosen), _STATES.get(wanted.state, "1")])
    untold = sorted(wanted.untold) if wanted.about_tags else []
    values = [json.dumps(sorted(wanted.unread)), json.dumps(untold), *(value for _, value in chosen)]
    values += [json.dumps(sorted(wanted.disputed))] if wanted.state == "disputed" else []
    limits = json.dumps(dict(wanted.limits))
    order, by = _ORDERS.get(wanted.order, ""), list[str]()
    if not order:
        order = f"(SELECT count(*) {_PROPOSALS} = facts.id AND tags.label = ?) * 1.0 / words DESC, id"
        by = [limits, wanted.order]

    def ask(db: sqlite3.Connection) -> tuple[Sequence[Listed], int]:
        (total,) = db.execute(f"{_FACTS} SELECT count(*) FROM facts WHERE {where}", values).fetchone()
        page = [*values, *by, wanted.rows, ROWS * (wanted.page - 1)]
        rows = db.execute(
            f"{_FACTS} SELECT id, text, title_end, language, outlets, published, words, reviewers FROM facts "
            f"WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
            page,
        ).fetchall()
        ids = json.dumps([row[0] for row in rows])
        text = "json_extract(tags.record, '$.text')"
        asked = f"SELECT tags.article_id, tags.label, {text} {_PROPOSALS} IN (SELECT value FROM json_each(?))"
        proposed: dict[str, dict[str, list[str]]] = {}
        for article_id, label, words in db.execute(asked, [limits, ids]):
            proposed.setdefault(article_id, {}).setdefault(label, []).append(words)
        return [_listed(row, proposed.get(row[0], {})) for row in rows], int(total)

    return ask


def _listed(row: Sequence[object], proposed: Mapping[str, Sequence[str]]) -> Listed:
    name, text, title_end, language, outlets, published, words, reviewers = row
    first = str(text)[: int(str(title_end))] or str(text).partition("\n")[0]
    return Listed(
        id=str(name),
        title=" ".join(first.split()),
        language=str(language),
        outlets=tuple(json.loads(str(outlets))),
        published=str(published or ""),
        words=int(str(words)),
        reviewers=int(str(reviewers)),
        proposed=proposed,
    )
