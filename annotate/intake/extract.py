"""What reading a marked-up page gives: its text and what the page says about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotate.intake.raw import Raw
from annotate.records import Removal


@dataclass(frozen=True, kw_only=True)
class Extract:
    """The text of a marked-up page and what the page says about it; None where it says nothing.

    `quoted` are the stretches that markup sets off as somebody else's words, as (start, end), of whole lines.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    removed: tuple[Removal, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()

    def raw(self, source: str, raw_sha256: str, notes: Iterable[str] = ()) -> Raw:
        """The same as a raw article, with what is to be noted before."""
        found = replace(self, notes=(*notes, *self.notes))
        return Raw(source=source, raw_sha256=raw_sha256, **vars(found))


def stretches(parts: Iterable[tuple[str, bool]]) -> tuple[tuple[int, int], ...]:
    """Where the quoted ones of these parts stand, joined by line feeds; neighbours are one stretch."""
    found: list[tuple[int, int]] = []
    at, before = 0, False
    for text, quoted in parts:
        end = at + len(text)
        if quoted:
            found[-1:] = [(found[-1][0], end)] if before else [*found[-1:], (at, end)]
        at, before = end + 1, quoted
    return tuple(found)
