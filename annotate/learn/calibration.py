"""Whether scores mean what they say: of the tags given 0.7, seven in ten should be approved.

A tag that was approved with other bounds counts in part (`LabelledArticle.approval`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, kw_only=True)
class Bin:
    """The tags whose score lies in one tenth of the scale, by their mean score and the share approved.

    `low` and `high` are Wilson's 95 % interval of that share, as if tags were independent.
    """

    score: float
    approved: float
    low: float
    high: float
    tags: int


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """A reliability curve and Brier's score (Brier 1950): mean squared error of the scores, 0 is best.

    `constant` is the error of always giving the share approved of all tags, whatever the tag.
    """

    tags: int
    brier: float
    constant: float
    bins: tuple[Bin, ...]


def calibration(answers: Sequence[tuple[float, float]]) -> Calibration:
    """The calibration of scores in [0, 1], each with how much of the tag reviewers approved, in [0, 1].

    Empty bins are left out. ValueError without a single answer.
    """
    if not answers:
        raise ValueError("nothing to calibrate: no tag was scored")
    tenths: dict[int, list[tuple[float, float]]] = {}
    for score, approved in answers:
        tenths.setdefault(min(int(score * BINS), BINS - 1), []).append((score, approved))
    share = sum(approved for _, approved in answers) / len(answers)
    return Calibration(
        tags=len(answers),
        brier=round(sum((score - approved) ** 2 for score, approved in answers) / len(answers), 4),
        constant=round(sum((share - approved) ** 2 for _, approved in answers) / len(answers), 4),
        bins=tuple(_bin(tenths[tenth]) for tenth in sorted(tenths)),
    )


def _bin(answers: Sequence[tuple[float, float]]) -> Bin:
    count = len(answers)
    share = sum(approved for _, approved in answers) / count
    low, high = _wilson(share, count)
    return Bin(
        score=round(sum(score for score, _ in answers) / count, 4),
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
