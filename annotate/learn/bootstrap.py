"""Intervals of F1, and of differences in F1, by drawing articles again with replacement.

Near-duplicates are drawn together, and both sides of a difference, and all points of a learning curve, with
the same draws (`annotate.coding.resampling`); the intervals are plain percentiles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotate.coding.resampling import LEVEL, times
from annotate.learn.evaluate import Counts

Draws = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A value and its 95 % interval."""

    value: float
    low: float
    high: float


def drawn(sides: Sequence[Mapping[str, Counts]], cluster_of: Mapping[str, str], seed: int) -> Draws:
    """F1 of each side in each replicate (sides × replicates); all sides have counts of the same articles."""
    names = sorted({cluster_of[name] for side in sides for name in side})
    row = {name: at for at, name in enumerate(names)}
    sums = np.zeros((len(sides), len(names), 4))
    for at, side in enumerate(sides):
        for name, counts in side.items():
            numbers = (counts.predicted, counts.gold, counts.covered, counts.found)
            sums[at, row[cluster_of[name]]] += numbers
    table = np.concatenate(list(times(len(names), seed)))
    return np.array([_f1s(table @ side) for side in sums])


def interval(value: float, draws: Draws) -> Interval:
    """The value with the percentiles of its draws, rounded to four digits; NaN draws are passed over."""
    outside = (1 - LEVEL) / 2
    low, high = np.nanquantile(draws, [outside, 1 - outside])
    return Interval(value=round(value, 4), low=round(float(low), 4), high=round(float(high), 4))


def f1(articles: Mapping[str, Counts]) -> float:
    """F1 of some articles pooled."""
    return sum(articles.values(), Counts()).f1


def _f1s(sums: Draws) -> Draws:
    predicted, gold, covered, found = sums.T
    precision, recall = covered / np.maximum(predicted, 1), found / np.maximum(gold, 1)
    return np.asarray(2 * precision * recall / np.maximum(precision + recall, 1e-12))
