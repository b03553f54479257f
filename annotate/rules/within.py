"""Words inside a longer term of another label's list: "pathological" in "pathological liar" is no tag.

Of labels that exclude each other, the one with the longer term is meant there.
"""

from functools import cache

from annotate.rules.lexicon import Hit, Lexicon
from annotate.rules.wording import LEXICONS, Plain, packaged_lexicon
from annotate.text.reading import Reading


def within(*labels: str) -> Plain:
    """The test whether a hit lies within a longer term of the packaged lists of `labels`."""

    def test(reading: Reading, number: int, hit: Hit) -> bool:
        sentence = reading.text[slice(*reading.sentences[number])]
        lists = (_lexicon(f"{label}.{reading.article.language}") for label in labels)
        return any(
            other.start <= hit.start
            and hit.end <= other.end
            and other.end - other.start > hit.end - hit.start
            for lexicon in lists
            if lexicon is not None
            for other in lexicon.find(sentence)
        )

    return test


@cache
def _lexicon(name: str) -> Lexicon | None:
    return packaged_lexicon(name) if (LEXICONS / f"{name}.tsv").is_file() else None
