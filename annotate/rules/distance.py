"""Words that the writer holds at arm's length: in quotation marks of doubt, or "so-called", "alleged"."""

import re

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_OPENED = re.compile(
    r"(?:[“\"«‘„][ \u00a0\u202f]?|\b(?:so-called|alleged|supposed|purported|soi-disant|prétendu(?:e?s?)) )$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[ \u00a0\u202f]?[.,]?[”\"»’]")


def distance(reading: Reading, number: int, hit: Hit) -> str:
    """What marks the words of `hit`, in sentence `number`, as not the outlet's own; empty where nothing does.

    That is a matter of `scare_quotes`. Speech in quotation marks is not meant: its words are the speaker's.
    """
    offset, until = reading.sentences[number]
    sentence = reading.text[offset:until]
    opened = _OPENED.search(sentence[: hit.start])
    if opened is None:
        return ""
    mark = opened[0].strip()
    if mark in '“"«‘„' and _CLOSED.match(sentence, hit.end) is None:
        return ""
    return mark if reading.voice(offset + hit.start, offset + hit.end) == "outlet" else ""
