"""Words that the writer holds at arm's length: in quotation marks of doubt, or "so-called", "alleged"."""

import re

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_OPENED = re.compile(
    r"(?:[“\"«‘„][ \u00a0\u202f]?|\b(?:so-called|alleged|suspected|supposed|presumed|purported|soi-disant|"
    r"(?:prétendu|présumé|supposé)e?s?) )$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[ \u00a0\u202f]?[.,]?[”\"»’]")
#: « supposés nous protéger » and « présumé responsable » mean their noun
_AFTER = re.compile(
    r" (?P<how>(?:présumé|supposé)e?s?)\b(?! (?:(?:nous|vous|les?|la|se) )?[\w-]+(?:er|ir|re)\b|"
    r" (?:mort|vivant|responsable|coupable|innocent|fort)e?s?\b)",
    re.IGNORECASE,
)


def distance(reading: Reading, number: int, hit: Hit) -> str:
    """What marks the words of `hit`, in sentence `number`, as not meant; empty where nothing does.

    Quotation marks do in the outlet's words alone: speech in them is meant, by the speaker.
    """
    offset, until = reading.sentences[number]
    sentence = reading.text[offset:until]
    opened = _OPENED.search(sentence[: hit.start])
    if opened is None:
        after = _AFTER.match(sentence, hit.end) if reading.article.language == "fr" else None
        return after["how"] if after is not None else ""
    mark = opened[0].strip()
    if mark not in '“"«‘„':
        return mark
    quoted = (
        _CLOSED.match(sentence, hit.end) and reading.voice(offset + hit.start, offset + hit.end) == "outlet"
    )
    return mark if quoted else ""
