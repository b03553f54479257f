"""Closed classes of English and French: the small words that show where a source, its verb and its content end."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from annotate.text.lexicon_file import read_lexicon


@cache
def function_words(language: str) -> Mapping[str, frozenset[str]]:
    """Lower-case words by kind (see ``function_words.tsv``); those of English where a language has none of its own."""
    language = "fr" if language == "fr" else "en"
    rows = read_lexicon(files("annotate.text.lexicons") / "function_words.tsv").rows
    return {
        kind: frozenset(row["term"] for row in rows if row["kind"] == kind and row["language"] == language)
        for kind in {row["kind"] for row in rows}
    }
