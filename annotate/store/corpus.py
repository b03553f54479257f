"""What a summary needs of all the other articles, in one query each, and the summaries kept for it."""

import json
from collections.abc import Iterator, Mapping
from sys import intern
from types import NoneType

from annotate.store.database import Database


class Corpus(Database):
    """The part of the store that answers for all articles at once."""

    def outlet_words(self) -> Mapping[str, tuple[str, str, int]]:
        """Of each tagged article: its language, what it was tagged with, its words in the outlet's voice."""
        rows = self._db.execute(
            "SELECT id, json_extract(record, '$.language'), versions, json_extract(words, '$.outlet') "
            "FROM taggings JOIN articles ON id = article_id WHERE superseded_by IS NULL ORDER BY id"
        )
        return {
            name: (
                intern(self._cell(language, str)),
                intern(self._cell(versions, str)),
                self._cell(words, int, NoneType) or 0,
            )
            for name, language, versions, words in rows
        }

    def total_words(self, article_id: str | None = None) -> Mapping[str, int]:
        """The words of one tagged article, or of all, in all voices."""
        total = "SELECT article_id, (SELECT sum(value) FROM json_each(words)) FROM taggings"
        if article_id is None:
            return dict(self._db.execute(total))
        return dict(self._db.execute(f"{total} WHERE article_id = ?", (article_id,)))

    def outlet_tags(self) -> Iterator[tuple[str, str, float | None]]:
        """Article, label and score of every tag in an outlet's own voice, one at a time."""
        rows = self._db.execute(
            "SELECT article_id, label, json_extract(record, '$.score') FROM tags "
            "WHERE json_extract(record, '$.voice') = 'outlet'"
        )
        for article_id, label, score in rows:
            yield article_id, self._cell(label, str), self._cell(score, float, int, NoneType)

    def review_states(self) -> Mapping[str, str]:
        """Of each article with a review, what changes with its tags, reviews, policy, or what was shown."""
        rows = self._db.execute(
            "SELECT article_id, versions, "
            "(SELECT max(sequence) FROM reviews WHERE reviews.article_id = taggings.article_id) AS newest, "
            "(SELECT max(rowid) FROM snapshots WHERE snapshots.article_id = taggings.article_id), "
            "(SELECT max(position) FROM rulings WHERE rulings.article_id = taggings.article_id) "
            "FROM taggings WHERE newest IS NOT NULL"
        )
        return {row[0]: json.dumps(row[1:]) for row in rows}

    def cached_summaries(self) -> Mapping[str, tuple[str, str]]:
        """By article, what a summary left to be kept: what it was made of, and what came of it."""
        rows = self._db.execute("SELECT article_id, made_of, reckoned FROM reckonings")
        return {row[0]: (row[1], row[2]) for row in rows}

    def cache_summary(self, article_id: str, made_of: str, reckoned: str) -> None:
        """Keep what a summary came to; it can always be made again."""
        row = (article_id, made_of, reckoned)
        self._db.execute("INSERT OR REPLACE INTO reckonings VALUES (?, ?, ?)", row)
