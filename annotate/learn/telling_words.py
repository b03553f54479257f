"""Which words a model goes by, and which its wrong proposals rest on; names are never among them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.learn.bootstrap import Draws
from annotate.learn.candidates import Scored
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.features import names
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.model import Model
from annotate.learn.train import approval

WORDS = 12  #: listed for each label
OFTEN = 4  #: times that a word must occur to be listed


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word and what the model makes of it: mean log-odds of being in a span, times it occurs."""

    word: str
    weight: float
    times: int


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A word on which proposals rest that reviewers did not approve."""

    word: str
    wrong: int
    proposed: int


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


def mistakes(
    data: TrainingSet,
    articles: Mapping[str, FeaturisedArticle],
    scored: Mapping[str, Sequence[Scored]],
    proposed: Mapping[str, Sequence[LabelSpan]],
) -> dict[str, tuple[Mistake, ...]]:
    """The words that wrong proposals rest on most often."""
    wrong: dict[str, Counter[str]] = {label: Counter() for label in data.labels}
    total: dict[str, Counter[str]] = {label: Counter() for label in data.labels}
    for gold in data.articles:
        each = articles[gold.id]
        words = each.words
        hidden = set[int]()
        if words:
            hidden.update(each.tokens.start[names(each.article, each.tokens, words)].tolist())
        shown = set(proposed.get(gold.id, ()))
        for found in (one.candidate for one in scored.get(gold.id, ())):
            if (found.start, found.end, found.label) not in shown or found.cue[0] in hidden:
                continue
            word = gold.text[found.cue[0] : found.cue[1]].lower()
            if not any(sign.isalpha() for sign in word):
                continue
            total[found.label][word] += 1
            wrong[found.label][word] += approval(gold, found) == 0
    return {
        label: tuple(
            Mistake(word=word, wrong=count, proposed=total[label][word])
            for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
            if count > 1
        )
        for label, counts in wrong.items()
    }
