"""What a training set can teach: cross-validation, calibration, and the learning curve.

Each part of the articles is predicted by models that were fitted on growing shares of the others, with
near-duplicates never on both sides. It costs a dozen fits, so training does it only when asked.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotate.learn.bootstrap import Draws, Interval, drawn, f1, interval
from annotate.learn.calibration import Calibration, answers, calibration
from annotate.learn.clusters import folds
from annotate.learn.comparison import Score, compare, score
from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.learn.evaluate import measure
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tune import FineTuning
from annotate.learn.mistakes import mistakes
from annotate.learn.model import Model
from annotate.learn.telling_words import Words, telling_words
from annotate.learn.train import Lesson, Predicted, fit
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import sha256

PARTS = 3
SHARES = (0.25, 0.5, 0.75, 1.0)  #: of the articles outside a part, that its models learn from
LEAST = 6  #: stories that a model on the curve learns from at least
OUTLETS = 15  #: rows of the table by outlet


@dataclass(frozen=True, kw_only=True)
class Point:
    """F1 of models that learned from so many articles, on articles they had not seen."""

    articles: int
    f1: Interval


@dataclass(frozen=True, kw_only=True)
class CrossValidation:
    """What was found. `gained` is what the last doubling of the articles added, as it was measured.

    `doubling` is a forecast that earlier versions made from a straight line; it is no longer made.

    `labels` has a last entry for all labels pooled, `outlets` the largest ones only; `before` is the rules
    alone.
    """

    parts: int
    articles: int
    labels: tuple[Score, ...]
    outlets: tuple[Score, ...]
    calibration: Calibration | None
    curve: tuple[Point, ...]
    words: tuple[Words, ...]
    doubling: Interval | None = None
    gained: Interval | None = None


def cross_validate(
    data: TrainingSet,
    articles: Mapping[str, FeaturisedArticle],
    model: Model,
    seed: int,
    progress: Progress = NO_PROGRESS,
) -> CrossValidation:
    """What `data` teaches, and which words `model`, fitted on it, goes by; `articles` covers it by id."""
    cluster_of = data.cluster_of
    part_of = folds(cluster_of, seed, min(PARTS, len(set(cluster_of.values()))))
    predicted = list(_predicted(data, articles, part_of, model.fine_tuning(), seed, progress))
    whole = [(size, each.spans) for size, each in predicted if len(each.spans) == len(data.articles)]
    curve = [(size, dict(measure(each, data.articles, data.labels).articles)) for size, each in whole]
    draws = drawn([counts for _, counts in curve], cluster_of, seed) if curve else np.zeros((0, 0))
    _, last = predicted[-1]
    given = list(answers(data.articles, last.scored, cluster_of))
    sides = {name: each.rule_spans for name, each in articles.items()}, last.spans
    telling = telling_words(model, [articles[gold.id] for gold in data.articles])
    wrong = mistakes(data, articles, last.scored, last.spans)
    return CrossValidation(
        parts=len(set(part_of.values())),
        articles=len(data.articles),
        labels=compare(data.articles, sides, data.labels, cluster_of, seed),
        outlets=tuple(
            score(outlet, some, sides, data.labels, cluster_of, seed)
            for outlet, some in _outlets(data.articles)
        ),
        calibration=calibration(given, seed) if given else None,
        curve=tuple(
            Point(articles=size, f1=interval(f1(counts), own))
            for (size, counts), own in zip(curve, draws, strict=True)
        ),
        gained=_gained([size for size, _ in curve], [f1(counts) for _, counts in curve], draws),
        words=tuple(
            Words(label=label, telling=telling.get(label, ()), mistakes=wrong[label]) for label in data.labels
        ),
    )


def _predicted(
    data: TrainingSet,
    articles: Mapping[str, FeaturisedArticle],
    part_of: Mapping[str, int],
    tuning: FineTuning | None,
    seed: int,
    progress: Progress,
) -> Iterator[tuple[int, Predicted]]:
    """What models that learned from a share of the other parts say, with the mean number they learned from.

    The smallest share comes first; parts with too few stories to learn from are left out.
    """
    cluster_of = data.cluster_of
    lessons = {gold.id: Lesson.of(gold, articles[gold.id], data.labels) for gold in data.articles}
    parts = sorted(set(part_of.values()))
    progress.begin(len(SHARES) * len(parts), "Cross-validating")
    for share in SHARES:
        sizes: list[int] = []
        predicted = Predicted()
        for part in parts:
            learned = _share(part_of, cluster_of, part, share)
            progress.advance(1)
            if len({cluster_of[name] for name in learned}) < LEAST:
                continue
            inner = folds({name: cluster_of[name] for name in learned}, seed, PARTS)
            taught = [lessons[name] for name in learned]
            teacher, _ = fit(taught, data.labels, inner, seed, tuning=tuning)
            sizes.append(len(learned))
            own = {name: articles[name] for name, other in part_of.items() if other == part}
            predicted |= Predicted.by(teacher, own)
        yield round(sum(sizes) / max(len(sizes), 1)), predicted


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


def _gained(sizes: Sequence[int], values: Sequence[float], draws: Draws) -> Interval | None:
    """F1 with all articles less F1 with half of them; None where the curve has no such half.

    What was measured, not a forecast: learning curves flatten, and four points on one do not say where.
    """
    half = next((i for i, size in enumerate(sizes) if 1.8 <= sizes[-1] / max(size, 1) <= 2.2), None)
    if half is None:
        return None
    return interval(values[-1] - values[half], draws[-1] - draws[half])
