"""Which spellings name one target: "Assad" is Bashar al-Assad, if the only one; Algiers is not Algeria.

Spellings are merged by their words alone, and rather too few than too many: a name by its last words into the
one longer name that ends in them. No list says what a name is, so none can favour a side.
"""

import re
from collections.abc import Iterable, Mapping

from annotate.report.wording import wording

#: articles, and prepositions that the words around a name may leave before it, as may an elision
_BEFORE = re.compile(
    r"(?:(?:(?:the|an?|of|in|at|from|les?|la|à|aux?|de|du|des|en|chez)\s+|[ld]')(?=\w))+", re.IGNORECASE
)
_OWNER = re.compile(r"'s?$")
_WORD = re.compile(r"[^\W_]+")
#: a place is another one with these before it: Sudan and South Sudan
_PLACES = {"north", "south", "east", "west", "new", "northern", "southern", "eastern", "western"} | {
    *("nord", "sud", "est", "ouest"),
}
_NO_NAME = {"of", "for", "in", "the", "and", "or", "at", "de", "du", "des", "et", "en", "à"}
_LONGEST = 5  #: words of a name


def spelling(text: str) -> str:
    """A target as it is compared: without an article or preposition before it, or an owner's ending."""
    said = wording(text)
    before = _BEFORE.match(said)
    return _OWNER.sub("", said[before.end() if before else 0 :])


def names(targets: Iterable[str]) -> Mapping[str, str]:
    """The name that each of the targets goes by: a longer one that is among them, or its own spelling."""
    known = {spelling(text): tuple(_WORD.findall(spelling(text))) for text in targets}
    found = {}
    for short, words in known.items():
        longer = [each for each, others in known.items() if _ends(words, others)]
        whole = [
            each
            for each in longer
            if all(_ends(known[other], known[each]) or other == each for other in longer)
        ]
        found[short] = whole[0] if whole else short
    return found


def _ends(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether `name` is a longer name that ends in the words of `short`."""
    before = name[: len(name) - len(short)]
    return (
        bool(short)
        and 0 < len(before) < _LONGEST
        and name[len(before) :] == short
        and not _NO_NAME & set(name)
        and before[-1] not in _PLACES
    )
