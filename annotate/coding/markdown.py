"""Markdown as far as a codebook needs it: lines, sections, paragraphs, lists; each with its line number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+(.*)")


class MalformedError(Exception):
    """Something that cannot be taken at `line`; the message says what, and how to mend it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Line(NamedTuple):
    """A line or a list item, with the number (from 1) of the line that it begins on."""

    number: int
    text: str


class Section(NamedTuple):
    """A heading, the number of its line, and all that stands under it, deeper headings included."""

    line: int
    heading: str
    body: Sequence[Line]


def lines(markdown: str) -> Iterator[Line]:
    """The lines outside fenced code. MalformedError if a fence is never closed."""
    fence = 0
    # Not splitlines: it also breaks at characters that are no line ends in Markdown.
    for number, text in enumerate(re.split(r"\r\n|\r|\n", markdown), start=1):
        if text.startswith("```"):
            fence = 0 if fence else number
        elif not fence:
            yield Line(number, text.rstrip())
    if fence:
        raise MalformedError(fence, "the code block that begins here never ends; close it with ```")


def split(body: Iterable[Line], level: int) -> tuple[Section, list[Section]]:
    """What stands before the first heading of `level`, and each such heading with its body."""
    top: list[Line] = []
    sections: list[tuple[int, str, list[Line]]] = []
    for line in body:
        heading = _HEADING.fullmatch(line.text)
        if heading and len(heading[1]) == level:
            sections.append((line.number, heading[2], []))
        else:
            (sections[-1][2] if sections else top).append(line)
    return Section(1, "", top), [Section(*section) for section in sections]


def prose(body: Iterable[Line]) -> str:
    """The text with one line for each paragraph or list item, however it was wrapped."""
    blocks = [""]
    for line in body:
        if not line.text or _ITEM.match(line.text):
            blocks.append("")
        blocks[-1] += " " + line.text
    return "\n".join(filter(None, (" ".join(block.split()) for block in blocks)))


def items(body: Iterable[Line]) -> list[Line]:
    """The items of a list, unwrapped. MalformedError for text that belongs to no item."""
    found: list[Line] = []
    for number, text in body:
        if item := _ITEM.match(text):
            found.append(Line(number, item[1]))
        elif text and found:
            found[-1] = Line(found[-1].number, f"{found[-1].text} {text}")
        elif text:
            raise MalformedError(number, f"{text!r} stands outside the list; begin it with '- '")
    return [Line(number, " ".join(text.split())) for number, text in found]
