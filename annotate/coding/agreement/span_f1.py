"""Pairwise span F1: how many spans of two people the other has, too.

Two people are compared like a tagger and its gold, F1 being the same either way round (Hripcsak and
Rothschild, "Agreement, the F-measure, and reliability in information retrieval", JAMIA 12, 2005). Nothing is
taken off for chance, which hardly puts two spans at one place.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.measure import Measure, Numbers, measure, share
from annotate.records import Stretch


def span_f1(
    codings: Iterable[Coding], label: str | None = None, *, overlapping: bool = False, seed: int
) -> Measure:
    """F1 of all pairs of coders: spans with both ends the same, or (`overlapping`) that share a character.

    Labels have to be the same; without `label`, those of all labels together. A span is paired with one other
    only, so that a long one gains nothing by lying over many. With m coders an article's pairs weigh
    1 / (m − 1), so that each person's spans count once.
    """
    rows = [_row(group, overlapping=overlapping) for group in shared(codings, label)]
    return measure(rows, share, seed=seed, units=len([row for row in rows if row[1]]))


def alike(one: Sequence[Stretch], other: Sequence[Stretch], *, overlapping: bool) -> int:
    """The most pairs of a span of each that are alike; spans of a side are in order, without overlap."""
    if not overlapping:
        return len(set(one) & set(other))
    found = i = j = 0
    while i < len(one) and j < len(other):
        if one[i][1] <= other[j][0]:
            i += 1
        elif other[j][1] <= one[i][0]:
            j += 1
        else:
            found, i, j = found + 1, i + 1, j + 1
    return found


def _row(group: Sequence[Coding], *, overlapping: bool) -> Numbers:
    paired = sum(
        2 * alike(one.spans[label], other.spans[label], overlapping=overlapping)
        for one, other in combinations(group, 2)
        for label in one.spans
    )
    spans = sum(len(found) for each in group for found in each.spans.values())
    return np.array([paired / (len(group) - 1), spans], dtype=float)
