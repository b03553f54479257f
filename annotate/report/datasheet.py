"""The datasheet of a workspace: where its articles come from, who coded them, and what is missing.

Its questions are those of Gebru et al., "Datasheets for Datasets", Communications of the ACM 64 (2021), as
far as a program can answer them; a person answers the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotate.pages import filled
from annotate.records import SCHEMA
from annotate.report.flow import Flow, as_json
from annotate.report.page import styled
from annotate.report.study_words import assignment
from annotate.report.vocabulary import plural
from annotate.team import StudyDesign

NOTES = {
    "purpose": "What was the workspace made for, and by whom?",
    "licence": "Under which licence may the texts be kept, and under which may the codings be passed on?",
    "personal_data": "Which personal data do texts and coders’ records hold, on what ground, and until when?",
}
COUNTED = ("sources", "outlets", "languages", "coders", "books", "missing", "sampling")


@dataclass(frozen=True, kw_only=True)
class Datasheet:
    """What is known of a workspace; numbers of articles by name, the most frequent first.

    `sources` are hosts and folders, `dates` the first and the last day, `books` reviews by codebook, `coders`
    reviews by reviewer, `missing` articles by what they lack, `notes` what people wrote in annotate.toml.
    """

    flow: Flow
    sources: Mapping[str, int]
    outlets: Mapping[str, int]
    languages: Mapping[str, int]
    dates: tuple[str, str] | None
    coders: Mapping[str, int]
    books: Mapping[str, int]
    missing: Mapping[str, int]
    sampling: Mapping[str, int]
    study: StudyDesign | None
    notes: Mapping[str, str]
    versions: Mapping[str, str]


def as_document(sheet: Datasheet) -> dict[str, Any]:
    """The datasheet as plain JSON values."""
    return {
        "schema": SCHEMA,
        "flow": as_json(sheet.flow),
        **{name: dict(getattr(sheet, name)) for name in COUNTED},
        "dates": None if sheet.dates is None else list(sheet.dates),
        "study": assignment(sheet.study) or None,
        "notes": {name: sheet.notes.get(name) or None for name in NOTES},
        "versions": dict(sheet.versions),
    }


def markdown(sheet: Datasheet) -> str:
    """The datasheet in Markdown."""
    return filled("report/datasheet.md.j2", **_values(sheet)) + "\n"


def html(sheet: Datasheet) -> str:
    """The datasheet as one self-contained page without scripts."""
    return styled("report/datasheet.html.j2", (), **_values(sheet))


def _values(sheet: Datasheet) -> dict[str, Any]:
    parts = [
        ("Where the articles come from", "Source", sheet.sources),
        ("Outlets", "Outlet", sheet.outlets),
        ("Languages", "Language", sheet.languages),
        ("How articles came to be coded", "Drawn", sheet.sampling),
        ("Who coded", "Reviewer", sheet.coders),
        ("Under which codebook", "Codebook", sheet.books),
    ]
    return {
        "sheet": sheet,
        "flow": sheet.flow,
        "parts": [(title, column, counts) for title, column, counts in parts if counts],
        "missing": [f"{plural(count, 'article')} {lack}" for lack, count in sheet.missing.items() if count],
        "study": assignment(sheet.study),
        "questions": NOTES,
    }
