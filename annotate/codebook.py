"""The codebook: `guidelines.md`, the document that coders work from, as a value the program can use.

The file says itself, in its last section, how a label's section is laid out. What is malformed is
refused with the file, the line and the fix: a label that is half read would be coded half right.
"""

import colorsys
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from annotate.errors import InputError, UsageError
from annotate.records import Span, digest

THRESHOLD = 0.5  #: for a label that states none

_PARTS = ("Questions", "Boundary", "Examples", "Counter-examples")
_SETTINGS = {
    "key": "one digit",
    "colour": "written like #3A6EA5",
    "color": "written like #3A6EA5",
    "threshold": "a number from 0 to 1",
    "was": "the name the label had (several: with spaces between)",
}
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_LABEL = re.compile(r"`([^`]*)`\s*(.*)")
_SETTING = re.compile(r"(?:key|colour|color|threshold|was):", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+(.*)")
_NOTE = re.compile(r"(?:^|\s)\*\((.*)\)\*$")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A sentence and the spans of it that the label covers; a counter-example has none.

    `by_rules` is False where only a person can find them. `note` says why, and may be empty.
    """

    language: str
    text: str
    spans: tuple[Span, ...]
    by_rules: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class LabelDefinition:
    """One label's section. `was` are the names it had, `threshold` a probability, `color` as ``#RRGGBB``.

    `hotkey` is a digit, empty when all ten are taken. `digest` changes with what a coder must know
    (definition, questions, boundary, examples), not with the label's name, title, colour or key.
    """

    name: str
    was: tuple[str, ...]
    title: str
    definition: str
    tests: tuple[str, ...]
    boundary: str
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    threshold: float
    color: str
    hotkey: str

    @property
    def digest(self) -> str:
        """Sixteen hex digits that name this definition."""
        examples = (
            (kind, each.language, each.text, [(s.start, s.end) for s in each.spans], each.by_rules, each.note)
            for kind, group in (("example", self.examples), ("counter-example", self.counter_examples))
            for each in group
        )
        return digest("label", self.definition, len(self.tests), *self.tests, self.boundary, *examples)


@dataclass(frozen=True, kw_only=True)
class Codebook:
    """All labels in the order of the file. `text` and `source` are the file it was read from."""

    version: str
    labels: tuple[LabelDefinition, ...]
    text: str = field(default="", compare=False, repr=False)
    source: str = field(default="guidelines.md", compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Label names in the order of the file."""
        return tuple(label.name for label in self.labels)

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of each label by name."""
        return {label.name: label.digest for label in self.labels}

    @property
    def digest(self) -> str:
        """Sixteen hex digits that name the labels and their definitions, whatever the version says."""
        return digest("codebook", *((label.name, label.was, label.digest) for label in self.labels))

    def __getitem__(self, name: str) -> LabelDefinition:
        """The label called `name`. UsageError if there is none, with the name it has now if it was renamed."""
        found = next((label for label in self.labels if label.name == name), None)
        if found is None:
            now = self.current(name)
            hint = f"it is called {now} now" if now else f"allowed: {', '.join(self.names)}"
            raise UsageError(f"{self.source} has no label {name!r}; {hint}")
        return found

    def current(self, name: str) -> str | None:
        """What the label that is or was called `name` is called now; None if it is gone."""
        return next((each.name for each in self.labels if name == each.name or name in each.was), None)


def load(path: Path) -> Codebook:
    """Read the codebook at `path`. InputError if there is none, or it is malformed."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): put a codebook there") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from None
    return parse(text, str(path))


def parse(markdown: str, source: str) -> Codebook:
    """The codebook written in `markdown`. InputError names `source`, the line and the fix."""
    try:
        top, *rest = _split(_lines(markdown), level=2)
        version = _version(top)
        sections = [section for section in rest if _is_label(section)]
        if not sections:
            raise _MalformedError(1, "there is no label; add a section such as '## `my_label` My label'")
        names = [_name(section) for section in sections]
        settings = [_settings(_split(section.body, level=3)[0].body) for section in sections]
        _once("name", [(section.line, name) for section, name in zip(sections, names, strict=True)]
              + [(each.line, name) for each in settings for name in each.was])  # fmt: skip
        _once("key", [(each.line, each.key) for each in settings if each.key])
        _once("colour", [(each.line, each.colour) for each in settings if each.colour])
        keys = iter([key for key in "1234567890" if key not in {each.key for each in settings}])
        colours = (each for each in _colours() if each not in {stated.colour for stated in settings})
        labels = tuple(
            _label(section, name, each, each.key or next(keys, ""), each.colour or next(colours))
            for section, name, each in zip(sections, names, settings, strict=True)
        )
    except _MalformedError as error:
        raise InputError(f"{source}, line {error.line}: {error}") from None
    return Codebook(version=version, labels=labels, text=markdown, source=source)


