"""A closer look at what a training set can teach: cross-validation, calibration, and the learning curve.

Each part of the articles is predicted by models that were fitted on growing shares of the others, with
near-duplicates never on both sides. It costs a dozen fits, so training does it only when asked.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from annotate.learn.bootstrap import Draws, Interval, drawn, f1, interval
from annotate.learn.calibration import Calibration, calibration
from annotate.learn.candidates import Scored
from annotate.learn.clusters import clusters, folds
from annotate.learn.dataset import LabelledArticle, LabelSpan, TrainingSet
from annotate.learn.evaluate import Counts, measure
from annotate.learn.experiment import rule_spans
from annotate.learn.features import names
from annotate.learn.featurise import Seen
from annotate.learn.model import Model
from annotate.learn.selection import spans
from annotate.learn.train import Lesson, approval, fit
from annotate.records import sha256

PARTS = 3
SHARES = (0.25, 0.5, 0.75, 1.0)  #: of the articles outside a part, that its models learn from
LEAST = 6  #: stories that a model on the curve learns from at least
OUTLETS, WORDS = 15, 12  #: rows of the tables by outlet and by word
OFTEN = 4  #: times that a word must occur to be listed


@dataclass(frozen=True, kw_only=True)
class Score:
    """Overlap F1 of two taggers on the same articles, and what the second adds to the first.

    `name` is a label, all of them, or an outlet; `spans` counts the approved ones.
    """

    name: str
    articles: int
    spans: int
    before: Interval
    after: Interval
    gain: Interval


@dataclass(frozen=True, kw_only=True)
class Point:
    """F1 of models that learned from so many articles, on articles they had not seen."""

    articles: int
    f1: Interval


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


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What was found. `doubling` is the F1 that twice as many articles would add, if the curve goes on.

    `labels` has a last entry for all labels pooled, `outlets` the largest ones only; `before` is the rules
    alone.
    """

    parts: int
    articles: int
    labels: tuple[Score, ...]
    outlets: tuple[Score, ...]
    calibration: Calibration | None
    curve: tuple[Point, ...]
    doubling: Interval | None
    words: tuple[Words, ...]


