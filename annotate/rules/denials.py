"""What takes a word back in one language, as patterns over what stands before it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Denials:
    """One language: patterns over what stands before a word, each with the denying words as group ``how``.

    `hint` is in all that they find, so that most words need no other look. `asked` is what a question begins
    with, up to the word that it asks about; `rhetorical` one that asserts after all ("Is it not shameful?").
    `around` are pairs of what stands before and after a word together, one of them with the group ``how``:
    "the claim that they are … is false", "calling him a … is unfair", "the mayor, no …, left".
    """

    hint: re.Pattern[str]
    denied: tuple[re.Pattern[str], ...]
    asked: re.Pattern[str]
    rhetorical: re.Pattern[str]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    """Each source as a pattern of what ends before a word, whatever its case."""
    return tuple(re.compile(f"(?:{pattern})$", re.IGNORECASE) for pattern in sources)
