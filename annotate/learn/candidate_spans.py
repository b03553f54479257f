"""Where a span that the rules missed may begin and end: runs of likely tokens, and whole sentences.

Stretches overlap. Which of them are proposed is decided by what each is worth as a whole (`selection`), so
that a span's bounds rest on all of its words and not on a threshold for each.
"""

import numpy as np

from annotate.learn.crf import Floats, runs, sentences
from annotate.learn.featurise import FeaturisedArticle

Run = tuple[int, int]  #: of tokens: the first and the last

LEVELS = (0.05, 0.1, 0.2, 0.4)  #: probabilities from which tokens make a run: wide runs hold narrow ones
TELLING = 0.2  #: probability of a token from which its whole sentence may be a span


def candidate_spans(article: FeaturisedArticle, inside: Floats) -> list[Run]:
    """The runs of tokens that may be a span, in order, given how likely each token is `inside` one."""
    sentence = article.tokens.sentence
    first, length = sentences(sentence)
    last = first + length - 1
    telling = np.maximum.reduceat(inside, first) >= TELLING
    found = {
        *(run for level in LEVELS for run in runs(inside >= level, sentence)),
        *zip(first[telling].tolist(), last[telling].tolist(), strict=True),
    }
    return sorted({bounds for start, end in found if (bounds := _trimmed(article, start, end)) is not None})


def _trimmed(article: FeaturisedArticle, first: int, last: int) -> Run | None:
    """The tokens without punctuation at the ends; None if they are nothing else."""
    tokens, text = article.tokens, article.article.text

    def bare(at: int) -> bool:
        return not any(sign.isalnum() for sign in text[tokens.start[at] : tokens.end[at]])

    while first <= last and bare(first):
        first += 1
    while first <= last and bare(last):
        last -= 1
    return (first, last) if first <= last else None
