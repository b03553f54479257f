"""Agreement, the slow and direct way: pair by pair of characters, and pair by pair of coders.

Expected disagreement is the share of differing pairs among all pairs of characters, of whatever coder and
place, but those of one character with itself and those within one unit. Observed disagreement is the same
share among pairs at one place by two coders.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from annotate.coding.agreement.codings import Coding
from annotate.records import Stretch

Character = tuple[frozenset[str], object]  #: its labels, and what it makes one decision with


def unitizing_alpha(articles: Sequence[Sequence[Coding]]) -> float:
    """Marked or not; NaN where there are not both."""
    observed, everything = Fraction(0), []
    for group in articles:
        read = [_characters(each) for each in group]
        for one, other in permutations(read, 2):
            pairs = zip(one, other, strict=True)
            observed += Fraction(sum(x[0] != y[0] for x, y in pairs), len(read) - 1)
        everything += [(1, character) for each in read for character in each]
    return _alpha(observed, everything)


def coding_alpha(articles: Sequence[Sequence[Coding]]) -> float:
    """Labels where several people marked: a character weighs by the share of the others who marked it, too.

    NaN where there are not several values.
    """
    observed, everything = Fraction(0), []
    for group in articles:
        for place in zip(*(_labelled(each) for each in group), strict=True):
            marked = [character for character in place if character[0]]
            share = Fraction(len(marked) - 1, len(group) - 1)
            everything += [(share, character) for character in marked]
            differing = sum(one[0] != other[0] for one, other in permutations(marked, 2))
            observed += Fraction(differing, len(group) - 1)
    return _alpha(observed, everything)


def span_f1(articles: Sequence[Sequence[Coding]], *, overlapping: bool) -> float:
    """Twice the spans that two people have alike over all they have, over all pairs; NaN of no spans.

    What is alike is the largest matching of a graph, whose edges are spans of one label that are alike.
    """
    alike = spans = Fraction(0)
    for group in articles:
        for one, other in permutations(group, 2):
            for label in one.spans:
                a, b = one.spans[label], other.spans[label]
                alike += Fraction(2 * _most(a, b, overlapping), len(group) - 1)
                spans += Fraction(len(a) + len(b), len(group) - 1)
    return float(alike / spans) if spans else math.nan


def _alpha(observed: Fraction, everything: Sequence[tuple[Fraction | int, Character]]) -> float:
    differing = admissible = 0
    for weight, (value, decision) in everything:
        for other_weight, (other_value, other_decision) in everything:
            admissible += weight * other_weight * (decision != other_decision)
            differing += weight * other_weight * (value != other_value)
    if not differing:
        return math.nan
    return float(1 - (observed / sum(weight for weight, _ in everything)) / Fraction(differing, admissible))


def _characters(coding: Coding) -> list[Character]:
    found = []
    for place in range(coding.length):
        unit = next((span for span in coding.marked if span[0] <= place < span[1]), None)
        value = frozenset({"marked"} if unit else ())
        found.append((value, (coding.article_id, coding.coder, unit or place, unit is None)))
    return found


def _labelled(coding: Coding) -> list[Character]:
    """Each character with its labels; a decision lasts as long as the same spans lie over them."""
    found: list[Character] = []
    number, before = 0, None
    for place in range(coding.length):
        over = {(name, *s) for name, spans in coding.spans.items() for s in spans if s[0] <= place < s[1]}
        number += over != before
        before = over
        found.append((frozenset(name for name, *_ in over), (coding.article_id, coding.coder, number)))
    return found


def _most(one: Sequence[Stretch], other: Sequence[Stretch], overlapping: bool) -> int:
    if not one or not other:
        return 0
    touch = [[x[0] < y[1] and y[0] < x[1] if overlapping else x == y for y in other] for x in one]
    return int((maximum_bipartite_matching(csr_array(np.array(touch, dtype=int))) >= 0).sum())
