"""A word of a text as a lexicon's hit, for tests of what decides about it."""

from annotate.rules.lexicon import Hit
from annotate.rules.lexicon_entry import Entry


def hit(text: str, word: str) -> Hit:
    start = text.index(word)
    return Hit(start, start + len(word), Entry(term=word))
