"""How often an interval covers what it is about, where wording repeats within a text.

    python -m benchmarks.wordings [--texts 20000]

A text uses so many wordings, a Poisson number, and each as often as wordings are used in real articles (or,
at worst, one in ten of them sixteen times). Compared are the exact Poisson interval of all occurrences, the
weighted one of Fay and Feuer (Statistics in Medicine 16, 1997) with a wording's occurrences as its weight,
both for the mean of occurrences, and the exact Poisson interval of the number of wordings for its own mean,
which is the one that pages give.
"""

import argparse
import sys
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from annotate.report.interval import poisson_interval

LEAST = 0.93  #: coverage below which this fails
MEANS = (1.0, 2.0, 5.0, 10.0, 20.0)  #: wordings of a text
#: how many wordings were used so often in one text, as the rules find them in 1,060 raw articles
FOUND: Mapping[str, Mapping[int, int]] = {
    "loaded label": {1: 283, 2: 22, 3: 6, 4: 2, 5: 2},
    "loaded language": {1: 1865, 2: 67, 3: 19, 4: 3, 8: 1},
}
WORST: Mapping[str, Mapping[int, int]] = {"one in ten sixteen times": {1: 9, 16: 1}}

Sizes = NDArray[np.int64]


def fay_feuer(sizes: Sizes, level: float = 0.95) -> tuple[float, float]:
    """Their interval for a weighted sum of Poisson counts, one a wording; `sizes` are the weights."""
    tail, heaviest = (1 - level) / 2, float(sizes.max(initial=1))
    total, square = float(sizes.sum()), float((sizes**2).sum())
    low = square / (2 * total) * chi2.ppf(tail, 2 * total**2 / square) if total else 0.0
    total, square = total + heaviest, square + heaviest**2
    return float(low), float(square / (2 * total) * chi2.ppf(1 - tail, 2 * total**2 / square))


def coverage(used: Mapping[int, int], mean: float, texts: int, seed: int) -> Mapping[str, float]:
    """The share of texts whose interval covers its mean, by method."""
    chance = np.random.default_rng(seed)
    values = np.array(list(used))
    shares = np.array(list(used.values())) / sum(used.values())
    occurrences = mean * float(values @ shares)
    held = dict.fromkeys(("occurrences, Poisson", "occurrences, Fay and Feuer", "wordings, Poisson"), 0)
    for wordings in chance.poisson(mean, texts):
        sizes = chance.choice(values, size=wordings, p=shares)
        found = (poisson_interval(int(sizes.sum())), fay_feuer(sizes), poisson_interval(int(wordings)))
        for (name, (low, high)), about in zip(
            zip(list(held), found, strict=True), (occurrences, occurrences, mean), strict=True
        ):
            held[name] += low <= about <= high
    return {name: hits / texts for name, hits in held.items()}


def main(texts: int = 2000) -> int:
    """Print coverage by how wordings repeat, and fail where that of the number of wordings is too low."""
    low = []
    for name, used in (FOUND | WORST).items():
        for mean in MEANS:
            found = coverage(used, mean, texts, seed=1)
            print(f"{name}, {mean:g} wordings: " + "; ".join(f"{how} {c:.3f}" for how, c in found.items()))
            if found["wordings, Poisson"] < LEAST:
                low.append(f"{name}, {mean:g} wordings")
    print(f"below {LEAST}: {', '.join(low)}" if low else f"wordings: {LEAST} or more everywhere")
    return bool(low)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How often intervals cover, where wording repeats.")
    parser.add_argument("--texts", type=int, default=2000)
    sys.exit(main(parser.parse_args().texts))
