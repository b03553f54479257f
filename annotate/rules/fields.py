"""The fields of one language: the words that each takes literally, and the company by which it is told."""

import re
from typing import NamedTuple


class Field(NamedTuple):
    """`words` match a hit's words joined by hyphens, in lower case; `company` one word of the text."""

    words: re.Pattern[str]
    company: re.Pattern[str]


def fields(**told: tuple[str, str]) -> tuple[Field, ...]:
    """By name of the field its words and its company, separated by spaces; * is any ending, ? any letter.

    A word of the company may stand in the plural.
    """
    return tuple(
        Field(re.compile(rf"(?:{_any(words)})\Z"), re.compile(rf"(?:{_any(company)})(?:e?s|x)?\Z"))
        for words, company in told.values()
    )


def _any(words: str) -> str:
    return "|".join(words.split()).replace("*", r"[\w'-]*").replace("?", r"\w")
