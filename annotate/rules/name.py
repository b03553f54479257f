"""Words that are part of a name: "Lisa Stark", "Mr. Gore", "Hell, Norway", the film "The War Criminals"."""

import re
from bisect import bisect_right

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_BEFORE = re.compile(r"(?:\b[A-ZÀ-ÖØ-Þ][\w’-]*|\b(?:Mr|Mrs|Ms|Dr|M|Mme)\.) $")
_PLACE_AFTER = re.compile(r", (?:in )?[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_PLACE_BEFORE = re.compile(r"\b(?:in|to|of|from|near|at|à|de|vers) $")
_GIVEN = (
    r"(?<![^\W_])(?!The\b|This\b|That\b|These\b|Those\b)[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+(?<!ian)(?<!ic)(?<!ish)(?<!an) "
)
_TITLE_CASE = 0.5  # from this share of capitals among longer words on, capitals mean nothing
_TWICE = 2  # times that a word follows another capital, until it is somebody's name in the whole article


def part_of_name(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is in a name or a title, where capitals mean names."""
    offset, until = reading.sentences[number]
    sentence = reading.text[offset:until]
    if _CAPITAL.match(sentence, hit.start) is None:
        return False
    if _in_title(reading, offset + hit.start, offset + hit.end):
        return True
    before = sentence[: hit.start]
    if _PLACE_BEFORE.search(before) is not None and _PLACE_AFTER.match(sentence, hit.end) is not None:
        return True
    words: list[str] = _WORD.findall(sentence)
    if sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words):
        return _is_surname(reading, sentence[hit.start : hit.end])
    return _NAME_BEFORE.search(before) is not None or _is_surname(reading, sentence[hit.start : hit.end])


def _is_surname(reading: Reading, word: str) -> bool:
    """Whether the article calls somebody so: "Dave Brat" more than once, and "brat" never."""
    if not word.isalpha() or re.search(rf"\b{word.lower()}\b", reading.text) is not None:
        return False
    met = re.finditer(rf"{_GIVEN}{word}(?![^\W_])", reading.text)
    return sum(1 for _ in zip(met, range(_TWICE), strict=False)) == _TWICE


def _in_title(reading: Reading, start: int, end: int) -> bool:
    """Whether the words stand between marks with nothing but capitals, as the title of a work does."""
    last = bisect_right(reading.pairs, start, key=lambda pair: pair.start) - 1
    if last < 0 or reading.pairs[last].end < end or not reading.pairs[last].closed:
        return False
    inner = reading.text[slice(*reading.pairs[last].inner)]
    words: list[str] = _WORD.findall(inner)
    title = len(inner.split()) > 1 and all(word[0].isupper() for word in words) and inner[-1:].isalnum()
    return title and not inner.isupper() and reading.voice(start, end) == "outlet"
