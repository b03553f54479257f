"""Closed classes of English and French: the small words around a source, its verb and its content."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from annotate.text.lexicon_file import read_lexicon


@cache
def function_words(language: str) -> Mapping[str, frozenset[str]]:
    """Lower-case words by kind (see ``function_words.tsv``): French or, for any other language, English."""
    language = "fr" if language == "fr" else "en"
    rows = read_lexicon(files("annotate.text.lexicons") / "function_words.tsv").rows
    return {
        kind: frozenset(row["term"] for row in rows if row["kind"] == kind and row["language"] == language)
        for kind in {row["kind"] for row in rows}
    }
