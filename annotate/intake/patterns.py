"""What a whole line or text is, by the patterns that this room keeps as word lists."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from annotate.languages.lexicon_file import read_lexicon


def known_as(text: str, words: str, where: str) -> str | None:
    """The reason that the list `words` gives for a text there, None where no pattern fits all of it."""
    pattern, reasons = _patterns(words, where)
    found = pattern.fullmatch(text)
    return reasons[found.lastgroup or ""] if found else None


@cache
def _patterns(words: str, where: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern with a named group for each row, as that takes half the time, and the reason of each."""
    rows = read_lexicon(files("annotate.intake.lexicons").joinpath(f"{words}.tsv")).rows
    named = {f"row{number}": row for number, row in enumerate(rows) if row["where"] == where}
    pattern = re.compile("|".join(f"(?P<{name}>{row['pattern']})" for name, row in named.items()))
    return pattern, {name: row["reason"] for name, row in named.items()}
