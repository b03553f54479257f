"""Rows for the workspace's word lists, from what reviewers added and rejected, and putting them there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.errors import MissingError
from annotate.files import write
from annotate.languages.lexicon_file import TERM
from annotate.learn.suggest import Suggestion, Suggestions, suggest
from annotate.rules.lexicon_entry import COLUMNS, SUGGESTED
from annotate.rules.suggested import suggested, written
from annotate.steps.reviews.coded import NOTHING_REVIEWED
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import reviewed
from annotate.workspace import Workspace


def suggestions(workspace: Workspace, *, label: str | None = None) -> Suggestions:
    """What the reviews suggest, of one label or of all. MissingError before anything was reviewed.

    UsageError for a label that the codebook lacks. Rows that there are already are not suggested again; what
    they find counts out of fold.
    """
    wanted = set(workspace.codebook().names) if label is None else {workspace.codebook()[label].name}
    data = reviewed(workspace)
    if not data.articles:
        raise MissingError(NOTHING_REVIEWED)
    rows = suggested(workspace.data / "lexicons").rows
    known = {(name, words) for name, own in rows.items() for words in own}
    articles = [
        replace(each, spans=tuple(span for span in each.spans if span[2] in wanted)) for each in data.articles
    ]
    by_rules = tagger(workspace)
    found = {
        each.article.id: by_rules.suggested.out_of_fold(each.article.id, each.tags)
        for each in by_rules([each.article for each in articles])
    }
    return suggest(replace(data, articles=tuple(articles)), found, seed=workspace.config.seed, known=known)


def accept(workspace: Workspace, rows: Iterable[Suggestion]) -> tuple[Path, ...]:
    """Put rows into the word lists of their label and language, whose own rows stay; returns the files."""
    by_file: dict[Path, list[Suggestion]] = {}
    for each in rows:
        name = f"{each.candidate.label}.{each.candidate.language}.tsv"
        by_file.setdefault(workspace.data / "lexicons" / name, []).append(each)
    for file, accepted in by_file.items():
        there = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        write(file, extended(there, accepted))
    return tuple(by_file)


def extended(there: str, rows: Sequence[Suggestion]) -> str:
    """The text of a word list with the rows at its end, and with the columns that they need."""
    lines = there.splitlines()
    at, columns = _columns(lines)
    columns = [*columns, *(each for each in COLUMNS if each not in columns)]
    plain = at is not None and not lines[at].startswith("#")
    named = "\t".join(columns) if plain else f"# columns: {', '.join(columns)}"
    lines = [named, *lines] if at is None else [*lines[:at], named, *lines[at + 1 :]]
    for each in rows:
        cells = {
            "term": " ".join(each.candidate.words),
            "sense": each.candidate.sense,
            "origin": SUGGESTED,
            "articles": written(each.evidence),
        }
        lines.append("\t".join(cells.get(column, "") for column in columns))
    return "\n".join(lines) + "\n"


def _columns(lines: Sequence[str]) -> tuple[int | None, list[str]]:
    """The line that names the columns, and their names; None for a plain list of words."""
    for number, line in enumerate(lines):
        key, colon, names = line.lstrip("# ").partition(":")
        if line.startswith("#") and colon and key.strip().lower() == "columns":
            return number, [name.strip() for name in names.split(",")]
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            return (number, cells) if cells[0] == TERM else (None, [TERM])
    return None, [TERM]