class _MalformedError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class _Line(NamedTuple):
    number: int
    text: str


class _Section(NamedTuple):
    line: int
    heading: str
    body: Sequence[_Line]


class _Settings(NamedTuple):
    line: int = 0
    key: str = ""
    colour: str = ""
    threshold: float = THRESHOLD
    was: tuple[str, ...] = ()


def _lines(markdown: str) -> Iterator[_Line]:
    """The lines outside fenced code, numbered from 1."""
    fence = 0
    for number, text in enumerate(markdown.splitlines(), start=1):
        if text.startswith("```"):
            fence = 0 if fence else number
        elif not fence:
            yield _Line(number, text.rstrip())
    if fence:
        raise _MalformedError(fence, "the code block that begins here never ends; close it with ```")


def _split(lines: Iterable[_Line], level: int) -> list[_Section]:
    """What stands before the first heading of `level`, then each such heading with its body."""
    sections: list[tuple[int, str, list[_Line]]] = [(1, "", [])]
    for line in lines:
        heading = _HEADING.fullmatch(line.text)
        if heading and len(heading[1]) == level:
            sections.append((line.number, heading[2], []))
        else:
            sections[-1][2].append(line)
    return [_Section(*section) for section in sections]


def _version(top: _Section) -> str:
    for line in top.body:
        name, colon, value = line.text.replace("*", "").partition(":")
        if colon and name.strip().lower() == "version":
            if not re.fullmatch(r"\d+(\.\d+)*", value.strip()):
                raise _MalformedError(
                    line.number,
                    f"the version is {value.strip()!r}; write numbers and dots, such as 'Version: 1.0'",
                )
            return value.strip()
    raise _MalformedError(1, "no version before the first section; add a line 'Version: 1.0' under the title")


def _is_label(section: _Section) -> bool:
    if _LABEL.fullmatch(section.heading):
        return True
    for line in section.body:
        heading = _HEADING.fullmatch(line.text)
        if _SETTING.match(line.text) or (heading and heading[2] in _PARTS):
            raise _MalformedError(
                section.line,
                f"the section {section.heading!r} is written like a label, but its heading names none; "
                "begin it with the label's name in backticks, such as '## `my_label` My label'",
            )
    return False


def _name(section: _Section) -> str:
    name = section.heading.split("`")[1]
    if not _NAME.fullmatch(name):
        raise _MalformedError(
            section.line,
            f"the label name {name!r} is not snake_case; use small letters a–z, digits and single underscores, "
            "such as `my_label`",
        )
    return name


def _once(what: str, stated: Iterable[tuple[int, str]]) -> None:
    first: dict[str, int] = {}
    for line, value in stated:
        if value in first:
            raise _MalformedError(
                line, f"the {what} {value!r} is taken by line {first[value]}; give each label its own"
            )
        first[value] = line


def _settings(lines: Sequence[_Line]) -> _Settings:
    found = _Settings()
    for number, text in lines:
        if not _SETTING.match(text):
            continue
        for pair in text.split(","):
            name, _, value = (part.strip() for part in pair.partition(":"))
            found = found._replace(line=number, **_setting(number, name.lower(), value))
    return found


def _setting(line: int, name: str, value: str) -> dict[str, Any]:
    if name == "key" and re.fullmatch(r"\d", value, re.ASCII):
        return {"key": value}
    if name in ("colour", "color") and re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return {"colour": value.upper()}
    if name == "threshold" and re.fullmatch(r"0(\.\d+)?|1(\.0+)?", value, re.ASCII):
        return {"threshold": float(value)}
    if name == "was" and value and all(_NAME.fullmatch(each) for each in value.split()):
        return {"was": tuple(value.split())}
    if name in _SETTINGS:
        raise _MalformedError(line, f"{name} is {value!r}; it must be {_SETTINGS[name]}")
    raise _MalformedError(line, f"unknown setting {name!r}; allowed: key, colour, threshold, was")


