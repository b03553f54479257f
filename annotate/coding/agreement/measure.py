"""A statistic with its interval, from sums that add up over articles.

Every statistic of agreement here is a function of such sums, so that drawing articles again with replacement
needs no look at any text. An article is drawn whole: what makes one hard makes all of its spans hard. The
limits are expanded percentiles (`annotate.coding.resampling`).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from annotate.coding.resampling import REPLICATES, tail, times

Numbers = npt.NDArray[np.float64]

DEFINED = 0.95  #: share of draws in which a statistic has to be defined to have an interval

FEWEST = 6  #: articles below which drawing them again shows too little of chance (docs/experiments.md)

FEW = f"fewer than {FEWEST} articles with marks are too few to draw again"
NOT_TWICE = "no article was coded by two people"
NOTHING = "nobody marked anything"
RARE = "too few articles have any mark"
NO_SPREAD = "the articles do not differ in it"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A statistic over `articles` with its 95 % interval.

    Where `value` or `interval` is None, `reason` says why; no number here is ever NaN. `units` are the
    articles that decide, those with marks; `draws` is what the statistic came to when articles were drawn
    again.
    """

    value: float | None
    interval: tuple[float, float] | None = None
    articles: int
    reason: str = ""
    units: int = 0
    draws: Numbers = field(default_factory=lambda: np.empty(0), repr=False, compare=False)

    def below(self, target: float) -> float | None:
        """The probability that it is below `target`, in [0, 1]; None where there is no interval.

        It goes with the interval: .025 where its lower end is the target.
        """
        from scipy.special import ndtri, stdtr

        if self.interval is None:
            return None
        share = float(np.clip(np.mean(self.draws < target), 0.5 / REPLICATES, 1 - 0.5 / REPLICATES))
        wider = math.sqrt((self.units - 1) / self.units)
        return float(stdtr(self.units - 1, ndtri(share) * wider))

    def more(self, target: float) -> int | None:
        """How many more articles like these would settle on which side of `target` it is.

        Settled means that the interval leaves the target out; it narrows with the root of the number of
        articles. 0 where it is settled; None where there is no interval, or it is at the target itself.
        """
        if self.interval is None or self.value is None or self.value == target:
            return None
        low, high = self.interval
        reach = self.value - low if self.value > target else high - self.value
        needed = self.articles * (reach / (self.value - target)) ** 2
        return max(0, math.ceil(needed - self.articles))


def measure(
    rows: Sequence[Numbers],
    statistic: Callable[[Numbers], Numbers],
    why: Callable[[Numbers], str] = lambda _: NOTHING,
    *,
    seed: int,
    none: str = NOT_TWICE,
    units: int | None = None,
) -> Measure:
    """The statistic of the sum of `rows`, one an article, with its interval.

    `statistic` takes sums (any number of them by the length of a row) and gives NaN where it is not defined;
    `why` says of such a sum why, `none` what there is where there are no rows. `units` is how many articles
    decide, where these are not all of them. Same rows and seed, same numbers.
    """
    if not rows:
        return Measure(value=None, articles=0, reason=none)
    table = np.array(rows, dtype=float)
    count, total = len(table), table.sum(axis=0)
    units = count if units is None else units
    value = float(statistic(total[np.newaxis])[0])
    if math.isnan(value):
        return Measure(value=None, articles=count, reason=why(total))
    if units < FEWEST:
        return Measure(value=value, articles=count, reason=FEW)
    draws = statistic(_drawn(table, seed))
    known = np.sort(draws[~np.isnan(draws)])
    if len(known) < DEFINED * REPLICATES:
        return Measure(value=value, articles=count, reason=RARE)
    if known[-1] - known[0] < 1e-9:
        return Measure(value=value, articles=count, reason=NO_SPREAD)
    outside = tail(units)
    low, high = (float(limit) for limit in np.quantile(known, [outside, 1 - outside]))
    ends = min(low, value), max(high, value)
    return Measure(value=value, interval=ends, articles=count, units=units, draws=known)


def share(sums: Numbers) -> Numbers:
    """In each row of `sums` the first number as a share of the second; NaN where that is zero."""
    with np.errstate(invalid="ignore"):
        return np.where(sums[:, 1] > 0, sums[:, 0] / sums[:, 1], np.nan)


def _drawn(table: Numbers, seed: int) -> Numbers:
    """The sums of the rows in each replicate, as (replicate, column)."""
    return np.concatenate([part @ table for part in _times(len(table), seed)])


@lru_cache(maxsize=4)
def _times(articles: int, seed: int) -> tuple[npt.NDArray[np.uint8], ...]:
    """How often each article is drawn in each replicate, kept small for the next statistic."""
    return tuple(part.astype(np.uint8) for part in times(articles, seed))
