"""Where a span's words begin and end: one rule for Label Studio, gold files and imports.

A mouse takes a line end along, and one that slips marks nothing but an empty line. Neither is a decision
about words, and both would change a count that nobody can see on a page.
"""

import unicodedata

#: Letters and symbols that are drawn as nothing: fillers of Korean syllables, the empty Braille cell.
_DRAWN_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
#: Format characters that are seen: Arabic, Syriac and Kaithi signs that stand over or before numbers.
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def blank(sign: str) -> bool:
    """Whether one character shows nothing: white space, controls, invisible format characters.

    The tag characters that end the flags of England, Scotland and Wales are part of what is seen.
    """
    if sign.isspace() or sign in _DRAWN_EMPTY:
        return True
    unseen = unicodedata.category(sign) in ("Cf", "Cc") and sign not in _VISIBLE
    return unseen and not "\U000e0020" <= sign <= "\U000e007f"


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span ``text[start:end]`` without the blanks at its ends; None where there is nothing else."""
    while start < end and blank(text[start]):
        start += 1
    while start < end and blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None
