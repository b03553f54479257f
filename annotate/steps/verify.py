"""Recompute a summary that somebody holds in hand, and say where it differs."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from annotate.errors import InputError, MissingError
from annotate.report.document import document
from annotate.report.html import page
from annotate.report.index import index, row
from annotate.report.verify import (
    Difference,
    Statement,
    differences,
    statements_of_document,
    statements_of_page,
    versions,
)
from annotate.report.vocabulary import listed
from annotate.steps.summary import summaries
from annotate.workspace import Workspace

Kind = Literal["page", "index", "document"]

OURS = "give a page or a JSON file that `annotate summary` wrote, or a folder of them"
_MARK = re.compile(r'<meta name="annotate" content="(summary|index)((?: \S+)+)">')


@dataclass(frozen=True, kw_only=True)
class Verified:
    """A file with what was checked in it.

    `numbers` counts the numbers it shows, `drawn` how many of them are the geometry of bars and strips.
    `changed` names what made the numbers (codebook, rules, …) where that is another one now, with both
    versions. `altered` says that all it says holds, but that its markup or style is not ours.
    """

    path: Path
    articles: tuple[str, ...]
    numbers: int
    drawn: int
    differences: tuple[Difference, ...]
    changed: Mapping[str, tuple[str, str]]
    altered: bool


def verify(workspace: Workspace, path: Path) -> Iterator[Verified]:
    """Recompute what the file says from the tags and reviews of the workspace; of a folder, every file.

    A file is a page, an index of pages, or JSON lines, as `summary` writes them. InputError for a file that
    is none of these, MissingError for an article that the workspace lacks.
    """
    if not path.is_dir():
        yield _verified(workspace, path)
        return
    files = sorted(each for each in path.iterdir() if each.suffix in (".html", ".json"))
    if not files:
        raise InputError(f"{path} has no .html or .json file: name a page, or a folder that `summary` filled")
    for each in files:
        yield _verified(workspace, each)


def _verified(workspace: Workspace, path: Path) -> Verified:
    text = _text(path)
    kind, articles = _made_of(path, text)
    again = _again(workspace, path, kind, articles)
    said, recomputed = _statements(kind, text), _statements(kind, again)
    found = differences(said, recomputed)
    then, now = versions(said), versions(recomputed)
    return Verified(
        path=path,
        articles=articles,
        numbers=sum(len(each.numbers) for each in said),
        drawn=sum(len(each.numbers) for each in said if each.drawn),
        differences=found,
        changed={
            name: (then.get(name, "unknown"), version)
            for name, version in now.items()
            if then.get(name, "unknown") != version
        },
        altered=not found and kind != "document" and text != again,
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} is not text: {OURS}") from None


def _made_of(path: Path, text: str) -> tuple[Kind, tuple[str, ...]]:
    """What kind of file it is, and of which articles."""
    if marked := _MARK.search(text):
        return ("index" if marked[1] == "index" else "page"), tuple(marked[2].split())
    try:
        articles = tuple(str(each["article"]["id"]) for each in map(json.loads, text.splitlines()))
    except (ValueError, KeyError, TypeError):
        articles = ()
    if not articles:
        raise InputError(f"{path} is no summary of ours: {OURS}")
    return "document", articles


def _again(workspace: Workspace, path: Path, kind: Kind, articles: Sequence[str]) -> str:
    """The same kind of file, made from the workspace."""
    with workspace.store() as store:
        missing = sorted(set(articles) - set(store.article_ids()))
    if missing:
        raise MissingError(
            f"{path} is about {listed(missing)}, which this workspace does not have: run this in the "
            "workspace that it was made in, or add the article"
        )
    found = summaries(workspace, articles)
    if kind == "document":
        return "".join(json.dumps(document(each)) + "\n" for each in found)
    if kind == "index":
        return index([row(each, f"{each.article.id}.html") for each in found])
    return "".join(map(page, found))


def _statements(kind: Kind, text: str) -> tuple[Statement, ...]:
    if kind != "document":
        return statements_of_page(text)
    return tuple(each for line in text.splitlines() for each in statements_of_document(json.loads(line)))
