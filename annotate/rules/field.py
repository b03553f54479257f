"""Strong words in their literal sense, by the field that the words around them belong to.

A storm is savage, algae are toxic, a striker is the hero and a butcher has a shop: no judgement. A field is
told by its company: one such word close by, two in the sentence, or three in the paragraph.
"""

import re
from collections.abc import Iterable, Mapping

from annotate.rules.field_en import ENGLISH
from annotate.rules.field_fr import FRENCH
from annotate.rules.fields import Field
from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_NEAR = {"en": 4, "fr": 6}  # words on either side, small ones too, where one of the company will do
_IN_SENTENCE, _IN_PARAGRAPH = 2, 3  # different words of the company
_STAGE = 200  # characters before words of the puppet theatre, where one will do
_PUPPETS = re.compile(r"(?:puppet|marionnette|pantin)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIELDS: Mapping[str, tuple[Field, ...]] = {"en": ENGLISH, "fr": FRENCH}


def in_field(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is meant literally in the field that the words around it tell."""
    text = reading.text
    begin, end = reading.sentences[number]
    start, stop = begin + hit.start, begin + hit.end
    cue = re.sub(r"\s+", "-", text[start:stop].lower().replace("’", "'"))
    known = [field for field in _FIELDS.get(reading.article.language, ()) if field.words.match(cue)]
    if not known:
        return False
    before, after = _words(text[begin:start]), _words(text[stop:end])
    reach = _NEAR[reading.article.language]
    near = before[-reach:] + after[:reach]
    top = text.rfind("\n", 0, begin) + 1
    if _PUPPETS.match(cue):
        near += _words(text[max(top, start - _STAGE) : start])
    bottom = text.find("\n", stop)
    paragraph = _words(text[top:start]) + _words(text[stop : bottom if bottom >= 0 else len(text)])
    return any(
        _company(field, near) >= 1
        or _company(field, before + after) >= _IN_SENTENCE
        or _company(field, paragraph) >= _IN_PARAGRAPH
        for field in known
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _company(field: Field, words: Iterable[str]) -> int:
    """How many different words of the field's company are among `words`, singular and plural being one."""
    return len({word.rstrip("sx") for word in words if field.company.match(word)})
