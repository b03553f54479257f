"""What was found in articles: tags and attributions."""

import json
from collections.abc import Iterator, Mapping
from sys import intern

from annotate.json_records import plain
from annotate.records import Attribution, Tag, Tagged
from annotate.store.articles import Articles


class Tags(Articles):
    """The part of the store that holds what tagging found."""

    def put_tagged(self, tagged: Tagged, versions: str) -> None:
        """Replace what was found in an article. `versions` names what found it: equal means not stale."""
        article_id = tagged.article.id
        self._drop("taggings", article_id=article_id)
        words, voices = json.dumps(dict(tagged.words)), json.dumps(tagged.voices)
        kept = {"words": words, "voices": voices, "denied": json.dumps(plain(tagged.denied))}
        self._insert("taggings", article_id=article_id, versions=versions, **kept)
        for tag in tagged.tags:
            self._keep("tags", tag, "id", "label", "start", article_id=article_id, stop=tag.end)
        for found in tagged.attributions:
            self._keep("attributions", found, "start", article_id=article_id, stop=found.end)

    def versions(self) -> Mapping[str, str]:
        """What each tagged article was tagged with, by article id."""
        rows = self._db.execute("SELECT article_id, versions FROM taggings ORDER BY article_id")
        return {row[0]: intern(self._cell(row[1], str)) for row in rows}  # long, and mostly one for all

    def models(self) -> frozenset[str]:
        """Ids of the models that scored the tags that are there."""
        rows = self._db.execute("SELECT DISTINCT json_extract(record, '$.model_version') FROM tags")
        return frozenset(row[0] for row in rows if row[0])

    def taggings(self) -> Iterator[tuple[str, str, str | None]]:
        """The id and language of each article that is not superseded, and what it was tagged with, by id."""
        return self._db.execute(
            "SELECT id, json_extract(record, '$.language'), versions FROM articles "
            "LEFT JOIN taggings ON article_id = id WHERE superseded_by IS NULL ORDER BY id"
        )

    def at_a_glance(self) -> Iterator[tuple[str, str, str, int | None, int | None]]:
        """Of each article that is not superseded, by id: headline or first line, language, words, tags.

        Words and tags are None before it was tagged.
        """
        text, title = "json_extract(record, '$.text')", "json_extract(record, '$.title_end')"
        first = f"CASE WHEN {title} THEN {title} ELSE instr({text} || char(10), char(10)) - 1 END"
        return self._db.execute(
            f"SELECT id, substr({text}, 1, {first}), json_extract(record, '$.language'), "
            "CASE WHEN words IS NULL THEN NULL "
            "ELSE coalesce((SELECT sum(value) FROM json_each(words)), 0) END, "
            "CASE WHEN words IS NULL THEN NULL "
            "ELSE (SELECT count(*) FROM tags WHERE tags.article_id = articles.id) END "
            "FROM articles LEFT JOIN taggings ON taggings.article_id = articles.id "
            "WHERE superseded_by IS NULL ORDER BY id"
        )

    def tagged(self, article_id: str) -> Tagged | None:
        """An article with what was found in it, None if it was never tagged."""
        kept = "SELECT words, voices, denied FROM taggings WHERE article_id = ?"
        row = self._db.execute(kept, (article_id,)).fetchone()
        if row is None:
            return None
        voices = self._values(row[1] or "null")
        return Tagged(
            article=self.article(article_id),
            tags=self.tags(article_id),
            attributions=self.attributions(article_id),
            words=self._values(row[0]),
            voices=None if voices is None else tuple((start, end, voice) for start, end, voice in voices),
            denied=tuple(self._made(Tag, each) for each in self._values(row[2] or "[]")),
        )

    def tags(self, article_id: str | None = None) -> tuple[Tag, ...]:
        """The tags of one article, or of all, by article, offsets and label."""
        return self._of(Tag, "tags", article_id, "start, stop, label, id")

    def every_tag(self) -> Iterator[Tag]:
        """The tags of all articles in the order of `tags`, one at a time."""
        return self._one_by_one(Tag, "tags ORDER BY article_id, start, stop, label, id")

    def tags_named(self, prefix: str) -> tuple[Tag, ...]:
        """The tags whose id begins with `prefix`: today's, else those reviewers were shown; each once."""
        found = self._records(Tag, "tags WHERE substr(id, 1, ?) = ? ORDER BY id", len(prefix), prefix)
        if found:
            return found
        rows = self._db.execute(
            "SELECT value FROM snapshots, json_each(snapshots.tags) "
            "WHERE substr(json_extract(value, '$.id'), 1, ?) = ? ORDER BY snapshots.rowid",
            (len(prefix), prefix),
        )
        shown = (self._made(Tag, self._values(row[0])) for row in rows)
        return tuple({tag.id: tag for tag in shown}.values())

    def attributions(self, article_id: str | None = None) -> tuple[Attribution, ...]:
        """The attributions of one article, or of all, by article and offsets."""
        return self._of(Attribution, "attributions", article_id, "start, stop")

    def every_attribution(self) -> Iterator[Attribution]:
        """The attributions of all articles in the order of `attributions`, one at a time."""
        return self._one_by_one(Attribution, "attributions ORDER BY article_id, start, stop")
