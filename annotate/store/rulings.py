"""What the lead laid down, in the order it was."""

from annotate.rulings import Matter, Ruling
from annotate.store.database import Database


class Rulings(Database):
    """The part of the store that holds rulings: added to, never changed."""

    def add_ruling(self, ruling: Ruling, *, article_id: str | None = None) -> None:
        """Keep a ruling. One about an article goes with it, when that is removed."""
        self._keep("rulings", ruling, matter=ruling.matter, article_id=article_id)

    def rulings(self, matter: Matter) -> tuple[Ruling, ...]:
        """All rulings of a kind, oldest first."""
        return self._records(Ruling, "rulings WHERE matter = ? ORDER BY position", matter)
