"""Other people's words that a text sets off line by line: interviews, and lines quoted as in letters."""

import re
from collections import Counter
from collections.abc import Sequence

_QUESTION = re.compile(r"(?:Q|Question|QUESTION)\s?(?:\d{1,2}\s?)?[:.–—]\s?\S")
_ANSWER = re.compile(r"(?:A|R|Answer|ANSWER|Réponse|RÉPONSE)\s?(?:\d{1,2}\s?)?[:.–—]\s?\S")
#: an outlet that explains something in questions and answers of its own does not say so of itself
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|sat down with|spoke (?:to|with)|talked (?:to|with)|"
    r"answered (?:our |the |some )?questions|asked (?:him|her|them|(?-i:[A-Z])\w+)|"
    r"entretien|s['’]est entretenue?|"
    r"a répondu (?:\w+ )?(?:à|aux) (?:nos )?questions)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|me|my|myself|[Jj]e|[Jj]['’]\w+|moi)\b")
_LABEL = re.compile(r"(?P<who>[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){0,4})\s?:\s")
_LEAST = 2  #: questions, and answers, of an interview whose lines begin with names


def others(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines that are somebody else's words: answers, and what a letter quotes."""
    return answers(lines) | named_answers(lines) | marked(lines)


def answers(lines: Sequence[str]) -> frozenset[int]:
    """Lines that answer a "Q:" with an "A:", with those in between that go on.

    An answer says "I", or the page speaks of an interview before: else the outlet explains something in its
    own words. After the last answer only its own line is sure.
    """
    asked = [number for number, line in enumerate(lines) if _QUESTION.match(line)]
    first = asked[0] if asked else len(lines)
    replied = [number for number in range(first, len(lines)) if _ANSWER.match(lines[number])]
    if not replied:
        return frozenset()
    found = _between(lines, asked, replied)
    told = any(map(_INTERVIEW.search, lines[: asked[0]]))
    own = any(_FIRST_PERSON.search(lines[number]) for number in found)
    return found if told or own else frozenset()


def named_answers(lines: Sequence[str]) -> frozenset[int]:
    """Lines of an interview whose lines begin with two names in turn, one of which asks.

    In one that says so, "Q:" may stand for the name of who asks.
    """
    told = any(map(_INTERVIEW.search, lines)) and not any(map(_ANSWER.match, lines))
    labels = {
        number: hit["who"]
        for number, line in enumerate(lines)
        if (hit := _LABEL.match(line)) and (told or not _QUESTION.match(line)) and not _ANSWER.match(line)
    }
    names = [name for name, _ in Counter(labels.values()).most_common(2)]
    if len(names) < 2:
        return frozenset()
    turns = {name: [number for number, label in labels.items() if label == name] for name in names}
    asks = {name: sum(lines[number].rstrip().endswith("?") for number in turns[name]) for name in names}
    asker, source = sorted(names, key=lambda name: asks[name] / len(turns[name]), reverse=True)
    if min(len(turns[asker]), len(turns[source])) < _LEAST or asks[asker] < _LEAST or asks[source] > 0:
        return frozenset()
    replied = [number for number in turns[source] if number > turns[asker][0]]
    return _between(lines, turns[asker], replied) if replied else frozenset()


def marked(lines: Sequence[str]) -> frozenset[int]:
    """Lines that begin with ">", as letters quote, where the line before them ends with a colon."""
    found: set[int] = set()
    before = ""
    for number, line in enumerate(lines):
        if line.startswith("> ") and (before.endswith(":") or number - 1 in found):
            found.add(number)
        before = line or before
    return frozenset(found)


def _between(lines: Sequence[str], asked: Sequence[int], replied: Sequence[int]) -> frozenset[int]:
    """The answers with the lines that go on after each, up to the next question; none after the last."""
    questions, starts = set(asked), set(replied)
    found: set[int] = set()
    answering = False
    for number in range(replied[0], replied[-1] + 1):
        answering = number in starts or (answering and number not in questions)
        if answering and lines[number]:
            found.add(number)
    return frozenset(found)
