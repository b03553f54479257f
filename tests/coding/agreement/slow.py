"""Alpha, the slow and direct way: pair by pair of characters, as its definition says.

Expected disagreement is the share of differing pairs among all pairs of characters, of whatever coder and
place, but those of one character with itself and those within one unit. Observed disagreement is the same
share among pairs at one place by two coders.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from annotate.coding.agreement.codings import Coding

Character = tuple[frozenset[str], object]  #: its labels, and what it makes one decision with


def unitizing_alpha(articles: Sequence[Sequence[Coding]]) -> float:
    """Marked or not; NaN where there are not both."""
    observed, everything = Fraction(0), []
    for group in articles:
        read = [_characters(each) for each in group]
        for one in range(len(read)):
            for other in range(len(read)):
                if one != other:
                    pairs = zip(read[one], read[other], strict=True)
                    observed += Fraction(sum(x[0] != y[0] for x, y in pairs), len(read) - 1)
        everything += [character for each in read for character in each]
    differing = admissible = 0
    for value, decision in everything:
        for other_value, other_decision in everything:
            admissible += decision != other_decision
            differing += value != other_value
    if not differing:
        return math.nan
    return float(1 - (observed / len(everything)) / Fraction(differing, admissible))


def _characters(coding: Coding) -> list[Character]:
    found = []
    for place in range(coding.length):
        unit = next((span for span in coding.marked if span[0] <= place < span[1]), None)
        value = frozenset({"marked"} if unit else ())
        found.append((value, (coding.article_id, coding.coder, unit or place, unit is None)))
    return found
