"""What the tests of the studio share: a small codebook, an article with traps, its tags and annotations."""

from typing import Any

from annotate.coding.codebook import Codebook, parse
from annotate.records import Article, Tag
from tests import records

CODEBOOK: Codebook = parse(
    """# Coding guidelines

Version: 2.1

## `loaded_label` Loaded label

was: name_calling

A noun that puts the verdict on a person or group.

## `loaded_language` Loaded language

An emotive word where a plain one would do.

## `unattributed_claim` Unattributed claim

A claim whose source is missing.
""",
    "guidelines.md",
)

#: An emoji of several code points, Hebrew and Arabic, before and between the spans.
TEXT = (
    "Varenia’s dam 👩🏽‍🚀 plan\n\n"
    "The puppet regime in Ostrel promised a brutal answer. ירושלים said nothing.\n\n"
    "Sources suggest that the العربية butchers 🚧 left the brutal valley."
)


def article(text: str = TEXT) -> Article:
    end = text.find("\n") if "\n" in text else 0
    return records.article(text, title_end=max(end, 0))


def tag(of: Article, label: str, words: str, *, score: float | None = None, last: bool = False) -> Tag:
    """A tag on the first (or last) place where `words` stand."""
    start = of.text.rindex(words) if last else of.text.index(words)
    return tag_at(of, label, start, start + len(words), score=score)


def tag_at(of: Article, label: str, start: int, end: int, *, score: float | None = None) -> Tag:
    return records.tag(of, start, end, label, score=score, codebook_version=CODEBOOK.version)


ARTICLE = article()
REGIME = tag(ARTICLE, "loaded_label", "puppet regime")
BRUTAL = tag(ARTICLE, "loaded_language", "brutal")
SOURCES = tag(ARTICLE, "unattributed_claim", "Sources suggest")
TAGS = (REGIME, BRUTAL, SOURCES)


def span(of: Article, words: str) -> tuple[int, int]:
    start = of.text.index(words)
    return start, start + len(words)


def region(id_: str, label: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    """A span as it comes back; its own copy of the text is wrong on purpose: nobody may read it."""
    value = {"start": start, "end": end, "text": "not to be read", "labels": [label]}
    return {"id": id_, "from_name": "label", "to_name": "text", "type": "labels", "value": value, **more}


def annotation(result: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """An annotation as the server exports it, by account 1."""
    made = {
        "id": 7,
        "result": result,
        "was_cancelled": False,
        "unique_id": "8890c9e8-7419-4569-9543-21dc6d3bcefc",
        "completed_by": 1,
        "updated_by": 1,
        "created_at": "2026-03-04T05:06:07.890000Z",
        "updated_at": "2026-03-04T05:06:07.891011Z",
        "lead_time": 12.5,
    }
    return {**made, **more}
