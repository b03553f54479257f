"""The store: all records but models, and what is asked of them.

A step writes in one transaction: a step that dies leaves the store as it was before.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from annotate.database import Database
from annotate.errors import InputError
from annotate.ledger import bury, enter
from annotate.plain import to_dict
from annotate.records import (
    Article,
    Attribution,
    Decision,
    Publication,
    Review,
    SetAside,
    Tag,
    Tagged,
    Task,
)


class Store(Database):
    """The records of one workspace. Open it in a ``with`` block; write inside `transaction`."""

    # Articles

    def add_article(self, article: Article, *, supersedes: str | None = None) -> bool:
        """Keep `article`; False if it is there already. `supersedes` is the id of the article it replaces."""
        new = self._keep("articles", article, id=article.id)
        # A text that cleaning comes back to is the current one again.
        self._db.execute("UPDATE articles SET superseded_by = NULL WHERE id = ?", (article.id,))
        if supersedes is not None and supersedes != article.id:
            self._db.execute("UPDATE articles SET superseded_by = ? WHERE id = ?", (article.id, supersedes))
        return new

    def article(self, article_id: str) -> Article:
        """The article with this id. InputError if there is none."""
        found = self._records(Article, "articles WHERE id = ?", article_id)
        if not found:
            raise InputError(f"there is no article {article_id} in the workspace: see `annotate list`")
        return found[0]

    def articles(self, *, superseded: bool = False) -> tuple[Article, ...]:
        """All articles by id; those that a newer cleaning superseded only if asked for."""
        where = "" if superseded else "WHERE superseded_by IS NULL "
        return self._records(Article, f"articles {where}ORDER BY id")

    def article_ids(self, prefix: str = "") -> tuple[str, ...]:
        """Ids of the articles that are not superseded and begin with `prefix`, in order."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE superseded_by IS NULL AND substr(id, 1, ?) = ? ORDER BY id",
            (len(prefix), prefix),
        )
        return tuple(row[0] for row in rows)

    def remove_article(self, article_id: str) -> None:
        """Take an article out with everything that hangs on it; of its reviews the ledger keeps digests."""
        bury(self._db, article_id)
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    def with_earlier(self, article_id: str) -> tuple[str, ...]:
        """An article's id, and those of the earlier cleanings that it superseded, step by step."""
        rows = self._db.execute(
            "WITH RECURSIVE line (id) AS (VALUES (?) UNION SELECT articles.id FROM articles JOIN line "
            "ON superseded_by = line.id) SELECT id FROM line",
            (article_id,),
        )
        return tuple(row[0] for row in rows)

    def add_publication(self, publication: Publication) -> bool:
        """Keep `publication`, in place of what was said of its source and bytes; False if they were there."""
        key = {name: getattr(publication, name) for name in ("article_id", "source", "raw_sha256")}
        before = self._db.execute(
            "DELETE FROM publications WHERE article_id = ? AND source = ? AND raw_sha256 = ?",
            tuple(key.values()),
        )
        self._keep("publications", publication, **key)
        return not before.rowcount

    def publications(self, article_id: str | None = None) -> tuple[Publication, ...]:
        """The publications of one article, or of all, by article and source."""
        if article_id is None:
            return self._records(Publication, "publications ORDER BY article_id, source, raw_sha256")
        return self._records(
            Publication, "publications WHERE article_id = ? ORDER BY source, raw_sha256", article_id
        )

    def raw(self, raw_sha256: str) -> str | None:
        """Id of the article that these bytes were cleaned to, None if they were never read."""
        row = self._db.execute(
            "SELECT article_id FROM publications JOIN articles ON articles.id = article_id "
            "WHERE raw_sha256 = ? AND superseded_by IS NULL ORDER BY article_id",
            (raw_sha256,),
        ).fetchone()
        return row[0] if row else None

    # Tags

    def put_tagged(self, tagged: Tagged, versions: str) -> None:
        """Replace what was found in an article. `versions` names what found it: equal means not stale."""
        article_id = tagged.article.id
        self._db.execute("DELETE FROM taggings WHERE article_id = ?", (article_id,))
        words, voices = json.dumps(dict(tagged.words)), json.dumps(tagged.voices)
        self._insert("taggings", article_id=article_id, versions=versions, words=words, voices=voices)
        for tag in tagged.tags:
            at = {"article_id": article_id, "start": tag.start, "stop": tag.end}
            self._keep("tags", tag, id=tag.id, label=tag.label, **at)
        for found in tagged.attributions:
            at = {"article_id": article_id, "start": found.start, "stop": found.end}
            self._keep("attributions", found, **at)

    def versions(self) -> Mapping[str, str]:
        """What each tagged article was tagged with, by article id."""
        return dict(self._db.execute("SELECT article_id, versions FROM taggings ORDER BY article_id"))

    def tagged(self, article_id: str) -> Tagged | None:
        """An article with what was found in it, None if it was never tagged."""
        kept = "SELECT words, voices FROM taggings WHERE article_id = ?"
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
        )

    def tags(self, article_id: str | None = None) -> tuple[Tag, ...]:
        """The tags of one article, or of all, by article, offsets and label."""
        if article_id is None:
            return self._records(Tag, "tags ORDER BY article_id, start, stop, label, id")
        return self._records(Tag, "tags WHERE article_id = ? ORDER BY start, stop, label, id", article_id)

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
        if article_id is None:
            return self._records(Attribution, "attributions ORDER BY article_id, start, stop")
        return self._records(
            Attribution, "attributions WHERE article_id = ? ORDER BY start, stop", article_id
        )

    # Label Studio

    def put_task(self, task: Task) -> None:
        """Keep where an article stands in a project, replacing what was known."""
        self._db.execute(
            "DELETE FROM tasks WHERE server = ? AND project = ? AND (task_id = ? OR article_id = ?)",
            (task.server, task.project, task.task_id, task.article_id),
        )
        self._keep(
            "tasks",
            task,
            server=task.server,
            project=task.project,
            task_id=task.task_id,
            article_id=task.article_id,
        )

    def tasks(self, server: str | None = None, project: int | None = None) -> tuple[Task, ...]:
        """The tasks of one project, or of all, by server, project and task."""
        where = "" if server is None else "WHERE server = ? AND project = ? "
        arguments = () if server is None else (server, project)
        return self._records(Task, f"tasks {where}ORDER BY server, project, task_id", *arguments)

    def put_snapshot(self, task: Task, version: str, tags: Sequence[Tag]) -> None:
        """Keep the tags that were sent with a task under a prediction version."""
        key = (task.server, task.project, task.task_id, version)
        shown = json.dumps([to_dict(tag) for tag in tags], ensure_ascii=False)
        self._db.execute(
            "INSERT OR REPLACE INTO snapshots (server, project, task_id, version, article_id, tags) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (*key, task.article_id, shown),
        )

    def snapshot(self, server: str, project: int, task_id: int, version: str) -> tuple[Tag, ...] | None:
        """The tags that were sent with a task under a prediction version, None if nothing was."""
        row = self._db.execute(
            "SELECT tags FROM snapshots WHERE server = ? AND project = ? AND task_id = ? AND version = ?",
            (server, project, task_id, version),
        ).fetchone()
        return tuple(self._made(Tag, tag) for tag in self._values(row[0])) if row else None

    def shown(self, article_id: str) -> tuple[Tag, ...]:
        """Every tag that any reviewer of an article was ever shown, newest sending first, each id once."""
        rows = self._db.execute(
            "SELECT tags FROM snapshots WHERE article_id = ? ORDER BY rowid DESC", (article_id,)
        )
        tags: dict[str, Tag] = {}
        for row in rows:
            for tag in (self._made(Tag, values) for values in self._values(row[0])):
                tags.setdefault(tag.id, tag)
        return tuple(tags.values())

    # Reviews

    def add_review(
        self, review: Review, decisions: Iterable[Decision], set_aside: Iterable[SetAside] = ()
    ) -> bool:
        """Keep a review with its decisions; False if this state of the annotation is there already."""
        sequence = self._db.execute("SELECT coalesce(max(sequence), 0) + 1 FROM reviews").fetchone()[0]
        new = self._keep(
            "reviews",
            review,
            id=review.id,
            article_id=review.article_id,
            server=review.server,
            project=review.project,
            annotation_id=review.annotation_id,
            annotation=review.annotation or None,
            sequence=sequence,
        )
        if not new:
            return False
        for table, records in (("decisions", decisions), ("set_aside", set_aside)):
            for position, record in enumerate(records):
                self._keep(table, record, review_id=review.id, position=position)
        enter(self._db, review.id)
        return True

    def name_annotations(self, names: Mapping[str, str]) -> None:
        """Note what names the annotations of earlier reviews for good, by review id."""
        for review_id, name in names.items():
            self._db.execute("UPDATE reviews SET annotation = ? WHERE id = ?", (name, review_id))

    def reviews(self, article_id: str | None = None, *, history: bool = False) -> tuple[Review, ...]:
        """Reviews in the order they arrived: the newest state of each annotation, or every state."""
        name = "coalesce({0}.annotation, {0}.project || ' ' || {0}.annotation_id)"
        newest = (
            "sequence = (SELECT max(sequence) FROM reviews AS later WHERE later.server = reviews.server "
            f"AND {name.format('later')} = {name.format('reviews')})"
        )
        conditions = [] if history else [newest]
        arguments = [] if article_id is None else [article_id]
        conditions += [] if article_id is None else ["article_id = ?"]
        where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
        record = "json_set(record, '$.annotation', coalesce(annotation, '')) AS record"
        found = f"(SELECT {record}, sequence FROM reviews {where}) ORDER BY sequence"
        return self._records(Review, found, *arguments)

    def decisions(self, review_id: str) -> tuple[Decision, ...]:
        """The decisions of a review, in the order of the text."""
        return self._records(Decision, "decisions WHERE review_id = ? ORDER BY position", review_id)

    def set_aside(self, review_id: str | None = None) -> tuple[SetAside, ...]:
        """Regions that came back and could not be taken: of one review, or all."""
        if review_id is None:
            return self._records(SetAside, "set_aside ORDER BY review_id, position")
        return self._records(SetAside, "set_aside WHERE review_id = ? ORDER BY position", review_id)

    # What a summary says of the other articles

    def outlet_words(self) -> Mapping[str, tuple[str, str, int]]:
        """Of each tagged article: its language, what it was tagged with, its words in the outlet's voice."""
        rows = self._db.execute(
            "SELECT id, json_extract(record, '$.language'), versions, json_extract(words, '$.outlet') "
            "FROM taggings JOIN articles ON id = article_id WHERE superseded_by IS NULL ORDER BY id"
        )
        return {row[0]: (row[1], row[2], row[3] or 0) for row in rows}

    def outlet_tags(self) -> tuple[tuple[str, str, float | None], ...]:
        """Article, label and score of every tag in an outlet's own voice."""
        rows = self._db.execute(
            "SELECT article_id, label, json_extract(record, '$.score') FROM tags "
            "WHERE json_extract(record, '$.voice') = 'outlet'"
        )
        return tuple(rows)

    def review_states(self) -> Mapping[str, str]:
        """Of each article with a review, what changes with its tags, its reviews, or what was shown."""
        rows = self._db.execute(
            "SELECT article_id, versions, "
            "(SELECT max(sequence) FROM reviews WHERE reviews.article_id = taggings.article_id) AS newest, "
            "(SELECT max(rowid) FROM snapshots WHERE snapshots.article_id = taggings.article_id) "
            "FROM taggings WHERE newest IS NOT NULL"
        )
        return {row[0]: json.dumps(row[1:]) for row in rows}

    def reckonings(self) -> Mapping[str, tuple[str, str]]:
        """By article, what a summary left to be kept: what it was made of, and what came of it."""
        rows = self._db.execute("SELECT article_id, made_of, reckoned FROM reckonings")
        return {row[0]: (row[1], row[2]) for row in rows}

    def put_reckoning(self, article_id: str, made_of: str, reckoned: str) -> None:
        """Keep what a summary came to; it can always be made again."""
        row = (article_id, made_of, reckoned)
        self._db.execute("INSERT OR REPLACE INTO reckonings VALUES (?, ?, ?)", row)

    # Codebooks

    def record_codebook(self, version: str, digests: Mapping[str, str], text: str) -> None:
        """Keep the label digests and the text of a codebook version; what is kept is never replaced."""
        for label, digest in digests.items():
            self._insert("codebooks", version=version, label=label, digest=digest, text=text)

    def codebooks(self) -> Mapping[str, Mapping[str, str]]:
        """Label digests by codebook version."""
        recorded: dict[str, dict[str, str]] = {}
        for version, label, digest in self._db.execute("SELECT version, label, digest FROM codebooks"):
            recorded.setdefault(version, {})[label] = digest
        return recorded

    def codebook_text(self, version: str) -> str | None:
        """The text of a recorded codebook version."""
        row = self._db.execute("SELECT text FROM codebooks WHERE version = ?", (version,)).fetchone()
        return row[0] if row else None
