"""A format that coded articles are written in, what it can hold, and what it would lose."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Literal

import annotate.exchange as here
from annotate.errors import InputError, MissingError, UsageError
from annotate.exchange.coded_article import GOLD, CodedArticle, apart

GROUP = "annotate.formats"  #: of the entry points
Kind = Literal[
    "overlaps",
    "voice",
    "reason",
    "adjudicated",
    "disputed",
    "rejected",
    "article flags",
    "labels offered",
    "language",
    "layout",
    "publications",
    "voices",
    "proposals",
    "answers",
]
#: what can be lost, each as it is told to a person
KINDS: Mapping[Kind, str] = {
    "overlaps": "spans that overlap another one (the longest is kept)",
    "voice": "whose words a span is",
    "reason": "the reason given for a span",
    "adjudicated": "that one person settled a span",
    "disputed": "spans that only some coders marked",
    "rejected": "proposals that coders rejected",
    "article flags": "articles that a coder calls damaged or no article (left out)",
    "labels offered": "articles with the list of labels that their coders had",
    "language": "articles with their language",
    "layout": "articles with their headline, captions or block quotations",
    "publications": "sources, outlets and dates",
    "voices": "articles with the stretches that are not the outlet's words",
    "proposals": "tags, with rule, cue and score",
    "answers": "single coders' reviews",
}
EVERYTHING: frozenset[Kind] = frozenset(KINDS)
#: all that is said of spans
SPANS: frozenset[Kind] = frozenset({"overlaps", "voice", "reason", "adjudicated", "disputed", "rejected"})


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format. `files` is the pattern that its files match, by which a file or folder is recognised.

    `write` writes articles to a new file (or a new folder, for a format of several files) and gets none of
    what is not in `holds`; `read` gives them back. Both turn our code points into the format's own offsets.
    """

    name: str
    title: str
    files: str
    folder: bool
    holds: frozenset[Kind]
    write: Callable[[Sequence[CodedArticle], Path], None]
    read: Callable[[Path], Iterable[CodedArticle]]


def fitted(article: CodedArticle, holds: frozenset[Kind]) -> CodedArticle | None:
    """The article without what a format does not hold; None where it must be left out as a whole."""
    if article.flags and "article flags" not in holds:
        return None
    spans = article.of_state(*GOLD, *(state for state in ("disputed", "rejected") if state in holds))
    spans = spans if "overlaps" in holds else apart(spans)
    spans = tuple(
        replace(
            span,
            voice=span.voice if "voice" in holds else None,
            reason=span.reason if "reason" in holds else "",
            state="approved" if span.state in GOLD and "adjudicated" not in holds else span.state,
        )
        for span in spans
    )
    text = article.article
    if "layout" not in holds:
        text = replace(text, captions=(), quoted=(), byline=None, removed=(), notes=())
    return replace(
        article,
        article=text,
        spans=spans,
        labels=article.labels if "labels offered" in holds else None,
        publications=article.publications if "publications" in holds else (),
        voices=article.voices if "voices" in holds else None,
        tags=article.tags if "proposals" in holds else (),
        reviews=article.reviews if "answers" in holds else (),
    )


def losses(articles: Iterable[CodedArticle], holds: frozenset[Kind]) -> Mapping[Kind, int]:
    """How much of each kind a format with these `holds` would lose; none where nothing."""
    found: Counter[Kind] = Counter()
    for article in articles:
        kept = fitted(article, holds)
        if kept is None:
            found["article flags"] += 1
            continue
        states = article.of_state(*GOLD, *(state for state in ("disputed", "rejected") if state in holds))
        found["overlaps"] += len(states) - len(kept.spans)
        for kind, number in _counts(article).items():
            found[kind] += number if kind not in holds else 0
    return {kind: found[kind] for kind in KINDS if found[kind]}


