"""Word lists: terms with their part of speech, the condition under which they count, and the plain word.

A file is tab-separated text. Lines that begin with ``#`` state source, licence, date and ``language:``. The
first other line names the columns: `term` (one word or several), `pos` (NOUN, VERB, ADJ, ADV or empty: as it
stands, uninflected), `when` (a condition, see `annotate.rules.condition`), `plain` (what a neutral writer
would put, for the reason). Only `term` is required; a file without a header line has only terms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from annotate.errors import InputError
from annotate.records import sha256
from annotate.rules.inflection import forms

COLUMNS = ("term", "pos", "when", "plain")
PARTS_OF_SPEECH = ("", "NOUN", "VERB", "ADJ", "ADV")

_WORD = re.compile(r"[^\W_]+")
#: what may stand between two words of one term: "witch hunt", "witch-hunt", "coup d'État"
_JOINT = re.compile(r"[ \u00a0\u202f]?[-‐‑’' \u00a0\u202f\n]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of a lexicon."""

    term: str
    pos: str = ""
    when: str = ""
    plain: str = ""


class Hit(NamedTuple):
    """Where an entry stands in a text, in code points of that text."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class _Node:
    """A place in the tree of words: which words may follow, and the entries that end here."""

    then: "dict[str, _Node]"
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The terms of one language, ready to be found in text."""

    source: str
    language: str | None
    entries: tuple[Entry, ...]
    digest: str
    header: dict[str, str] = field(compare=False, hash=False)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """First words of all forms of all terms, lower case."""
        return frozenset(self._trie)

    def find(self, text: str) -> Iterator[Hit]:
        """The longest terms in `text` from left to right, none overlapping another."""
        words = list(_WORD.finditer(text))
        number = 0
        while number < len(words):
            node = self._trie.get(words[number][0].lower())
            best: tuple[Entry, ...] = ()
            last = step = number
            while node is not None:
                if node.entries:
                    best, last = node.entries, step
                step += 1
                if step == len(words) or not _JOINT.fullmatch(
                    text, words[step - 1].end(), words[step].start()
                ):
                    break
                node = node.then.get(words[step][0].lower())
            for entry in best:
                yield Hit(words[number].start(), words[last].end(), entry)
            number = last + 1

    @cached_property
    def _trie(self) -> dict[str, _Node]:
        root = _Node({})
        for entry in self.entries:
            for form in forms(entry.term, entry.pos, self.language):
                node = root
                for word in _WORD.findall(form.lower()):
                    node = node.then.setdefault(word, _Node({}))
                if entry not in node.entries:
                    node.entries = (*node.entries, entry)
        return root.then


def parse(text: str, source: str) -> Lexicon:
    """The lexicon written in `text`. InputError names `source`, line, what we got and what is allowed."""
    header: dict[str, str] = {}
    columns: list[str] | None = None
    entries: list[Entry] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            key, colon, value = line.lstrip("# ").partition(":")
            if colon:
                header[key.strip().lower()] = value.strip()
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells):
            continue
        if columns is None:
            columns = cells if cells[0] == "term" else ["term"]
            if columns is cells:
                _known(columns, source, number)
                continue
        entries.append(_entry(cells, columns, source, number))
    return Lexicon(
        source=source,
        language=header.get("language"),
        entries=tuple(entries),
        digest=sha256(text),
        header=header,
    )


def _known(columns: list[str], source: str, number: int) -> None:
    unknown = sorted(set(columns) - set(COLUMNS))
    if unknown:
        raise InputError(
            f"{source}, line {number}: column {unknown[0]!r} is not one of {', '.join(COLUMNS)}; "
            "rename it or take it out"
        )


def _entry(cells: list[str], columns: list[str], source: str, number: int) -> Entry:
    if len(cells) > len(columns):
        raise InputError(
            f"{source}, line {number}: {len(cells)} cells where the header names {len(columns)} "
            f"({', '.join(columns)}); separate cells by one tab"
        )
    values = dict(zip(columns, cells, strict=False))
    if not _WORD.search(values["term"]):
        raise InputError(f"{source}, line {number}: the term is empty; write a word or delete the line")
    if values.get("pos", "") not in PARTS_OF_SPEECH:
        raise InputError(
            f"{source}, line {number}: part of speech {values['pos']!r} is not one of "
            f"{', '.join(PARTS_OF_SPEECH[1:])}; leave the cell empty to take the term as it stands"
        )
    return Entry(**values)
