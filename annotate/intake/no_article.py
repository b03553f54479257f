"""What a server, a browser or an export gives instead of an article: error pages, checks for robots, nan."""

import re

from annotate.intake.patterns import known_as
from annotate.languages import language_of
from annotate.text.sentences import sentences

LONGEST = 150  #: words of a page that is looked at: such pages are short, and articles about them are not
_SHARE = 0.5  #: share of its sentences that must be such sentences
_LEAST = 0.3  #: share of the words of its sentences that stand in such sentences: a real one is long
_FILLER = re.compile(r"\blorem ipsum\b|\bdolor sit amet\b", re.IGNORECASE)  #: may be as long as any article
_REPORTED = re.compile(r"\b(?:said|says|told|according to|a dit|a déclaré)\b", re.IGNORECASE)
_STOPS = '.!?…"”»'
_EDGES = " \t.!…\"'“”*_"

_CUT = re.compile(
    r"(?:\[?(?:\.{3}|…)\]?|\[\+\d+ chars\]|"
    r"\[?(?:(?:read|continue reading|see|view) (?:more|the (?:full|whole) (?:story|article))|"
    r"lire la suite)\]?)\s*$",
    re.IGNORECASE,
)


def no_article(title: str | None, text: str) -> str | None:
    """What stands there instead of an article ("a check for robots"), None where it may be one.

    `text` is what follows the title. Only the whole of a text, or at least half of its sentences with a fair
    part of its words, tells: an article that mentions such words, or quotes such a page, is one. A sentence
    that says whose words they are does not count.
    """
    body = " ".join(text.split())
    if found := _match(body, "whole"):
        return found
    if len(body.split()) > LONGEST and not _FILLER.search(body):
        return None
    parts = [text[start:end] for start, end in sentences(text, language_of("und"))]
    told = {
        number: reason
        for number, part in enumerate(parts)
        if not _REPORTED.search(part) and (reason := _match(part, "sentence"))
    }
    headline = _match(title or "", "title")
    if headline and (told or len(body.split()) < 12):
        return headline
    telling = sum(len(parts[number].split()) for number in told)
    whole = telling + sum(
        len(part.split()) for n, part in enumerate(parts) if n not in told and part.rstrip()[-1:] in _STOPS
    )
    enough = len(told) >= _SHARE * len(parts) and telling >= _LEAST * whole
    return next(iter(told.values())) if told and enough else None


def is_cut(text: str) -> str | None:
    """The end of a text that says itself that it goes on elsewhere, None where it does not."""
    last = text.rstrip().rpartition("\n")[2]
    return " ".join(last.split()[-4:]) if len(last) >= 40 and _CUT.search(last) else None


def _match(text: str, where: str) -> str | None:
    plain = " ".join(text.lower().replace("’", "'").split()).strip(_EDGES)
    bare = plain or text.strip()
    if len(bare) > 400:
        return None
    return known_as(bare, "not_articles", where)
