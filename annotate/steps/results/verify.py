"""Recompute a summary or a comparison that somebody holds in hand, and say where it differs."""

import json
import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from annotate import __version__
from annotate.compare.comparison import Comparison
from annotate.compare.page import page as comparison_page
from annotate.compare.standing import By
from annotate.compare.targets_words import page as targets_page
from annotate.errors import InputError, MissingError
from annotate.parse import json_value
from annotate.report.document import document
from annotate.report.index import index, row
from annotate.report.page import page
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
from annotate.steps.results.compare import comparison
from annotate.steps.results.summary import summaries
from annotate.steps.results.targets import called_what
from annotate.workspace import Workspace

Kind = Literal["summary", "index", "comparison", "targets", "document"]

PROGRAM = "annotate"  #: the name of this program among the versions that a file names
OURS = "give a page or a JSON file that `annotate summary` wrote, or a page of `annotate compare`"
_MARK = re.compile(r'<meta name="annotate" content="(summary|index|comparison|targets)((?: \S+)+)">')
_LINK = re.compile(r'href="([0-9a-f]{16})\.html"')


@dataclass(frozen=True, kw_only=True)
class Verified:
    """A file with what was checked in it.

    `numbers` counts the numbers it shows, `drawn` how many of them are the geometry of bars and strips.
    `changed` names what made the numbers (codebook, rules, …) where that is another one now, with both
    versions. `made_by` is the version of this program that wrote it, where that is not the one that runs:
    another version words and draws things otherwise, so nothing is compared. `altered` says that all it
    says holds, but that its markup or style is not ours.
    """

    path: Path
    numbers: int
    drawn: int
    differences: tuple[Difference, ...]
    changed: Mapping[str, tuple[str, str]]
    altered: bool
    made_by: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it is, word for word, what the workspace gives."""
        return not (self.differences or self.altered or self.made_by)


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A file as it was read: what kind it is, and what it says it was made of (articles, mostly)."""

    path: Path
    text: str
    kind: Kind
    made_of: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return () if self.kind in ("comparison", "targets") else self.made_of

    def statements(self, text: str) -> tuple[Statement, ...]:
        if self.kind != "document":
            return statements_of_page(text)
        return tuple(each for line in _lines(text) for each in statements_of_document(json_value(line)))


def verify(
    workspace: Workspace, path: Path, compared: Callable[..., Comparison] = comparison
) -> Iterator[Verified]:
    """Recompute what the file says from the tags and reviews of the workspace; of a folder, every file.

    A file is a page of an article, an index of such pages, a page of a comparison, or JSON lines, as
    `summary` and `compare` write them; `compared` makes a comparison anew. InputError for a file that is none
    of these, MissingError for an article that the workspace lacks.
    """
    files = [path]
    if path.is_dir():
        files = sorted(each for each in path.iterdir() if each.suffix in (".html", ".json"))
    if not files:
        raise InputError(f"{path} has no .html or .json file: name a page, or a folder that `summary` filled")
    held = [_held(each) for each in files]
    with workspace.store() as store:
        known = set(store.article_ids())
    foreign = {each.path: _foreign(each) for each in held}
    ours = [each for each in held if foreign[each.path] is None]
    for each in ours:
        if missing := sorted(set(each.articles) - known):
            raise MissingError(
                f"{each.path} is about {listed(missing)}, which this workspace does not have: run this in "
                "the workspace that it was made in, or add the article"
            )
    wanted = dict.fromkeys(name for each in ours for name in each.articles)
    found = {each.article.id: each for each in summaries(workspace, wanted, fresh=True)} if wanted else {}
    for each in held:
        if (other := foreign[each.path]) is not None:
            yield other
        elif each.kind == "comparison":
            yield _compared(each, _comparison(workspace, each, compared))
        elif each.kind == "targets":
            titles = {label.name: label.title for label in workspace.codebook().labels}
            yield _compared(each, targets_page(called_what(workspace), titles))
        else:
            yield _compared(each, _made(each.kind, [found[name] for name in each.articles]))


def _foreign(held: _Held) -> Verified | None:
    """What can be said of a file that names another version of this program; None for any other."""
    made_by = versions(held.statements(held.text)).get(PROGRAM)
    if not made_by or made_by == __version__:
        return None
    return replace(_compared(held, held.text), made_by=made_by)


def _compared(held: _Held, again: str) -> Verified:
    said, recomputed = held.statements(held.text), held.statements(again)
    then, now = versions(said), versions(recomputed)
    unknown = not then.get(PROGRAM)
    found = () if unknown else differences(said, recomputed)
    return Verified(
        path=held.path,
        numbers=sum(len(each.numbers) for each in said),
        drawn=sum(len(each.numbers) for each in said if each.drawn),
        differences=found,
        changed={
            name: (then.get(name, "none"), version)
            for name, version in now.items()
            if then.get(name, "none") != version
        },
        altered=not (found or unknown) and held.kind != "document" and held.text != again,
        made_by="of an unknown version" if unknown else None,
    )


def _held(path: Path) -> _Held:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if marked := _MARK.search(text):
            kind: Kind = typing.cast(Kind, marked[1])
            return _Held(path=path, text=text, kind=kind, made_of=tuple(marked[2].split()))
        articles = tuple(str(json_value(line)["article"]["id"]) for line in _lines(text))
    except (ValueError, KeyError, TypeError):  # not text, not JSON, or not a document of ours
        articles = ()
    if not articles:
        raise InputError(f"{path} is not a summary of ours: {OURS}")
    return _Held(path=path, text=text, kind="document", made_of=articles)


def _lines(text: str) -> list[str]:
    """Lines of JSON: a string in one may hold what Python takes for other ends of lines."""
    return [line for line in text.split("\n") if line.strip()]


def _made(kind: Kind, found: Sequence[Summary]) -> str:
    """The same kind of file, made from summaries."""
    if kind == "document":
        return "".join(json.dumps(document(each)) + "\n" for each in found)
    if kind == "index":
        return index([row(each, f"{each.article.id}.html") for each in found])
    return "".join(map(page, found))


def _comparison(workspace: Workspace, held: _Held, compared: Callable[..., Comparison]) -> str:
    """The page of the same comparison: its sides, its seed, and of its labels those that there still are."""
    by, seed, *labels = [*held.made_of, ""] if len(held.made_of) < 2 else held.made_of
    if by not in typing.get_args(By) or not seed.isdecimal():
        raise InputError(f"{held.path} is not a comparison of ours: {OURS}")
    codebook = workspace.codebook()
    found = compared(
        workspace,
        by=typing.cast(By, by),
        labels=[name for name in labels if name in codebook.names],
        seed=int(seed),
    )
    return comparison_page(found, {name: f"{name}.html" for name in _LINK.findall(held.text)})
