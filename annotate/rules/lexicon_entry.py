"""A line of a word list: a term, its part of speech, its sense and its plain word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.errors import InputError

COLUMNS = ("term", "pos", "sense", "plain", "origin", "articles")
ORIGINS = ("", "suggested")
SUGGESTED = ORIGINS[1]  #: of a row that `annotate labels --suggest` wrote
PARTS_OF_SPEECH = ("", "NOUN", "VERB", "ADJ", "ADV")
LITERAL = "literal"
PHRASE = "phrase"  #: the sense of words that are proposed with the noun phrase they open
GAP = "…"  #: in a term: whoever, or whatever, an idiom is said of

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a lexicon; where it comes from (`annotate.rules.suggested`) changes nothing it finds."""

    term: str
    pos: str = ""
    sense: str = ""
    plain: str = ""
    origin: str = field(default="", repr=False)
    articles: str = field(default="", repr=False)


def entry_of(row: Mapping[str, str], place: str) -> Entry:
    """The entry in a row. InputError names its place, what is wrong and what is allowed."""
    if not WORD.search(row["term"]):
        raise InputError(f"{place}: the term {row['term']!r} has no letter or digit. Delete that line.")
    around = row["term"].split(GAP)
    if len(around) > 2 or not all(map(WORD.search, around)):
        raise InputError(
            f"{place}: the term {row['term']!r} can have one gap ({GAP}), with words before and after "
            "it. Write them."
        )
    if "..." in row["term"]:
        raise InputError(
            f"{place}: the term {row['term']!r} has three dots, which no text has there. "
            f"Write a gap as {GAP}."
        )
    if len(around) > 1 and row.get("sense", "") == PHRASE:
        raise InputError(
            f"{place}: {row['term']!r} has a gap ({GAP}) and the sense {PHRASE}, which takes words alone. "
            "Delete the gap or the sense."
        )
    if row.get("pos", "") not in PARTS_OF_SPEECH:
        raise InputError(
            f"{place}: {row['term']!r} has the part of speech {row['pos']!r}; allowed are "
            f"{', '.join(PARTS_OF_SPEECH[1:])}, or an empty cell to take the term as it stands."
        )
    if row.get("origin", "") not in ORIGINS:
        raise InputError(
            f"{place}: {row['term']!r} has the origin {row['origin']!r}; allowed is {SUGGESTED}, or an empty "
            "cell for a row of your own."
        )
    return Entry(**row)