def _colours() -> Iterator[str]:
    """Colours for labels that state none: hues a golden section apart, dark enough to stand on white."""
    for step in itertools.count():
        red, green, blue = colorsys.hls_to_rgb(step * 0.618 % 1, 0.4, 0.5)
        yield f"#{round(255 * red):02X}{round(255 * green):02X}{round(255 * blue):02X}"


def _label(section: _Section, name: str, settings: _Settings, key: str, colour: str) -> LabelDefinition:
    head, *parts = _split(section.body, level=3)
    definition = _prose(line for line in head.body if not _SETTING.match(line.text))
    if not definition:
        raise _MalformedError(
            section.line, f"the label {name!r} has no definition; write one sentence under its heading"
        )
    for part in parts:
        if part.heading not in _PARTS:
            raise _MalformedError(
                part.line, f"unknown part {part.heading!r} of {name}; allowed: {', '.join(_PARTS)}"
            )
        if not _prose(part.body):
            raise _MalformedError(
                part.line, f"the part {part.heading!r} of {name} is empty; fill it or take its heading out"
            )
    _once("part", [(part.line, part.heading) for part in parts])
    bodies = {part.heading: part.body for part in parts}
    return LabelDefinition(
        name=name,
        was=settings.was,
        title=section.heading.split("`")[2].strip() or name.replace("_", " ").capitalize(),
        definition=definition,
        tests=tuple(text for _, text in _items(bodies.get("Questions", ()))),
        boundary=_prose(bodies.get("Boundary", ())),
        examples=tuple(_example(*item, marked=True) for item in _items(bodies.get("Examples", ()))),
        counter_examples=tuple(
            _example(*item, marked=False) for item in _items(bodies.get("Counter-examples", ()))
        ),
        threshold=settings.threshold,
        color=colour,
        hotkey=key,
    )


def _prose(lines: Iterable[_Line]) -> str:
    """Text with one line for each paragraph or list item, however it was wrapped."""
    blocks: list[str] = [""]
    for line in lines:
        if not line.text or _ITEM.match(line.text):
            blocks.append("")
        blocks[-1] += " " + line.text
    return "\n".join(block for block in (" ".join(block.split()) for block in blocks) if block)


def _items(lines: Sequence[_Line]) -> list[_Line]:
    """The items of a list, each with the number of its first line."""
    items: list[_Line] = []
    for number, text in lines:
        if item := _ITEM.match(text):
            items.append(_Line(number, item[1]))
        elif text and items:
            items[-1] = _Line(items[-1].number, f"{items[-1].text} {text}")
        elif text:
            raise _MalformedError(number, f"{text!r} stands outside the list; begin it with '- '")
    return [_Line(number, " ".join(text.split())) for number, text in items]


def _example(line: int, item: str, *, marked: bool) -> Example:
    language, _, text = item.partition(": ")
    if not re.fullmatch(r"[a-z]{2,3}", language) or not text:
        raise _MalformedError(line, f"{item!r} names no language; begin it like '- en: '")
    by_rules, why = True, ""
    if note := _NOTE.search(text):
        text, why = text[: note.start()], note[1].strip()
        if why.partition(":")[0] == "person":
            by_rules, why = False, why.partition(":")[2].strip()
    spans: list[Span] = []
    plain, opened = "", -1
    for piece in re.split(r"(\[\[|\]\])", text):
        if piece not in ("[[", "]]"):
            plain += piece
        elif (piece == "[[") == (opened >= 0) or (piece == "]]" and opened == len(plain)):
            raise _MalformedError(
                line, f"the mark {piece} is out of place in {text!r}; write [[span]], not one in another"
            )
        elif piece == "[[":
            opened = len(plain)
        else:
            spans.append(Span(start=opened, end=len(plain), text=plain[opened:]))
            opened = -1
    if opened >= 0:
        raise _MalformedError(line, f"a span is not closed in {text!r}; end it with ]]")
    if marked and not spans:
        raise _MalformedError(
            line, f"no span is marked in {text!r}; put it between [[ and ]], or make it a counter-example"
        )
    if not marked and spans:
        raise _MalformedError(
            line,
            f"a span is marked in the counter-example {text!r}; take the marks out, or make it an example",
        )
    return Example(language=language, text=plain, spans=tuple(spans), by_rules=by_rules, note=why)
