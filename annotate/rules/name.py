"""Words that are part of a name: "Lisa Stark", "Hell, Norway", "The War Criminals", "Nanny State Bill"."""

import re
from bisect import bisect_right

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_BEFORE = re.compile(r"(?:\b[A-ZÀ-ÖØ-Þ][\w’-]*|\b(?:Mr|Mrs|Ms|Dr|M|Mme)\.) $|\b(?:[OL]['’])$")
_STREET_AFTER = re.compile(
    r"['’]s? [A-ZÀ-ÖØ-Þ][^\W\d_]+|"
    r" (?:Bay|Canyon|Creek|Hall|Hill|Island|Lake|Lane|Park|Peak|Point|River|Road|Square|Street|Valley)s?\b"
)
_TITLE_AFTER = re.compile(
    r"(?: [A-ZÀ-ÖØ-Þ][^\W\d_]+)* (?:Act|Award|Bill|Committee|Festival|Fund|Law|Medal|Party|Prize|Regiment|"
    r"Show|Trophy)\b"
)
_SAID = (
    r"(?:said|says|told|added|asked|wrote|replied|warned|admitted|insisted|argued|explained|dit|déclaré|ajouté|"
    r"expliqué|indiqué|affirmé)\b"
)
_SAID_AFTER = re.compile(rf" (?:a )?{_SAID}|, \d\d,")
_SAID_BEFORE = re.compile(rf"\b{_SAID} $")
_PLACE_AFTER = re.compile(r", (?:in )?[A-ZÀ-ÖØ-Þ][^\W\d_]+")
_PLACE_BEFORE = re.compile(r"\b(?:in|to|of|from|near|at|à|de|vers) $")
_GIVEN = (
    r"(?<![^\W_])(?!The\b|This\b|That\b|These\b|Those\b)[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+(?<!ian)(?<!ic)(?<!ish)(?<!an) "
)
_FRENCH_TITLE = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][a-zà-ÿ]*|[LD][’']\w+) [^.;:!?…]{2,60}[^\W_]")
_TITLE_CASE = 0.75  # from this share of capitals among longer words on, capitals mean nothing


def part_of_name(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is in a name or a title, where capitals mean names."""
    offset, until = reading.sentences[number]
    sentence = reading.text[offset:until]
    if reading.article.language == "fr" and _in_french_title(reading, offset + hit.start, offset + hit.end):
        return True
    if _CAPITAL.match(sentence, hit.start) is None:
        return False
    if _in_title(reading, offset + hit.start, offset + hit.end):
        return True
    before, word = sentence[: hit.start], sentence[hit.start : hit.end]
    if _STREET_AFTER.match(sentence, hit.end) is not None:
        return True
    if _TITLE_AFTER.match(sentence, hit.end) is not None and not _title_case(sentence):
        return True
    if _PLACE_BEFORE.search(before) is not None and _PLACE_AFTER.match(sentence, hit.end) is not None:
        return True
    named = _NAME_BEFORE.search(before) is not None or (
        word.lower() == hit.entry.term.lower() and _speaks(sentence, hit)
    )
    return (named and not _title_case(sentence)) or _is_surname(reading, word)


def _title_case(sentence: str) -> bool:
    words: list[str] = _WORD.findall(sentence)
    return sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)


def _speaks(sentence: str, hit: Hit) -> bool:
    """Whether the word, which no article precedes, says something: "Gore told the jury"."""
    spoken = _SAID_AFTER.match(sentence, hit.end) is not None and hit.start == 0
    return spoken or _SAID_BEFORE.search(sentence[: hit.start]) is not None


def _is_surname(reading: Reading, word: str) -> bool:
    """Whether the article calls somebody so in running text, "Dave Brat", and nothing "brat"."""
    if not word.isalpha() or re.search(rf"\b{word.lower()}\b", reading.text) is not None:
        return False
    sentences = reading.sentences
    around = (
        sentences[bisect_right(sentences, met.start(), key=lambda each: each[0]) - 1]
        for met in re.finditer(rf"{_GIVEN}{word}(?![^\W_])", reading.text)
    )
    return any(not _title_case(reading.text[begin:end]) for begin, end in around)


def _in_title(reading: Reading, start: int, end: int) -> bool:
    """Whether the words stand between marks with nothing but capitals, as the title of a work does."""
    inner = _between_marks(reading, start, end)
    words: list[str] = _WORD.findall(inner)
    title = len(inner.split()) > 1 and all(word[0].isupper() for word in words) and inner[-1:].isalnum()
    return title and not inner.isupper() and reading.voice(start, end) == "outlet"


def _in_french_title(reading: Reading, start: int, end: int) -> bool:
    """Whether the words stand between marks within a sentence, with a capital first: « La Reine folle »."""
    inner = _between_marks(reading, start, end)
    if _FRENCH_TITLE.fullmatch(inner.strip()) is None or reading.voice(start, end) != "outlet":
        return False
    before = reading.text[: reading.text.rindex(inner, 0, end + len(inner))].rstrip('«“" \u00a0\u202f')
    return before[-1:].isalnum() or before[-1:] in (",", "(")


def _between_marks(reading: Reading, start: int, end: int) -> str:
    """What stands between the marks around the words; empty where none are."""
    last = bisect_right(reading.pairs, start, key=lambda pair: pair.start) - 1
    if last < 0 or reading.pairs[last].end < end or not reading.pairs[last].closed:
        return ""
    return reading.text[slice(*reading.pairs[last].inner)]
