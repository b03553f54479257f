"""What became of each source: the article that appeared there, or why there is none."""

from annotate.records import Publication, Refusal
from annotate.store.database import Database


class Publications(Database):
    """The part of the store that holds where articles appeared, and what was refused."""

    def add_refusal(self, refusal: Refusal) -> None:
        """Keep what was refused and why, in place of what was said of its source before."""
        self.drop_refusal(refusal.source)
        self._keep("refusals", refusal, "source")

    def drop_refusal(self, source: str) -> None:
        """Forget that a source was refused: it is an article now."""
        self._drop("refusals", source=source)

    def refusals(self) -> tuple[Refusal, ...]:
        """What was refused and is no article since, by source."""
        return self._records(Refusal, "refusals ORDER BY source")

    def feed_state(self, address: str) -> tuple[str, str]:
        """How its server named the state of a feed that was read last: ETag, Last-Modified; or empty."""
        row = self._db.execute("SELECT etag, modified FROM feeds WHERE address = ?", (address,)).fetchone()
        return row or ("", "")

    def keep_feed_state(self, address: str, etag: str, modified: str) -> None:
        """Keep that all of this state of a feed was read."""
        self._drop("feeds", address=address)
        self._insert("feeds", address=address, etag=etag, modified=modified)

    def add_publication(self, publication: Publication) -> bool:
        """Keep `publication`, in place of what was said of its source and bytes; False if they were there."""
        key = {name: getattr(publication, name) for name in ("article_id", "source", "raw_sha256")}
        before = self._drop("publications", **key)
        self._keep("publications", publication, **key)
        return not before

    def publications(self, article_id: str | None = None) -> tuple[Publication, ...]:
        """The publications of one article, or of all, by article and source."""
        return self._of(Publication, "publications", article_id, "source, raw_sha256")

    def raws(self) -> frozenset[str]:
        """The digests of all bytes that were cleaned to an article that is not superseded."""
        rows = self._db.execute(
            "SELECT raw_sha256 FROM publications JOIN articles ON articles.id = article_id "
            "WHERE superseded_by IS NULL"
        )
        return frozenset(row[0] for row in rows)

    def raw(self, raw_sha256: str) -> str | None:
        """Id of the article that these bytes were cleaned to, None if they were never read."""
        row = self._db.execute(
            "SELECT article_id FROM publications JOIN articles ON articles.id = article_id "
            "WHERE raw_sha256 = ? AND superseded_by IS NULL ORDER BY article_id",
            (raw_sha256,),
        ).fetchone()
        return row[0] if row else None
