"""Lines that say who wrote an article, where, when and for which outlet.

They are metadata, not text: taken out, listed, and read again from that list by `imprint`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.intake.dates import find_date, is_date_line
from annotate.records import Removal

HEAD = 10  #: lines with words in which the imprint may stand
_BYLINE, _PLACE, _DATE = "byline", "dateline", "publication date"
_OUTLET, _ISSUE, _SIGNATURE = "outlet line", "published-in line", "signature"

_PARTICLE = "de|du|la|le|van|von|der|den|el|al|bin|ben|di|da"
_WORD = rf"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|d['’][A-ZÀ-ÖØ-Þ]\w+|al-\w+|(?:{_PARTICLE})\b)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,5}}"
_BY = re.compile(
    r"(?:[Bb]y|BY|[Pp]ar|PAR|(?:[Ww]ritten|[Ww]ords|[Pp]osted|[Pp]ublished) [Bb]y|(?:[Éé]crit|[Pp]ublié) par|"
    rf"[Aa]ut(?:ho|eu)rs?\s?:)\s*:?\s+(?P<name>{_NAME}(?:(?:,| &| and| et) {_NAME}){{0,3}})"
    r"(?:\s*[|,–—-]\s.{1,80})?"
)
_ISSUED = re.compile(
    r"(?:publiée?|parue?) (?:dans|par|sur) (?P<outlet>.{2,60}?),? le (?P<date>.{6,40})|"
    r"(?:(?:first |originally )?published|appeared) (?:in|by|on|at) (?P<outlet_en>.{2,60}?),? "
    r"on (?P<date_en>.{6,40})",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(_NAME)
_PARTICLES = frozenset(_PARTICLE.split("|"))
_DESK = re.compile(
    r"\b(agency|news|press|wire|desk|staff|editors?|editorial|newsroom|correspondent|agence|presse|rédaction|"
    r"journal|dépêche|envoyée? spéciale?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What the lines taken out say; None where they say nothing. `published` is YYYY-MM-DD."""

    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


def imprint_lines(lines: Sequence[str]) -> Mapping[int, str]:
    """Numbers of the lines that are imprint, with the reason.

    A line that says so by itself ("By …", a date, "Published in … on …") is enough. A name, a place or an
    outlet alone on a line counts only next to such a line, and never as the first line of the page.
    """
    numbers = [number for number, line in enumerate(lines) if line]
    head = numbers[:HEAD]
    found = {number: kind for number in head if (kind := _says_so(lines[number]))}
    for walk in (head, head[::-1]):
        for before, number in pairwise(walk):
            if before in found and number not in found and number != head[0]:
                kind = _beside(lines[number], taken=set(found.values()))
                if kind:
                    found[number] = kind
    if len(numbers) > 2 and (kind := _signature(lines[numbers[-2]], lines[numbers[-1]])):
        found[numbers[-1]] = kind
    return found


def imprint(removed: Iterable[Removal]) -> Imprint:
    """What the lines that cleaning took out say about author, outlet and date."""
    said: dict[str, str] = {}
    for removal in removed:
        for line in removal.text.split("\n"):
            for field, value in _said(removal.reason, line):
                said.setdefault(field, value)
    return Imprint(**said)


def _said(reason: str, line: str) -> Iterable[tuple[str, str]]:
    if reason == _OUTLET or (reason == _SIGNATURE and _DESK.search(line)):
        yield "outlet", line
    elif reason in (_BYLINE, _SIGNATURE):
        by = _BY.fullmatch(line)
        yield "byline", (by["name"] if by else line).strip()
    elif reason == _DATE and (found := find_date(line)):
        yield "published", found[0].isoformat()
    elif reason == _ISSUE and (issued := _ISSUED.fullmatch(line)):
        yield "outlet", issued["outlet"] or issued["outlet_en"]
        if found := find_date(issued["date"] or issued["date_en"]):
            yield "published", found[0].isoformat()


def _says_so(line: str) -> str | None:
    if len(line) > 160:
        return None
    if issued := _ISSUED.fullmatch(line):
        return _ISSUE if find_date(issued["date"] or issued["date_en"]) else None
    if is_date_line(line) or _is_barred(line):
        return _DATE
    return _BYLINE if _is_byline(line) else None


def _is_barred(line: str) -> bool:
    """Whether bars part a date from a few words, who wrote it and where: "Ida Lund | Sarel | 08/01/2031"."""
    parts = [part.strip() for part in line.split("|")]
    return len(parts) > 1 and any(map(is_date_line, parts)) and all(len(part.split()) <= 5 for part in parts)


def _is_byline(line: str) -> bool:
    return len(line) <= 120 and line[-1] not in ".!?…:" and _BY.fullmatch(line) is not None


def _beside(line: str, taken: set[str]) -> str | None:
    words = line.split()
    if len(line) > 60 or len(words) > 6 or line[-1] in ".!?…:;,|" or any(each.isdigit() for each in line):
        return None
    if not _CAPITALISED.fullmatch(line) or words[0] in _PARTICLES:
        return None
    if line.isupper() and len(words) > 1 and _OUTLET not in taken:
        return _OUTLET
    if len(words) == 1:
        return _PLACE
    return _BYLINE if _BYLINE not in taken else None


def _signature(before: str, line: str) -> str | None:
    """The last line of a page, if it signs the text above it."""
    if len(before) < 80 or before.rstrip("\"”»’')]")[-1:] not in (".", "!", "?", "…"):
        return None
    if _is_byline(line):
        return _BYLINE
    words = line.split()
    if not 1 < len(words) <= 6 or line[-1] in '.!?…:;,"”»' or not _CAPITALISED.fullmatch(line):
        return None
    return _SIGNATURE if _DESK.search(line) or len(words) in (2, 3) else None
