"""Words inside a longer term of a list: "pathological" in "pathological liar" is no tag.

Of labels that exclude each other, and of two senses, the one with the longer term is meant there.
"""

from bisect import bisect_right
from functools import cache, lru_cache

from annotate.rules.lexicon import Hit, Lexicon
from annotate.rules.wording import LEXICONS, Plain, packaged_lexicon
from annotate.text.reading import Reading

Stretches = tuple[list[int], list[int]]  #: starts and ends, in order and without overlap


def within(*labels: str) -> Plain:
    """The test whether a hit lies within a longer term of the packaged lists of `labels`."""

    def test(reading: Reading, number: int, hit: Hit) -> bool:
        names = (f"{label}.{reading.article.language}" for label in labels)
        return any(_covers(_terms(name, reading, number), hit) for name in names)

    return test


def _covers(terms: Stretches, hit: Hit) -> bool:
    """Whether one of the terms is longer than the hit and holds it."""
    starts, ends = terms
    at = bisect_right(starts, hit.start) - 1
    return at >= 0 and hit.end <= ends[at] and ends[at] - starts[at] > hit.end - hit.start


@lru_cache(maxsize=16)  # of a sentence in which hit stands beside hit
def _terms(name: str, reading: Reading, number: int) -> Stretches:
    lexicon = _lexicon(name)
    found = [] if lexicon is None else list(lexicon.find(reading.text[slice(*reading.sentences[number])]))
    return [each.start for each in found], [each.end for each in found]


@cache
def _lexicon(name: str) -> Lexicon | None:
    return packaged_lexicon(name) if (LEXICONS / f"{name}.tsv").is_file() else None
