"""The packaged codebook, whichever labels it has and whichever version it is at."""

from annotate.coding.codebook import load
from annotate.coding.versions import next_version
from annotate.packaged import packaged

BOOK = load(packaged("guidelines.md"))
NEXT = next_version(BOOK.version, {})  #: the version after it


def as_next(text: str) -> str:
    """The text of the packaged codebook at its next version."""
    assert text.count(f"Version: {BOOK.version}\n") == 1
    return text.replace(f"Version: {BOOK.version}\n", f"Version: {NEXT}\n")
