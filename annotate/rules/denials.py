"""What takes a word back in one language, as patterns over what stands before it."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Denials:
    """One language: patterns over what stands before a word, each with the denying words as group ``how``.

    `hint` is in all that they find, so that most words need no other look. `asked` is what a question begins
    with, up to the word that it asks about; `rhetorical` one that asserts after all ("Is it not shameful?").
    `alleged` and `untrue` stand before and after a word together: "the claim that they are … is false".
    """

    hint: re.Pattern[str]
    denied: tuple[re.Pattern[str], ...]
    asked: re.Pattern[str]
    rhetorical: re.Pattern[str]
    alleged: re.Pattern[str]
    untrue: re.Pattern[str]


def patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    """Each source as a pattern of what ends before a word, whatever its case."""
    return tuple(re.compile(f"(?:{pattern})$", re.IGNORECASE) for pattern in sources)
