"""Krippendorff's alpha, whatever is compared: one formula for sentences, characters and spans.

It is one less observed over expected disagreement. Expected is what pairs of values disagree that are drawn
from all that were given, without the pairs that cannot disagree since they are one coder's one decision: a
value with itself, or two characters of one unit. With O the disagreement over all pairs of coders, n_c how
much was given value c, T = Σ n_c, and C the pairs within one decision, alpha is

    1 − O (T² − C) / (T (T² − Σ n_c²))
"""

import numpy as np

from annotate.coding.agreement.measure import NOTHING, Numbers

EVERYTHING = "everybody marked everything"


def alpha(sums: Numbers) -> Numbers:
    """Alpha of each row of `sums`: O, C, and then the n_c; NaN where there is no second value."""
    observed, own, given = sums[:, 0], sums[:, 1], sums[:, 2:]
    total = given.sum(axis=1)
    differing = total**2 - (given**2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(differing > 0, 1 - observed * (total**2 - own) / (total * differing), np.nan)


def why(total: Numbers) -> str:
    """Why there is no alpha of marked and not marked (O, C, not marked, marked)."""
    return EVERYTHING if total[3] else NOTHING
