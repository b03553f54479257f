"""Which words wrong proposals rest on; names are never among them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.learn.candidates import Scored
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.features import names
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.train import approval

WORDS = 12  #: listed for each label


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A word on which proposals rest that reviewers did not approve."""

    word: str
    wrong: int
    proposed: int


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
