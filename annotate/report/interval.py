"""How sure a rate can be: exact Poisson intervals."""

import math
from functools import lru_cache
from statistics import NormalDist

#: Whole counts up to this are summed here: to load scipy's functions takes longer than an article.
SUMMED = 500


@lru_cache(maxsize=4096)  # the same few counts come again in every article
def poisson_interval(count: float, *, level: float = 0.95) -> tuple[float, float]:
    """The exact interval for the mean of a Poisson variable of which `count` was seen.

    After Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936). It covers chance
    in how often something occurs, not mistakes in finding it. A corrected count need not be whole.
    ValueError for a negative count.
    """
    if count < 0:
        raise ValueError(f"a count cannot be negative: {count}")
    tail = (1 - level) / 2
    return _quantile(count, tail) if count else 0.0, _quantile(count + 1, 1 - tail)


def _quantile(shape: float, share: float) -> float:
    """The value below which a gamma variable of this shape and scale 1 stays with a probability of `share`.

    Of a whole shape the probability is a sum (one less Poisson's), which Newton's method inverts, beginning
    at the approximation of Wilson and Hilferty (1931).
    """
    if shape != int(shape) or shape > SUMMED + 1:
        from scipy.special import gammaincinv

        return float(gammaincinv(shape, share))
    at = shape * (1 - 1 / (9 * shape) + NormalDist().inv_cdf(share) / (3 * math.sqrt(shape))) ** 3
    for _ in range(8):  # each doubles the digits that are right
        term = total = math.exp(-at)
        for step in range(1, int(shape)):
            term *= at / step
            total += term
        at += (share - 1 + total) / term
    return at


def per_1000(count: int, words: int) -> float | None:
    """Occurrences per 1,000 words; None where there are no words."""
    return 1000 * count / words if words else None


def interval_per_1000(count: int, words: int) -> tuple[float, float] | None:
    """95 % exact Poisson interval of the rate per 1,000 words; None where there are no words."""
    if not words:
        return None
    low, high = poisson_interval(count)
    return 1000 * low / words, 1000 * high / words