def _counts(article: CodedArticle) -> Mapping[Kind, int]:
    text, known = article.article, article.of_state(*GOLD, "disputed")
    return {
        "voice": sum(span.voice is not None for span in known),
        "reason": sum(bool(span.reason) for span in known),
        "adjudicated": len(article.of_state("adjudicated")),
        "disputed": len(article.of_state("disputed")),
        "rejected": len(article.of_state("rejected")),
        "labels offered": article.labels is not None,
        "language": 1,
        "layout": bool(text.title_end or text.captions or text.quoted),
        "publications": len(article.publications),
        "voices": bool(article.voices),
        "proposals": len(article.tags),
        "answers": len(article.reviews),
    }


@cache
def formats() -> Mapping[str, Format]:
    """The formats by name: one file each beside this one, and what installed packages bring.

    MissingError names a package whose format cannot be used.
    """
    files = (
        importlib.import_module(f"{here.__name__}.{each.name}")
        for each in pkgutil.iter_modules(here.__path__)
    )
    own = [file.FORMAT for file in files if hasattr(file, "FORMAT")]
    brought = [_brought(each, {each.name for each in own}) for each in entry_points(group=GROUP)]
    return {each.name: each for each in sorted((*own, *brought), key=lambda each: each.name)}


def _brought(point: EntryPoint, ours: Container[str]) -> Format:
    package = point.dist.name if point.dist else point.module
    try:
        found = point.load()
    except Exception as error:  # whatever the file of somebody else raises
        why = f"cannot be loaded ({type(error).__name__}: {error})"
    else:
        if isinstance(found, Format) and found.name not in ours:
            return found
        why = "has the name of one of ours" if isinstance(found, Format) else "is no `Format`"
    raise MissingError(f"the format {point.name!r} of the package {package} {why}: update or uninstall it")


def format_named(name: str) -> Format:
    """The format called `name`. UsageError names those there are."""
    if name not in formats():
        raise UsageError(f"there is no format {name!r}; choose one of: {', '.join(formats())}")
    return formats()[name]


def corpus_files(place: Path, *patterns: str) -> list[Path]:
    """The files of a corpus that match a pattern, in order; `place` itself, where it is a file.

    Hidden ones are none, such as those that macOS puts beside others. InputError for a link to a folder: it
    may lead in a circle, so it is not followed, and nobody would miss what is left out.
    """
    if not place.is_dir():
        return [place]
    if linked := [each for each in place.rglob("*") if each.is_symlink() and each.is_dir()]:
        raise InputError(f"{min(linked)} is a link to a folder: put the folder there, or read it by itself")
    return sorted({each for pattern in patterns for each in place.rglob(pattern) if each.name[0] != "."})


def read_any(path: Path, name: str | None = None) -> tuple[CodedArticle, ...]:
    """The articles of a corpus in the format called `name`, or in that which its files look like.

    InputError where it cannot be told or read, or where two articles have one name.
    """
    found = tuple((format_named(name) if name else _recognised(path)).read(path))
    if not found:
        raise InputError(f"{path} holds no coded articles")
    twice = [each for each, number in Counter(article.name for article in found).items() if number > 1]
    if twice:
        raise InputError(f"{path}: the id {twice[0]!r} occurs twice; ids must differ")
    return found


def _recognised(path: Path) -> Format:
    if not path.exists():
        raise InputError(f"{path} cannot be read: there is no such file or folder")
    fitting = [
        each
        for each in formats().values()
        if (corpus_files(path, each.files) if path.is_dir() else path.match(each.files))
    ]
    if path.match("*.jsonl"):
        with path.open("rb") as file:
            first = file.readline()
        theirs = b'"answer"' in first or b'"_input_hash"' in first  # keys: within a text quotes are escaped
        return formats()["prodigy" if theirs else "jsonl"]
    if len(fitting) != 1:
        raise InputError(
            f"{path}: its name does not tell its format; say --format and one of: {', '.join(formats())}"
        )
    return fitting[0]
