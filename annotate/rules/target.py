"""Whom a noun is put on, where the words beside it say so: "X's regime", "warlord X", "X, a puppet"."""

import re

from annotate.records import Span
from annotate.text.reading import Reading

LANGUAGES = ("en", "fr")  #: whose words the patterns below hold; of an article in another they say nothing

_CAPITAL = r"(?:(?:al-|el-|[dDlL][’'])?[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?!s\b))*)"
_NAME = rf"{_CAPITAL}(?: (?:(?:of|de|du|bin|ben|van|von|al|el) )?{_CAPITAL})*"
_ARTICLE = r"(?:(?:a|an|the|its|his|un|une|le|la|les|des) |l[’'])"
#: words that may stand between a name and the noun put on it: "the Varenian military regime"
_BETWEEN = r"(?:(?:military|ruling|former|current|old|new|brutal|corrupt|puppet|militaire|actuel|ancien) )?"

_REACH = 200  # characters before the noun: looking for a name takes quadratic time in them
_AFTER = re.compile(
    rf"(?: (?:of|du|de|des) (?:the |la |le |les |l[’'])?| d[’']| )(?P<target>{_NAME})"
    rf"(?P<more>(?:(?: \([^()]*\))?(?:, (?:and )?| and | et ){_NAME})*)"
)
_BEFORE = (
    re.compile(rf"(?P<target>{_NAME})(?:’s|'s|’|') (?:[\w-]+ ){{0,2}}$"),
    re.compile(rf"(?P<target>{_NAME}), {_ARTICLE}(?:[\w-]+ ){{0,3}}$"),
    re.compile(
        rf"(?P<target>{_NAME}) (?:is|are|was|were|remains?|est|sont|était) (?:{_ARTICLE}(?:[\w-]+ ){{0,2}})?$"
    ),
    re.compile(
        r"\b(?:brand|label|call|designat|treat|portray|describ|rebrand|qualifi|présent|trait)\w* (?:of )?"
        r"(?P<target>(?:[\w-]+ ){0,4}[\w-]+) (?:as|de|comme) [“\"«‘]? ?$"
    ),
    re.compile(rf"(?P<target>{_NAME}) {_BETWEEN}$"),
)
#: capitals that open a sentence or stand in a headline without being a name
_NO_NAMES = """
a an the this that these those its his her their our your my but and or as if when while where why how for in
on by with after before since i he she it they we you there here not no yes even only also such some many most
all any other both each military ruling former
le la les un une des ce cet cette ces son sa ses leur leurs mais et ou si quand comme pour dans sur par avec
après avant depuis il elle ils elles on nous vous
"""
_NO_NAME = frozenset(_NO_NAMES.split())


def target(reading: Reading, number: int, start: int, end: int) -> Span | None:
    """Whom ``text[start:end]``, a noun in sentence `number`, is put on; None where nothing says."""
    if reading.article.language not in LANGUAGES:
        return None
    begin, until = reading.sentences[number]
    text = reading.text
    after = _AFTER.match(text, end, until)
    if after is not None and after["target"].lower() not in _NO_NAME:
        several = text[end - 1] in "sx" or text[start:end].endswith("men")
        return reading.article.span(after.start("target"), after.end("more" if several else "target"))
    begin = max(begin, start - _REACH)
    for pattern in _BEFORE:
        found = _named(reading, begin, pattern.search(text[begin:start]))
        if found is not None:
            return found
    return None


def _named(reading: Reading, begin: int, match: re.Match[str] | None) -> Span | None:
    """What the pattern found, without an opening capital that is no name."""
    if match is None:
        return None
    words = list(re.finditer(r"\S+", match["target"]))
    while words and words[0][0].lower() in _NO_NAME:
        words.pop(0)
    if not words or words[-1][0].lower() in _NO_NAME:
        return None
    offset = begin + match.start("target")
    return reading.article.span(offset + words[0].start(), offset + words[-1].end())
