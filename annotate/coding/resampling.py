"""The bootstrap: how often each row is drawn again with replacement, and the percentiles of an interval.

What is drawn is whole (an article, a story with all its copies), and the same for every statistic and every
side of a difference, so that what makes a row hard for one makes it hard for the other (paired bootstrap,
Efron and Tibshirani 1993, ch. 13).
"""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

REPLICATES = 2000
LEVEL = 0.95

_AT_ONCE = 500_000  # drawn rows that are held in memory together


def times(rows: int, seed: int, replicates: int = REPLICATES) -> Iterator[npt.NDArray[np.int64]]:
    """How often each row is drawn, as arrays of (replicate, row): some replicates at a time saves memory."""
    chance = np.random.default_rng(seed)
    even = np.full(rows, 1 / rows)
    step = max(1, _AT_ONCE // rows)
    for first in range(0, replicates, step):
        yield chance.multinomial(rows, even, size=min(step, replicates - first))


def tail(units: float) -> float:
    """The percentile at which the interval of a mean of so many normal values has Student's width.

    For few units that is wider than the plain one (expanded percentiles: Hesterberg, "What teachers should
    know about the bootstrap", The American Statistician 69, 2015).
    """
    from scipy.special import ndtr, stdtrit

    wider = math.sqrt(units / (units - 1))
    return float(ndtr(stdtrit(units - 1, (1 - LEVEL) / 2) * wider))
