"""Strong words in their literal sense, by the field that the words around them belong to.

A storm is savage, algae are toxic, a striker is the hero and a butcher has a shop: no judgement. A field is
told by its company: one such word close by, two in the sentence, or three in the paragraph. A noun that is
put on somebody is none of a field's words: a beetle is a parasite of bananas, a mayor of the public purse.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from annotate.rules.field_en import ENGLISH
from annotate.rules.field_fr import FRENCH
from annotate.rules.fields import Field
from annotate.rules.lexicon import Hit
from annotate.rules.verdict import said_of_somebody
from annotate.text.reading import Reading

Stretch = tuple[int, int]  #: start and end in the text

_NEAR = {"en": 4, "fr": 6}  # words on either side, small ones too, where one of the company will do
_IN_SENTENCE, _IN_PARAGRAPH = 2, 3  # different words of the company
_LONG = 40  # characters of a word, on average, at most
_STAGE = 200  # characters before words of the puppet theatre, where one will do
_PUPPETS = re.compile(r"(?:puppet|marionnette|pantin)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|(?<![\w-])\d-\d(?![\w-])")  # and the result of a match: "3-1"
_FIELDS: Mapping[str, tuple[Field, ...]] = {"en": ENGLISH, "fr": FRENCH}


def name_in_field(reading: Reading, number: int, hit: Hit) -> bool:
    """The same of a noun for people, unless it is put on somebody who is none of the field."""
    return in_field(reading, number, hit, put_on_people=True)


def in_field(reading: Reading, number: int, hit: Hit, *, put_on_people: bool = False) -> bool:
    """Whether `hit`, in sentence `number`, is meant literally in the field that the words around it tell."""
    text = reading.text
    begin, end = reading.sentences[number]
    start, stop = begin + hit.start, begin + hit.end
    cue = re.sub(r"\s+", "-", text[start:stop].lower().replace("’", "'"))
    known = [
        field
        for field in _FIELDS.get(reading.article.language, ())
        if field.words.match(cue)
        and not (
            put_on_people and said_of_somebody(reading, number, hit, field.company, of_people=field.of_people)
        )
    ]
    if not known:
        return False
    paragraph = _paragraph(reading, start)
    reach = _NEAR[reading.article.language]
    before = _words(text[max(begin, start - _LONG * reach) : start])[-reach:]
    near = before + _words(text[stop : min(end, stop + _LONG * reach)])[:reach]
    if _PUPPETS.match(cue):
        near += _words(text[max(paragraph[0], start - _STAGE) : start])
    own = _words(text[start:stop])
    return any(
        any(map(field.company.match, near))
        or _company(field, reading, (begin, end), own) >= _IN_SENTENCE
        or _company(field, reading, paragraph, own) >= _IN_PARAGRAPH
        for field in known
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _company(field: Field, reading: Reading, passage: Stretch, own: Iterable[str]) -> int:
    """How many different words of the field's company a passage has beside a hit's `own`."""
    found, left_out = _met(field, reading, passage), _counted(field, own)
    return sum(number > left_out[word] for word, number in found.items())


@lru_cache(maxsize=64)  # of a passage in which hit stands beside hit
def _met(field: Field, reading: Reading, passage: Stretch) -> Counter[str]:
    return _counted(field, _words(reading.text[slice(*passage)]))


def _counted(field: Field, words: Iterable[str]) -> Counter[str]:
    """How often each word of the field's company is among `words`, singular and plural being one."""
    return Counter(word.rstrip("sx") for word in words if field.company.match(word))


def _paragraph(reading: Reading, start: int) -> Stretch:
    """The line that a character stands in."""
    ends = _line_ends(reading)
    line = bisect_left(ends, start)
    return ends[line - 1] + 1 if line else 0, ends[line]


@lru_cache(maxsize=4)
def _line_ends(reading: Reading) -> list[int]:
    return [*(match.start() for match in re.finditer("\n", reading.text)), len(reading.text)]
