"""Whether scores mean what they say: of the tags given 0.7, seven in ten should be approved.

A tag that was approved with other bounds counts in part (`LabelledArticle.approval`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from annotate.coding.resampling import times
from annotate.learn.bootstrap import Interval, interval
from annotate.learn.candidates import Scored
from annotate.learn.dataset import LabelledArticle
from annotate.learn.train import approval

BINS = 10
FAR = 0.05  #: expected calibration error from which a card warns of the scores


class Answer(NamedTuple):
    """A tag's score, how much of the tag reviewers approved, both in [0, 1], and the story it is in."""

    score: float
    approved: float
    story: str


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Tags of about the same score, by their mean score and the share approved.

    `low` and `high` are Wilson's 95 % interval of that share, as if tags were independent.
    """

    score: float
    approved: float
    low: float
    high: float
    tags: int


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """A reliability curve, the error in it, and Brier's score (1950): mean squared error of the scores.

    `constant` is that of always giving the share approved of all tags, whatever the tag. `error` is the
    expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far mean score and share approved are
    apart, averaged over the tags' bins. It is None in cards of earlier versions, whose bins were tenths of
    the scale; now they have equally many tags, and tags of one score are in one bin.
    """

    tags: int
    brier: float
    constant: float
    bins: tuple[Bin, ...]
    error: Interval | None = None


def answers(
    gold: Sequence[LabelledArticle], scored: Mapping[str, Sequence[Scored]], cluster_of: Mapping[str, str]
) -> Iterator[Answer]:
    """The answers about all that was scored, by article id, where somebody could judge it."""
    for article in gold:
        for each in scored.get(article.id, ()):
            approved = approval(article, each.candidate)
            if article.evidence and approved is not None:
                yield Answer(each.score, approved, cluster_of[article.id])


def calibration(given: Sequence[Answer], seed: int) -> Calibration:
    """The calibration of scores; intervals are from drawing stories again. ValueError without an answer."""
    if not given:
        raise ValueError("nothing to calibrate: no tag was scored")
    scores, approved = np.array([each[:2] for each in given]).T
    edges = np.unique(np.quantile(scores, np.arange(1, BINS) / BINS, method="higher"))
    place = np.searchsorted(edges, scores, side="right")
    return Calibration(
        tags=len(given),
        brier=round(float(((scores - approved) ** 2).mean()), 4),
        constant=round(float(((approved.mean() - approved) ** 2).mean()), 4),
        bins=tuple(_bin(scores[place == each], approved[place == each]) for each in np.unique(place)),
        error=_error(scores - approved, place, [each.story for each in given], seed),
    )


def _error(
    off: npt.NDArray[np.float64], place: npt.NDArray[np.intp], stories: Sequence[str], seed: int
) -> Interval:
    names, row = np.unique(stories, return_inverse=True)
    sums, tags = np.zeros((len(names), BINS)), np.bincount(row)
    np.add.at(sums, (row, place), off)
    value = float(np.abs(sums.sum(axis=0)).sum() / len(off))
    draws = np.concatenate(
        [np.abs(each @ sums).sum(axis=1) / (each @ tags) for each in times(len(names), seed)]
    )
    # Chance moves every bin of a replicate once more, and a distance from 0 only grows by that.
    return interval(value, np.maximum(draws - draws.mean() + value, 0.0))


def _bin(scores: npt.NDArray[np.float64], approved: npt.NDArray[np.float64]) -> Bin:
    share, count = float(approved.mean()), len(scores)
    low, high = _wilson(share, count)
    return Bin(
        score=round(float(scores.mean()), 4),
        approved=round(share, 4),
        low=round(low, 4),
        high=round(high, 4),
        tags=count,
    )


def _wilson(share: float, count: int) -> tuple[float, float]:
    z = 1.959964
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)
