"""Whom a noun is put on, where the words beside it say so: "X's regime", "warlord X", "X, a puppet"."""

import re
from typing import TYPE_CHECKING

from annotate.records import Span

if TYPE_CHECKING:
    from annotate.text.reading import Reading

_CAPITAL = r"(?:(?:al-|el-|d’|d'|l’|l')?[A-ZÀ-ÖØ-Þ][\w’'-]*[\w])"
_NAME = rf"{_CAPITAL}(?: (?:(?:of|de|du|bin|ben|van|von|al|el) )?{_CAPITAL})*"
_ARTICLE = r"(?:(?:a|an|the|its|his|un|une|le|la|les|des) |l[’'])"

_AFTER = (
    re.compile(rf"(?: of| in| du| de| des| d[’']| en| à)? ?(?:the |la |le |l[’'])?(?P<target>{_NAME})"),
    re.compile(r" (?:of|du|de|des) (?P<target>the \w+|la \w+|le \w+)"),
)
_BEFORE = (
    re.compile(rf"(?P<target>{_NAME}), {_ARTICLE}?(?:[\w-]+ ){{0,3}}$"),
    re.compile(
        rf"(?P<target>{_NAME}) (?:is|are|was|were|remains?|as|est|sont|était|étaient|comme) {_ARTICLE}?"
        r"(?:[\w-]+ ){0,2}$"
    ),
    re.compile(rf"(?P<target>{_NAME}?)(?:[’']s?)? (?:[a-z-]+ )?$"),
)
#: capitals that open a sentence or a title rather than a name
_NO_NAMES = """
a an the this that these those its his her their our your my but and or as if when while where why how for in
on by with after before since i he she it they we you there here not no yes even only also such some many most
all any other both each
le la les un une des ce cet cette ces son sa ses leur leurs mais et ou si quand comme pour dans sur par avec
après avant depuis il elle ils elles on nous vous
"""
_NO_NAME = frozenset(_NO_NAMES.split())


def target(reading: "Reading", number: int, start: int, end: int) -> Span | None:
    """Whom ``text[start:end]``, a noun in sentence `number`, is put on; None where nothing says."""
    begin, until = reading.sentences[number]
    text = reading.text
    for pattern in _AFTER:
        match = pattern.match(text, end, until)
        if match is not None and text[end : end + 1] in (" ", "\u00a0"):
            return _span(reading, match.start("target"), match.end("target"))
    before = text[begin:start]
    for pattern in _BEFORE:
        match = pattern.search(before)
        if match is not None and match["target"]:
            found = _span(reading, begin + match.start("target"), begin + match.end("target"))
            if found is not None:
                return found
    return None


def _span(reading: "Reading", start: int, end: int) -> Span | None:
    """The name without an opening word that is no name, and without a possessive ending."""
    text = reading.text[start:end]
    first, space, _ = text.partition(" ")
    if first.lower() in _NO_NAME and text[:1].isupper():
        if not space:
            return None
        start += len(first) + 1
        text = reading.text[start:end]
    if text.endswith(("’s", "'s")):
        end -= 2
    return reading.article.span(start, end) if end > start else None
