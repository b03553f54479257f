"""Which words a model goes by; names are never among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.learn.bootstrap import Draws
from annotate.learn.features import names
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.mistakes import WORDS, Mistake
from annotate.learn.model import Model

OFTEN = 4  #: times that a word must occur to be listed


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word and what the model makes of it: mean log-odds of being in a span, times it occurs."""

    word: str
    weight: float
    times: int


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a label's model goes by, and what its proposals went wrong on; names are never among them."""

    label: str
    telling: tuple[Word, ...]
    mistakes: tuple[Mistake, ...]


def telling_words(model: Model, articles: Sequence[FeaturisedArticle]) -> dict[str, tuple[Word, ...]]:
    """The words that the token model finds most likely, by their mean over the articles."""
    sums: dict[str, Draws] = {}
    times: Counter[str] = Counter()
    for each in articles:
        if not len(each.tokens):
            continue
        words = each.words
        name = names(each.article, each.tokens, words)
        for word, is_name, scores in zip(words, name, model.tokens.scores(each), strict=True):
            if not is_name and any(sign.isalpha() for sign in word):
                lower = word.lower()
                sums[lower] = sums[lower] + scores if lower in sums else scores
                times[lower] += 1
    often = sorted(word for word, count in times.items() if count >= OFTEN)
    return {
        label: tuple(
            Word(word=word, weight=round(float(sums[word][column] / times[word]), 2), times=times[word])
            for word in sorted(often, key=lambda w: (-sums[w][column] / times[w], w))[:WORDS]
        )
        for column, label in enumerate(model.labels)
    }
