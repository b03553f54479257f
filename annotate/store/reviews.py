"""What people decided: reviews, their decisions, and what could not be taken."""

from collections.abc import Iterable, Mapping

from annotate.records import Decision, Review, SetAside
from annotate.store.database import Database
from annotate.store.ledger import enter


class Reviews(Database):
    """The part of the store that holds reviews, in every state that they had."""

    def add_review(
        self, review: Review, decisions: Iterable[Decision], set_aside: Iterable[SetAside] = ()
    ) -> bool:
        """Keep a review with its decisions; False if this state of the annotation is there already."""
        sequence = self._db.execute("SELECT coalesce(max(sequence), 0) + 1 FROM reviews").fetchone()[0]
        fields = "id", "article_id", "server", "project", "annotation_id"
        name = review.annotation or None
        if not self._keep("reviews", review, *fields, annotation=name, sequence=sequence):
            return False
        for table, records in (("decisions", decisions), ("set_aside", set_aside)):
            for position, record in enumerate(records):
                self._keep(table, record, review_id=review.id, position=position)
        enter(self._db, review.id)
        return True

    def states(self) -> int:
        """How many states of reviews were ever kept: another number where something is new."""
        return int(self._db.execute("SELECT coalesce(max(sequence), 0) FROM reviews").fetchone()[0])

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
