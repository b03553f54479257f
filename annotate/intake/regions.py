"""Which part of a page an element says it is: navigation, comments, teasers …, by its tag and its names."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from annotate.languages.lexicon_file import read_lexicon

#: regions that are no part of the article, even where its text seems to go on there
ALIEN = frozenset({"comments", "teasers"})
NEVER = frozenset({"newsletter", "cookie notice"})

_BY_TAG: Mapping[str, str] = {"nav": "navigation", "menu": "navigation", "aside": "aside"}
_PAGE = frozenset({"html", "body", "main", "article"})  #: they hold the article, whatever they are called
_NAMED = ("id", "class", "role", "data-component")
_PART = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-Z]+(?![a-z])")
_LONGEST = 400  #: characters of a name that are read


def region(element: Any, within_article: bool) -> str | None:
    """The region that an element begins, None where it says nothing.

    A header and a footer belong to the page when they stand outside its article; within, the first holds
    the headline, and the second what the page puts under the text.
    """
    tag = element.tag
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "header" and not within_article:
        return "header"
    if tag == "footer":
        return "footer"
    if element.get("itemtype", "").endswith("/Comment") or element.get("itemprop") == "comment":
        return "comments"
    if tag in _PAGE:
        return None
    for name in _NAMED:
        if (value := element.get(name)) and (found := _named(value[:_LONGEST])):
            return found
    return None


@lru_cache(maxsize=4096)
def _named(names: str) -> str | None:
    known, longest = _words()
    for name in names.split():
        parts = [part.lower() for part in _PART.findall(name)]
        for length in range(longest, 0, -1):
            for start in range(len(parts) - length + 1):
                if found := known.get(" ".join(parts[start : start + length])):
                    return found
    return None


@cache
def _words() -> tuple[Mapping[str, str], int]:
    rows = read_lexicon(files("annotate.intake.lexicons").joinpath("regions.tsv")).rows
    known = {row["words"]: row["region"] for row in rows}
    return known, max(len(words.split()) for words in known)
