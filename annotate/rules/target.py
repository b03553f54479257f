"""Whom a noun is put on, where the words beside it say so: "X's regime", "warlord X", "X, a puppet"."""

import re

from annotate.records import Span
from annotate.text.reading import Reading

LANGUAGES = ("en", "fr")  #: whose words the patterns below hold; of an article in another they say nothing

_CAPITAL = r"(?:(?:al-|el-|[dDlL][’'])?[A-ZÀ-ÖØ-Þ](?:[\w-]|[’'](?!s\b))*)"
#: what may stand before a name and is a part of it
_TITLE = (
    r"(?:(?:M|Mme|MM|Mlle|Dr|Mr|Mrs|Ms)\.? |"
    r"(?:president|general|colonel|minister|mayor|governor|brothers|"
    r"président|général|ministre|maire|gouverneur|frères|parti|clan)e?s? (?:of |de (?:la |l[’'])?|d[’'])?)?"
)
_NAME = rf"{_TITLE}{_CAPITAL}(?: (?:(?:of|de|du|bin|ben|van|von|al|el) )?{_CAPITAL})*"
_ARTICLE = (
    r"(?:(?:a|an|the|this|that|these|those|its|his|un|une|le|la|les|des|ce|cet|cette|ces) |l[’'])"
    r"(?:[\w-]+ ){0,2}"
)
#: words that may stand between a name and the noun put on it: "the Varenian military regime"
_BETWEEN = r"(?:(?:military|ruling|former|current|old|new|brutal|corrupt|puppet|militaire|actuel|ancien) )?"
_BE = (
    r"(?:is|are|was|were|(?:has|have|had) been|remain(?:s|ed)?|became|becomes?|prove[sd]? (?:him|her|it)self|"
    r"(?:n[’'])?(?:est|sont|était|étaient)|rest(?:e|ent)|demeur(?:e|ent)|devient|deviennent)"
    r"(?: (?:plus |pas )?qu[’'])?"
)
_OF = (
    r"(?:of|around|du|des?|autour d(?:es?|u)|like|such as|comme) (?:the |la |le |les |l[’'])?|"
    r"(?:autour )?d[’']"
)
_IN = r"in|at|from|across|à|au|aux|en|dans|depuis"

_REACH = 200  # characters before the noun: looking for a name takes quadratic time in them
_MORE = rf"(?P<more>(?:(?: \([^()]*\))?(?:, (?:and )?| and | et ){_NAME})*)"
_AFTER = re.compile(rf" (?:{_OF})?(?P<target>{_NAME}){_MORE}")
_THERE = re.compile(
    rf"(?: (?:in|au) (?:power|pouvoir))? (?:{_IN}) (?:the |la |les? |l[’'])?(?P<target>{_NAME}){_MORE}"
)
_BEFORE = (
    re.compile(rf"(?P<target>{_NAME})(?:’s|'s|’|') (?:[\w-]+ ){{0,2}}$"),
    re.compile(rf"(?P<target>{_NAME})(?:,| ?:| ?[–—]) {_ARTICLE}(?:[\w-]+ )?$"),
    re.compile(rf"\b(?i:under|sous|chez) (?P<target>{_NAME}),? {_ARTICLE}(?:[\w-]+ )?$"),
    re.compile(rf"(?P<target>{_NAME})(?: [a-zà-ÿ][\w’'-]*){{1,6}} (?:its|his|her|sa|son|ses) (?:[\w-]+ )?$"),
    re.compile(rf"(?P<target>{_NAME}) {_BE} ?(?:{_ARTICLE})?$"),
    re.compile(
        rf"(?P<target>{_NAME}),? "
        r"(?:(?:and|et) (?:his|her|its|their|sa|son|ses|leurs?)|and other|et d[’']autres) $"
    ),
    re.compile(rf"\bcall(?:s|ed|ing)? (?P<target>{_NAME}) (?:{_ARTICLE})?[“\"«‘]? ?$"),
    re.compile(
        r"\b(?:brand|label|call|designat|treat|portray|describ|rebrand|qualifi|présent|trait)\w* (?:of )?"
        rf"(?P<target>(?:[\w-]+ ){{0,4}}[\w-]+) (?:as|de|comme) (?:{_ARTICLE})?[“\"«‘]? ?$"
    ),
    re.compile(rf"(?P<target>{_NAME}) {_BETWEEN}$"),
)
_PLACED = re.compile(
    rf"\b(?i:(?P<there>{_IN})|of|des?|du) (?:the |la |les? |l[’'])?(?P<target>{_NAME}),? (?:{_ARTICLE})$"
)
#: who is somewhere is not called so because of it, but for those who rule there
_RULING = re.compile(
    r"(?:(?:puppet )?regimes?|juntas?|cliques?|cabals?|coteries?|despots?|dictators?|tyrants?|"
    r"dictatorships?|tyrann\w+|oligarch\w*|régimes?|juntes?|camarillas?|castes?|despotes?|dictateurs?|"
    r"dictatures?|tyrans?|oligarques?)\b",
    re.IGNORECASE,
)
#: words with a capital at the beginning of a sentence that are no name, or stand before one
_NO_NAMES = """
a an the that this these those its his her their our your my but and or as if when while where why how
for in of on by with after before since at from to into over under against among between within across
outside near around i he she it they we you there here not no yes even only also such some many most
every each two three four several all any other both military ruling former
le la les un une des ce cet cette ces son sa ses leur leurs mais et ou si quand comme pour dans sur par avec
après avant depuis à au aux de du en chez vers sous contre entre dès selon il elle ils elles on nous vous
chaque deux trois quatre plusieurs tous toutes
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
_NO_NAME = frozenset(_NO_NAMES.split())
_ELIDED = re.compile(r"[dDlL][’'](?=(?P<word>\w))")


def target(reading: Reading, number: int, start: int, end: int) -> Span | None:
    """Whom ``text[start:end]``, a noun in sentence `number`, is put on; None where nothing says."""
    if reading.article.language not in LANGUAGES:
        return None
    begin, until = reading.sentences[number]
    text = reading.text
    rules = _RULING.match(text, start, end) is not None
    for pattern in (_AFTER, _THERE) if rules else (_AFTER,):
        after = pattern.match(text, end, until)
        if after is not None and after["target"].lower() not in _NO_NAME:
            several = text[end - 1] in "sx" or text[start:end].endswith("men")
            return reading.article.span(after.start("target"), after.end("more" if several else "target"))
    begin = max(begin, start - _REACH)
    placed = _PLACED.search(text[begin:start])
    if placed is not None:
        return _named(reading, begin, placed) if rules and placed["there"] else None
    for pattern in _BEFORE:
        found = _named(reading, begin, pattern.search(text[begin:start]))
        if found is not None:
            return found
    return None


def _named(reading: Reading, begin: int, match: re.Match[str] | None) -> Span | None:
    """What the pattern found, without a capital before it that is no name."""
    if match is None:
        return None
    words = list(re.finditer(r"\S+", match["target"]))
    while words and words[0][0].lower() in _NO_NAME:
        words.pop(0)
    if not words or words[-1][0].lower() in _NO_NAME:
        return None
    start, end = (begin + match.start("target") + at for at in (words[0].start(), words[-1].end()))
    elided = _ELIDED.match(reading.text, start)
    if elided is not None and not elided["word"].isupper():
        return None  # "L’opposition"
    return reading.article.span(elided.end() if elided is not None else start, end)