def examine(
    data: TrainingSet,
    seen: Mapping[str, Seen],
    model: Model,
    seed: int,
    *,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Examination:
    """Examine what `data` teaches, and which words `model`, fitted on it, goes by.

    `seen` covers all articles by id. `started` is told the number of fits, `advance` how many more are done.
    """
    cluster_of = clusters({article.id: article.text for article in data.articles})
    part_of = folds(cluster_of, seed, min(PARTS, len(set(cluster_of.values()))))
    lessons = {gold.id: Lesson.of(gold, seen[gold.id], data.labels) for gold in data.articles}
    started(len(SHARES) * len(set(part_of.values())))
    curve: list[tuple[int, dict[str, Counts]]] = []
    scored: dict[str, list[Scored]] = {}
    proposed: dict[str, list[LabelSpan]] = {}
    for share in SHARES:
        sizes, scored, proposed = [], {}, {}
        for part in sorted(set(part_of.values())):
            learned = _share(part_of, cluster_of, part, share)
            advance(1)
            if len({cluster_of[name] for name in learned}) < LEAST:
                continue
            inner = folds({name: cluster_of[name] for name in learned}, seed, PARTS)
            teacher, _ = fit([lessons[name] for name in learned], data.labels, inner, seed, predict=False)
            sizes.append(len(learned))
            for name in (name for name, own in part_of.items() if own == part):
                scored[name] = teacher.predict(seen[name])
                proposed[name] = spans(scored[name], teacher.thresholds)
        if len(proposed) == len(data.articles):
            found = measure(proposed, data.articles, data.labels)
            curve.append((round(sum(sizes) / len(sizes)), dict(found.articles)))
    by_rules = {name: rule_spans(each) for name, each in seen.items()}
    draws = drawn([counts for _, counts in curve], cluster_of, seed) if curve else np.zeros((0, 0))
    answers = [
        (each.score, approved)
        for gold in data.articles
        for each in scored.get(gold.id, ())
        if (approved := approval(gold, each.candidate)) is not None
    ]
    telling = _telling(model, [seen[gold.id] for gold in data.articles])
    mistakes = _mistakes(data, seen, scored, proposed)
    return Examination(
        parts=len(set(part_of.values())),
        articles=len(data.articles),
        labels=compared(data.labels, data.articles, by_rules, proposed, cluster_of, seed),
        outlets=tuple(
            _score(outlet, articles, data.labels, by_rules, proposed, cluster_of, seed)
            for outlet, articles in _outlets(data.articles)
        ),
        calibration=calibration(answers) if answers else None,
        curve=tuple(
            Point(articles=size, f1=interval(f1(counts), own))
            for (size, counts), own in zip(curve, draws, strict=True)
        ),
        doubling=_doubling([size for size, _ in curve], [f1(counts) for _, counts in curve], draws),
        words=tuple(
            Words(label=label, telling=telling.get(label, ()), mistakes=mistakes[label])
            for label in data.labels
        ),
    )


def compared(
    names: Sequence[str],
    gold: Sequence[LabelledArticle],
    before: Mapping[str, Sequence[LabelSpan]],
    after: Mapping[str, Sequence[LabelSpan]],
    cluster_of: Mapping[str, str],
    seed: int,
) -> tuple[Score, ...]:
    """Two taggers on the same articles, label by label and, last, pooled."""
    rows = [*((name, (name,)) for name in names), ("all labels", tuple(names))]
    return tuple(_score(name, gold, labels, before, after, cluster_of, seed) for name, labels in rows)


def _score(
    name: str,
    gold: Sequence[LabelledArticle],
    labels: Sequence[str],
    before: Mapping[str, Sequence[LabelSpan]],
    after: Mapping[str, Sequence[LabelSpan]],
    cluster_of: Mapping[str, str],
    seed: int,
) -> Score:
    sides = [measure(side, gold, labels).articles for side in (before, after)]
    old, new = drawn(sides, cluster_of, seed)
    f1_old, f1_new = map(f1, sides)
    return Score(
        name=name,
        articles=len(gold),
        spans=sum(counts.gold for counts in sides[0].values()),
        before=interval(f1_old, old),
        after=interval(f1_new, new),
        gain=interval(f1_new - f1_old, new - old),
    )


def _share(part_of: Mapping[str, int], cluster_of: Mapping[str, str], part: int, share: float) -> list[str]:
    """The first stories outside a part, in an order that has nothing to do with anything; nested by share."""
    others = sorted({cluster_of[name] for name, own in part_of.items() if own != part}, key=sha256)
    wanted = set(others[: math.ceil(len(others) * share)])
    return sorted(name for name in part_of if cluster_of[name] in wanted)


def _outlets(articles: Sequence[LabelledArticle]) -> list[tuple[str, list[LabelledArticle]]]:
    """The outlets with most articles; none where all articles are of one, or nobody knows of which."""
    sizes = Counter(article.group for article in articles if article.group)
    if len(sizes) < 2 or len(sizes) == len(articles):
        return []
    largest = sorted(sizes, key=lambda name: (-sizes[name], name))[:OUTLETS]
    return [(name, [each for each in articles if each.group == name]) for name in largest]


def _doubling(sizes: Sequence[int], values: Sequence[float], draws: Draws) -> Interval | None:
    """Slope of F1 over the logarithm of the number of articles, to the base of two."""
    if len(sizes) < 3 or any(one >= other for one, other in pairwise(sizes)):
        return None
    x = np.log2(sizes) - np.log2(sizes).mean()
    slopes = x @ draws / (x @ x)
    return interval(float(x @ np.array(values) / (x @ x)), slopes)


def _telling(model: Model, articles: Sequence[Seen]) -> dict[str, tuple[Word, ...]]:
    """The words that the token model finds most likely, by their mean over the articles."""
    sums: dict[str, Draws] = {}
    times: Counter[str] = Counter()
    for each in articles:
        if not len(each.tokens):
            continue
        words = _words(each)
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


def _mistakes(
    data: TrainingSet,
    seen: Mapping[str, Seen],
    scored: Mapping[str, Sequence[Scored]],
    proposed: Mapping[str, Sequence[LabelSpan]],
) -> dict[str, tuple[Mistake, ...]]:
    """The words that wrong proposals rest on most often."""
    wrong: dict[str, Counter[str]] = {label: Counter() for label in data.labels}
    total: dict[str, Counter[str]] = {label: Counter() for label in data.labels}
    for gold in data.articles:
        each = seen[gold.id]
        words = _words(each)
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


def _words(seen: Seen) -> list[str]:
    tokens, text = seen.tokens, seen.article.text
    return [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]
