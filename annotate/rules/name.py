"""Words that are part of a name: "Lisa Stark", "Mr. Gore"."""

import re

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME_BEFORE = re.compile(r"(?:\b[A-ZÀ-ÖØ-Þ][\w’-]*|\b(?:Mr|Mrs|Ms|Dr|M|Mme)\.) $")
_TITLE_CASE = 0.5  # from this share of capitals among longer words on, capitals mean nothing


def part_of_name(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, has a capital after another capital, where capitals mean names."""
    sentence = reading.text[slice(*reading.sentences[number])]
    if _CAPITAL.match(sentence, hit.start) is None or _NAME_BEFORE.search(sentence[: hit.start]) is None:
        return False
    words: list[str] = _WORD.findall(sentence)
    return sum(word[0].isupper() for word in words) < _TITLE_CASE * len(words)
