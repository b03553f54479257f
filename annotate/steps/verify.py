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
from annotate.report.summary import Summary
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
    files = [path]
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.suffix in (".html", ".json"))
    if not files:
        raise InputError(f"{path} has no .html or .json file: name a page, or a folder that `summary` filled")
    held = {each: _text(each) for each in files}
    made_of = {each: _made_of(each, text) for each, text in held.items()}
    with workspace.store() as store:
        known = set(store.article_ids())
    for each, (_, articles) in made_of.items():
        if missing := sorted(set(articles) - known):
            raise MissingError(
                f"{each} is about {listed(missing)}, which this workspace does not have: run this in the "
                "workspace that it was made in, or add the article"
            )
    wanted = dict.fromkeys(name for _, articles in made_of.values() for name in articles)
    found = {each.article.id: each for each in summaries(workspace, wanted, fresh=True)}
    for each, (kind, articles) in made_of.items():
        again = _made(kind, [found[name] for name in articles])
        yield _compared(each, kind, articles, held[each], again)


def _compared(path: Path, kind: Kind, articles: tuple[str, ...], text: str, again: str) -> Verified:
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


def _made(kind: Kind, found: Sequence[Summary]) -> str:
    """The same kind of file, made from summaries."""
    if kind == "document":
        return "".join(json.dumps(document(each)) + "\n" for each in found)
    if kind == "index":
        return index([row(each, f"{each.article.id}.html") for each in found])
    return "".join(map(page, found))


def _statements(kind: Kind, text: str) -> tuple[Statement, ...]:
    if kind != "document":
        return statements_of_page(text)
    return tuple(each for line in text.splitlines() for each in statements_of_document(json.loads(line)))
