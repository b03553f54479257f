"""Articles, and which replaced which."""

from collections.abc import Iterator

from annotate.errors import InputError
from annotate.records import Article
from annotate.store.database import Database
from annotate.store.ledger import bury


class Articles(Database):
    """The part of the store that holds texts."""

    def add_article(self, article: Article, *, supersedes: str | None = None) -> bool:
        """Keep `article`; False if it is there already. `supersedes` is the id of the article it replaces."""
        new = self._keep("articles", article, "id")
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

    def every_article(self) -> Iterator[Article]:
        """All articles by id, superseded ones too, one at a time."""
        return self._one_by_one(Article, "articles ORDER BY id")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Id and text of each article that is not superseded, by id, one at a time."""
        return self._db.execute(
            "SELECT id, json_extract(record, '$.text') FROM articles WHERE superseded_by IS NULL ORDER BY id"
        )

    def article_ids(self, prefix: str = "") -> tuple[str, ...]:
        """Ids of the articles that are not superseded and begin with `prefix`, in order."""
        rows = self._db.execute(
            "SELECT id FROM articles WHERE superseded_by IS NULL AND substr(id, 1, ?) = ? ORDER BY id",
            (len(prefix), prefix),
        )
        return tuple(row[0] for row in rows)

    def superseded_ids(self) -> frozenset[str]:
        """Ids of the articles that a newer cleaning superseded."""
        rows = self._db.execute("SELECT id FROM articles WHERE superseded_by IS NOT NULL")
        return frozenset(row[0] for row in rows)

    def remove_article(self, article_id: str) -> None:
        """Take an article out with everything that hangs on it; of its reviews the ledger keeps digests."""
        bury(self._db, article_id)
        self._drop("articles", id=article_id)

    def with_earlier(self, article_id: str) -> tuple[str, ...]:
        """An article's id, and those of the earlier cleanings that it superseded, step by step."""
        rows = self._db.execute(
            "WITH RECURSIVE line (id) AS (VALUES (?) UNION SELECT articles.id FROM articles JOIN line "
            "ON superseded_by = line.id) SELECT id FROM line",
            (article_id,),
        )
        return tuple(row[0] for row in rows)
