"""What reading gives and cleaning takes."""

from dataclasses import dataclass

from annotate.records import Removal


@dataclass(frozen=True, kw_only=True)
class Raw:
    """An article as it was read, before cleaning.

    `text` has its newlines normalised to line feeds and nothing else changed. `raw_sha256` is over the bytes
    that were read (for one record of a JSONL or CSV file: over that record). `quoted` are the stretches that
    the page's markup calls somebody else's words, as (start, end), each of whole lines. Fields that the
    source does not state are None.
    """

    source: str
    text: str
    raw_sha256: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    quoted: tuple[tuple[int, int], ...] = ()
    removed: tuple[Removal, ...] = ()
    notes: tuple[str, ...] = ()
