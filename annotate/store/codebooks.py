"""The versions of the codebook that work was done by."""

from collections.abc import Mapping

from annotate.store.database import Database


class Codebooks(Database):
    """The part of the store that holds codebook versions."""

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
