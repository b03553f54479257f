"""Interviews printed as questions and answers: the answers are the words of who was asked."""

import re
from collections.abc import Sequence

_QUESTION = re.compile(r"(?:Q|Question|QUESTION)\s?(?:\d{1,2}\s?)?[:.–—]\s?\S")
_ANSWER = re.compile(r"(?:A|R|Answer|ANSWER|Réponse|RÉPONSE)\s?(?:\d{1,2}\s?)?[:.–—]\s?\S")
#: an outlet that explains something in questions and answers of its own does not say so of itself
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|sat down with|spoke (?:to|with)|talked (?:to|with)|answered (?:our |the |some )?questions|"
    r"asked (?:him|her|them|[A-Z]\w+)|entretien|s['’]est entretenue?|a répondu (?:à|aux) (?:nos )?questions)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|me|myself|je|j['’]\w+|mon|moi)\b|\bJe\b|\bJ['’]\w+")


def answers(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines that answer a question in an interview, with those that go on after them.

    At least one "Q:" is answered by an "A:", and either an answer says "I" or the page speaks of an interview:
    else the outlet explains something in its own words.
    """
    found: set[int] = set()
    asked = answering = False
    first: int | None = None
    for number, line in enumerate(lines):
        if _QUESTION.match(line):
            first = number if first is None else first
            asked, answering = True, False
        elif asked and _ANSWER.match(line):
            answering = True
        if answering and line:
            found.add(number)
    if first is None or not found:
        return frozenset()
    end = _end(lines, found)
    found = {number for number in found if number < end}
    told = any(map(_INTERVIEW.search, lines[:first]))
    own = any(map(_FIRST_PERSON.search, (lines[number] for number in found)))
    return frozenset(found) if told or own else frozenset()


def _end(lines: Sequence[str], found: set[int]) -> int:
    """After the last answer only its own line is sure: what follows may be the outlet's again."""
    return max(number for number in found if _ANSWER.match(lines[number])) + 1
