"""The fields of one language: the words that each takes literally, and the company by which it is told."""

import re
from typing import NamedTuple


class Field(NamedTuple):
    """`words` match a hit's words joined by hyphens, in lower case; `company` one word of the text.

    In a field `of_people` its words are said of people: of a striker, a patient, a defendant.
    """

    words: re.Pattern[str]
    company: re.Pattern[str]
    of_people: bool


def fields(*of_people: str, **told: tuple[str, str]) -> tuple[Field, ...]:
    """By name of the field its words and its company, separated by spaces; * is any ending, ? any letter.

    A word of the company may stand in the plural. Fields `of_people` are named first.
    """
    return tuple(
        Field(
            re.compile(rf"(?:{_any(words)})\Z"),
            re.compile(rf"(?:{_any(company)})(?:e?s|x)?\Z"),
            name in of_people,
        )
        for name, (words, company) in told.items()
    )


def _any(words: str) -> str:
    return "|".join(words.split()).replace("*", r"[\w'-]*").replace("?", r"\w")
