"""How sure a rate can be: exact Poisson intervals."""

from functools import lru_cache


@lru_cache(maxsize=4096)  # the same few counts come again in every article
def poisson_interval(count: float, *, level: float = 0.95) -> tuple[float, float]:
    """The exact interval for the mean of a Poisson variable of which `count` was seen.

    After Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936). It covers chance
    in how often something occurs, not mistakes in finding it. A corrected count need not be whole.
    ValueError for a negative count.
    """
    from scipy.special import gammaincinv

    if count < 0:
        raise ValueError(f"a count cannot be negative: {count}")
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return low, float(gammaincinv(count + 1, 1 - tail))


def per_1000(count: int, words: int) -> float | None:
    """Occurrences per 1,000 words; None where there are no words."""
    return 1000 * count / words if words else None


def interval_per_1000(count: int, words: int) -> tuple[float, float] | None:
    """95 % exact Poisson interval of the rate per 1,000 words; None where there are no words."""
    if not words:
        return None
    low, high = poisson_interval(count)
    return 1000 * low / words, 1000 * high / words
