"""What a page or a JSON document says, statement by statement, and how two of them differ.

A page is taken as its reader sees it: the text of each heading, paragraph, list item and table cell, what
shows on hover or is read aloud, and the geometry of its bars. No hidden copy of the numbers is consulted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
VERSIONS = "Versions"  #: where a page or a document says what made it

_BLOCKS = frozenset(("title", "h1", "h2", "h3", "p", "li", "td", "th", "dt", "dd", "figcaption"))
_HEADINGS = frozenset(("h1", "h2", "h3", "figcaption"))
_READ = ("title", "aria-label", "lang", "dir")  # attributes that a reader sees or hears
_DRAWN = ("x", "y", "width", "height", "d")
_DRAWN_MARK = " (drawn)"


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Something that is said, and where: under which heading, in which row and column."""

    where: str
    said: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, as they are written."""
        return tuple(NUMBER.findall(self.said))

    @property
    def drawn(self) -> bool:
        """Whether it is the geometry of a bar or a strip."""
        return self.where.endswith(_DRAWN_MARK)

    @property
    def form(self) -> tuple[str, str]:
        """It without its numbers: statements of one form say the same with other numbers."""
        return NUMBER.sub("#", self.where), NUMBER.sub("#", self.said)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What was said and what is recomputed, a number where only a number differs; None: it is not there."""

    where: str
    said: str | None
    recomputed: str | None


def statements_of_page(text: str) -> tuple[Statement, ...]:
    """All that a page says, in its order."""
    reader = _Page()
    reader.feed(text)
    reader.close()
    return tuple(reader.found)


def statements_of_document(value: Any) -> tuple[Statement, ...]:
    """All leaves of a JSON document; `where` is the path of keys."""
    return tuple(_leaves(value, ()))


def differences(said: Sequence[Statement], recomputed: Sequence[Statement]) -> tuple[Difference, ...]:
    """Where two lists of statements differ, number by number as far as their words agree."""
    forms, again = [each.form for each in said], [each.form for each in recomputed]
    if forms == again:
        return tuple(_numbers(said, recomputed))
    found: list[Difference] = []
    for kind, a, b, c, d in SequenceMatcher(None, forms, again).get_opcodes():
        found += (_numbers if kind == "equal" else _words)(said[a:b], recomputed[c:d])
    return tuple(found)


def versions(said: Sequence[Statement]) -> Mapping[str, str]:
    """What made a page or a document, as it says itself: name and version."""
    found = (each for each in said if each.where.partition(" › ")[0] == VERSIONS)
    return dict(each.said.partition(" ")[::2] for each in found)


def _numbers(said: Sequence[Statement], recomputed: Sequence[Statement]) -> Iterator[Difference]:
    for one, other in zip(said, recomputed, strict=True):
        for before, now in zip(one.numbers, other.numbers, strict=True):
            if before != now:
                yield Difference(where=one.where, said=before, recomputed=now)


def _words(said: Sequence[Statement], recomputed: Sequence[Statement]) -> Iterator[Difference]:
    """Statements in the same place against each other, the others by themselves."""
    places, again = [each.where for each in said], [each.where for each in recomputed]
    for kind, a, b, c, d in SequenceMatcher(None, places, again).get_opcodes():
        if kind == "equal":
            for one, other in zip(said[a:b], recomputed[c:d], strict=True):
                yield Difference(where=one.where, said=one.said, recomputed=other.said)
        else:
            for one in said[a:b]:
                yield Difference(where=one.where, said=one.said, recomputed=None)
            for one in recomputed[c:d]:
                yield Difference(where=one.where, said=None, recomputed=one.said)


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[Statement]:
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list) and value:
        for i, each in enumerate(value):
            yield from _leaves(each, (*path, str(i)))
    elif path[-3:-1] == ("summary", "versions"):
        yield Statement(where=VERSIONS, said=f"{path[-1]} {value or 'none'}")
    else:
        yield Statement(where=".".join(path), said=str(value))


class _Page(HTMLParser):
    """Collects the statements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Statement] = []
        self._heading = ""
        self._row = ""
        self._columns: list[str] = []
        self._cell = 0
        self._in_head = False
        self._block = ""
        self._text: list[str] = []
        self._unread = 0  # style and script

    @property
    def _where(self) -> str:
        if self._block != "td":
            return self._heading
        column = self._columns[self._cell - 1 : self._cell]
        return " › ".join(filter(None, (self._heading, self._row, *column)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self._unread += 1
        if tag in _BLOCKS:
            self._end()
            self._block = tag
        if tag == "table":
            self._columns, self._row = [], ""
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self._cell = 0
        elif tag in ("td", "th"):
            self._cell += 1
        values = dict(attrs)
        if "versions" in (values.get("class") or "").split():
            self._heading = VERSIONS
        if drawn := " ".join(f"{name} {values[name]}" for name in _DRAWN if values.get(name)):
            self.found.append(Statement(where=self._where + _DRAWN_MARK, said=drawn))
        for name in _READ:
            if values.get(name):
                self.found.append(Statement(where=f"{self._where} ({name})", said=f"{values[name]}"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._unread -= 1
        elif tag == "thead":
            self._in_head = False
        elif tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        """What was gathered is a statement."""
        said = " ".join(" ".join(self._text).split())
        self._text = []
        if not said:
            return
        if self._block == "th":
            if self._in_head:
                self._columns.append(said)
            else:
                self._row = said
        elif self._block in _HEADINGS:
            self._heading = said
        self.found.append(Statement(where=self._where, said=said))
