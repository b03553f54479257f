"""What counts as a word: the denominator of every rate."""

import re

#: Letters and digits, joined by an apostrophe, hyphen, point or comma: "don't", "well-known", "3.5", "U.S".
_WORD = re.compile(
    r"[^\W_]+(?:['’\-‑.,](?=[^\W_])(?:(?<![.,])|(?<=\d[.,])(?=\d)|(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b))[^\W_]+)*"
)


def words(text: str) -> tuple[tuple[int, int], ...]:
    """Each word of `text` as (start, end), in order.

    A contraction, a hyphenated compound, a number with its decimals and an abbreviation such as "U.S" is one
    word; a run of marks without a letter or digit is none.
    """
    return tuple(match.span() for match in _WORD.finditer(text))


def count_words(text: str) -> int:
    """How many words `text` has, in a third of the time."""
    return len(_WORD.findall(text))
