"""Markdown as far as a codebook needs it: sections, paragraphs and list items, each with its line number.

What is a heading, a list item or fenced code is CommonMark's, by markdown-it; all else is text as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt


class MalformedError(Exception):
    """Something that cannot be taken at `line`; the message says what, and how to mend it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Line(NamedTuple):
    """A line or a list item, with the number (from 1) of the line that it begins on.

    `mark` is that of the block which begins here: "##" of a heading, "-" or "2." of a list item, "" of a
    paragraph; None where a block goes on.
    """

    number: int
    text: str
    mark: str | None = None


class Section(NamedTuple):
    """A heading, the number of its line, and all that stands under it, deeper headings included."""

    line: int
    heading: str
    body: Sequence[Line]


def lines(markdown: str) -> Iterator[Line]:
    """Lines that are not blank, outside fenced code and comments. MalformedError if a fence never ends."""
    # Not splitlines: it also breaks at characters that are no line ends in Markdown.
    source = [line.rstrip() for line in re.split(r"\r\n|\r|\n", markdown)]
    marks: dict[int, str] = {}
    reader = MarkdownIt("zero", {"html": True}).enable(["heading", "list", "fence", "html_block"])
    for token in reader.disable("inline").parse(markdown):
        first, end = token.map or (0, 0)
        if token.type == "fence" and token.level == 0:
            if end - first < 2 or not source[end - 1].lstrip().startswith(token.markup):
                raise MalformedError(
                    first + 1, f"the code block that begins here never ends; close it with {token.markup}"
                )
            source[first:end] = [""] * (end - first)
        elif token.type == "html_block" and source[first].lstrip().startswith("<!--"):
            source[first:end] = [""] * (end - first)
        elif token.type == "heading_open" and token.level == 0:
            marks[first] = token.markup
        elif token.type == "inline" and token.level == 1 and marks.get(first):  # of a heading
            source[first] = token.content
        elif token.type == "list_item_open" and token.level == 1:
            marks[first] = token.info + token.markup
        elif token.type in ("paragraph_open", "html_block") and token.level in (0, 2):
            marks.setdefault(first, "")
    return (Line(number + 1, text, marks.get(number)) for number, text in enumerate(source) if text)


def split(body: Iterable[Line], level: int) -> tuple[Section, list[Section]]:
    """What stands before the first heading of `level`, and each such heading with its body."""
    top: list[Line] = []
    sections: list[tuple[int, str, list[Line]]] = []
    for line in body:
        if line.mark == "#" * level:
            sections.append((line.number, line.text, []))
        else:
            (sections[-1][2] if sections else top).append(line)
    return Section(1, "", top), [Section(*section) for section in sections]


def prose(body: Iterable[Line]) -> str:
    """The text with one line for each paragraph or list item, however it was wrapped."""
    blocks = [""]
    for line in body:
        if line.mark is not None:
            blocks.append("")
        blocks[-1] += " " + line.text
    return "\n".join(filter(None, (" ".join(block.split()) for block in blocks)))


def items(body: Iterable[Line]) -> list[Line]:
    """The items of a list, unwrapped. MalformedError for text that belongs to no item."""
    found: list[Line] = []
    for number, text, mark in body:
        if mark:
            found.append(Line(number, text.lstrip()[len(mark) :]))
        elif found:
            found[-1] = Line(found[-1].number, f"{found[-1].text} {text}")
        else:
            raise MalformedError(number, f"{text!r} stands outside the list; begin it with '- '")
    return [Line(number, " ".join(text.split())) for number, text, _ in found]


def html(markdown: str) -> str:
    """Markdown as HTML; what stands in it as HTML is shown, not obeyed."""
    return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown))
