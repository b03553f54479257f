"""Words inside a longer term of a list: "pathological" in "pathological liar" is no tag.

Of labels that exclude each other, and of two senses, the one with the longer term is meant there. Whoever an
idiom is said of is not within it: in "threw the tyrant to the wolves" both are tags.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from annotate.rules.lexicon import Hit, Lexicon
from annotate.rules.wording import LEXICONS, Plain, packaged_lexicon
from annotate.text.reading import Reading


def within(*labels: str) -> Plain:
    """The test whether a hit lies within a longer term of the packaged lists of `labels`."""

    def test(reading: Reading, number: int, hit: Hit) -> bool:
        names = (f"{label}.{reading.article.language}" for label in labels)
        return any(_covers(term, hit) for name in names for term in _terms(name, reading, number))

    return test


def _covers(term: Hit, hit: Hit) -> bool:
    """Whether a term is longer than the hit and holds it, but not in its gap."""
    longer = term.end - term.start > hit.end - hit.start
    in_gap = term.gap is not None and term.gap[0] <= hit.start and hit.end <= term.gap[1]
    return longer and not in_gap and term.start <= hit.start and hit.end <= term.end


@lru_cache(maxsize=16)  # of a sentence in which hit stands beside hit
def _terms(name: str, reading: Reading, number: int) -> Sequence[Hit]:
    lexicon = _lexicon(name)
    return () if lexicon is None else tuple(lexicon.find(reading.text[slice(*reading.sentences[number])]))


@cache
def _lexicon(name: str) -> Lexicon | None:
    return packaged_lexicon(name) if (LEXICONS / f"{name}.tsv").is_file() else None
