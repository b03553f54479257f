"""What a whole line or text is, by the patterns that this room keeps as word lists."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from annotate.languages.lexicon_file import read_lexicon


def known_as(text: str, words: str, where: str) -> str | None:
    """The reason that the list `words` gives for a text there, None where no pattern fits all of it."""
    return next((reason for reason, pattern in _patterns(words, where) if pattern.fullmatch(text)), None)


@cache
def _patterns(words: str, where: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    rows = read_lexicon(files("annotate.intake.lexicons").joinpath(f"{words}.tsv")).rows
    return [(row["reason"], re.compile(row["pattern"])) for row in rows if row["where"] == where]
