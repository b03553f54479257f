"""Where the words of others stand between quotation marks."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """A stretch of direct speech; `start` and `end` include its marks, `inner` leaves them out."""

    start: int
    end: int
    inner: tuple[int, int]


_SIMPLE = re.compile(r'“([^“”\n]+)”|"([^"\n]+)"|«([^«»\n]+)»')


def quotations(text: str, language: str) -> tuple[Quotation, ...]:
    """Direct speech in `text`, in order."""
    found = []
    for match in _SIMPLE.finditer(text):
        inner = match.span(match.lastindex or 0)
        if text[inner[0] : inner[1]].count(" ") >= 3:
            found.append(Quotation(start=match.start(), end=match.end(), inner=inner))
    return tuple(found)
