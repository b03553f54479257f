"""Signs that a text was damaged before we got it. They are noted, never corrected."""

import re
from bisect import bisect_right

from annotate.languages import language_of

#: a word of nothing but accented letters is one of another alphabet, read in the wrong encoding
_ALPHABET = re.compile(r"\b[À-ÖØ-öø-ÿ]{5,}\b|\ufffd")
_NEVER = {"tr": re.compile("[ðþýÐÞÝ]")}  #: letters of no word there: ğ, ş and ı as cp1252 reads them
#: what every match of either pattern holds, found in a tenth of the time
_HINT = re.compile(r"[\x80-\x9f\ufffd]|[^\x00-\x7f]{2}|[ŒœÃÂ](?![A-Za-z])")


def damage(text: str, language: str) -> tuple[str, ...]:
    """A note for each kind of damage seen, with up to five of the words that show it."""
    notes = []
    if broken := _mistaken(text, language):
        count = f"{len(broken)} words look" if len(broken) > 1 else "1 word looks"
        notes.append(f"{count} as if the encoding was mistaken: {_examples(broken)}")
    misread = language_of(language).misread
    if misread is not None:
        words = [hit.group() for hit in misread.finditer(text)]
        if len(words) >= 2:
            notes.append(f"{len(words)} words look damaged by character recognition: {_examples(words)}")
    return tuple(notes)


def _mistaken(text: str, language: str) -> list[str]:
    """The words in which letters stand that another encoding would read as usual ones."""
    patterns = []
    if _HINT.search(text):
        from ftfy.badness import BADNESS_RE  # most text needs it not

        patterns = [BADNESS_RE, _ALPHABET]
    patterns += [_NEVER[language]] if language in _NEVER else []
    places = sorted(hit.start() for pattern in patterns for hit in pattern.finditer(text))
    if not places:
        return []
    words = list(re.finditer(r"\S+", text))
    beginnings = [word.start() for word in words]
    numbers = dict.fromkeys(max(bisect_right(beginnings, place) - 1, 0) for place in places)
    return [words[number][0] for number in numbers]


def _examples(words: list[str]) -> str:
    return ", ".join(list(dict.fromkeys(words))[:5])
