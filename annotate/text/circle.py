"""Circles around somebody, in which anybody may have spoken: « dans l'entourage du ministre »."""

from annotate.text.surroundings import Range
from annotate.text.tokens import Tokens

_WITHIN = 10  # tokens of « dans les milieux proches du ministre »


def circle_before(tokens: Tokens, i: int, at: Range) -> int | None:
    """Where the phrase before « on » begins, if it names a circle: « dans l'entourage du ministre, »."""
    lows = tokens.lows
    last = i - 1 if i > at.first and lows[i - 1] == "," else i
    for first in range(last - 2, max(last - _WITHIN, at.first) - 1, -1):
        if not tokens.word(first + 1):
            return None
        if lows[first] in ("dans", "chez", "parmi"):
            return first if is_circle(tokens, first, last) else None
    return None


def is_circle(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the phrase from token `first` on names a circle, and no « camp de réfugiés »."""
    lows, kinds = tokens.lows, tokens.kinds
    if lows[first] not in ("dans", "chez", "parmi"):
        return False
    named = next((j for j in range(first + 1, min(first + 4, last)) if lows[j] in kinds["circle"]), last)
    return named < last and kinds["other_circle"].isdisjoint(lows[named + 1 : named + 3])
