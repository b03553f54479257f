"""The codebook: `guidelines.md`, the document that coders work from, as a value the program can use.

The file says itself, in its last section, how a label's section is laid out. What is malformed is
refused with the file, the line and the fix: a label that is half read would be coded half right.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from annotate.coding.examples import Example, read
from annotate.coding.markdown import Line, MalformedError, Section, items, lines, prose, split
from annotate.coding.reasons import Reason
from annotate.coding.reasons import read as read_reason
from annotate.coding.settings import NAME, SETTING, Settings, colours, settings
from annotate.errors import InputError, UsageError
from annotate.records import digest

_PARTS = ("Questions", "Boundary", "Reasons", "Examples", "Counter-examples")
_LABEL = re.compile(r"`(?P<name>[^`]*)`\s*(?P<title>.*)")


@dataclass(frozen=True, kw_only=True)
class LabelDefinition:
    """One label's section. `was` are the names it had, `threshold` a probability, `color` as ``#RRGGBB``.

    `definition` is its first paragraph, `marking` the next ones: where a tag begins and ends (may be empty).
    `boundary` has a line for each paragraph or list item. `hotkey` is a digit, empty when all ten are taken.
    `reasons` are what the program says of a wording in an article's language. `digest` changes with what a
    coder must know (definition, marking, questions, boundary, examples), not with the label's name, title,
    colour, key, threshold or reasons.
    """

    name: str
    was: tuple[str, ...]
    title: str
    definition: str
    marking: str = ""
    tests: tuple[str, ...]
    boundary: str
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    threshold: float
    color: str
    hotkey: str
    reasons: tuple[Reason, ...] = ()

    @cached_property
    def digest(self) -> str:
        """Sixteen hex digits that name this definition."""
        examples = (
            (kind, each.language, each.text, [(s.start, s.end) for s in each.spans], each.by_rules, each.note)
            for kind, group in (("example", self.examples), ("counter-example", self.counter_examples))
            for each in group
        )
        return digest(
            "label", self.definition, self.marking, len(self.tests), *self.tests, self.boundary, *examples
        )


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
        """The label called `name`. UsageError if there is none; it says what a renamed one is called."""
        found = next((label for label in self.labels if label.name == name), None)
        if found is None:
            now = self.current(name)
            hint = f"it is called {now} now" if now else f"allowed: {', '.join(self.names)}"
            raise UsageError(f"{self.source} has no label {name!r}; {hint}")
        return found

    def current(self, name: str) -> str | None:
        """What the label that is or was called `name` is called now; None if it is gone."""
        return next((each.name for each in self.labels if name == each.name or name in each.was), None)

    def today(self, name: str) -> str:
        """The same, for a record that must keep some name: one that is gone keeps the one it had."""
        return self.current(name) or name


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
        top, sections = split(lines(markdown), level=2)
        version = _version(top)
        sections = [section for section in sections if _is_label(section)]
        if not sections:
            raise MalformedError(1, "there is no label; add a section such as '## `my_label` My label'")
        names = [Line(section.line, _name(section)) for section in sections]
        stated = [settings(section) for section in sections]
        _once("name", [*names, *(Line(each.line, was) for each in stated for was in each.was)])
        _once("key", [Line(each.line, each.key) for each in stated if each.key])
        _once("colour", [Line(each.line, each.colour) for each in stated if each.colour])
        keys = (key for key in "1234567890" if key not in {each.key for each in stated})
        free = (colour for colour in colours() if colour not in {each.colour for each in stated})
        labels = tuple(
            _label(section, name.text, each, each.key or next(keys, ""), each.colour or next(free))
            for section, name, each in zip(sections, names, stated, strict=True)
        )
    except MalformedError as error:
        raise InputError(f"{source}, line {error.line}: {error}") from None
    return Codebook(version=version, labels=labels, text=markdown, source=source)


def _version(top: Section) -> str:
    for line in top.body:
        name, _, value = line.text.replace("*", "").partition(":")
        value = value.strip()
        if name.strip().lower() == "version":
            if not re.fullmatch(r"\d+(\.\d+)*", value, re.ASCII):
                raise MalformedError(line.number, f"the version is {value!r}; write it like 'Version: 1.0'")
            return value
    raise MalformedError(1, "no version before the first section; add a line 'Version: 1.0' under the title")


def _is_label(section: Section) -> bool:
    if _LABEL.fullmatch(section.heading):
        return True
    _, parts = split(section.body, level=3)
    if any(part.heading in _PARTS for part in parts) or any(
        SETTING.match(line.text) for line in section.body
    ):
        raise MalformedError(
            section.line,
            f"the section {section.heading!r} is laid out like a label, but its heading names none; "
            "begin it with the name in backticks, such as '## `my_label` My label'",
        )
    return False


def _name(section: Section) -> str:
    name = section.heading.split("`")[1]
    if not NAME.fullmatch(name):
        raise MalformedError(
            section.line,
            f"the label name {name!r} is not in snake_case; use the letters a to z, digits and single "
            "underscores, such as `my_label`",
        )
    return name


def _once(what: str, stated: Iterable[Line]) -> None:
    first: dict[str, int] = {}
    for line, value, _ in stated:
        if value in first:
            raise MalformedError(
                line, f"the {what} {value!r} is taken by line {first[value]}; each label needs its own"
            )
        first[value] = line


def _label(section: Section, name: str, stated: Settings, key: str, colour: str) -> LabelDefinition:
    top, parts = split(section.body, level=3)
    definition, _, marking = prose(line for line in top.body if not SETTING.match(line.text)).partition("\n")
    if not definition:
        raise MalformedError(section.line, f"{name!r} has no definition; write a sentence under its heading")
    for part in parts:
        if part.heading not in _PARTS:
            raise MalformedError(
                part.line, f"unknown part {part.heading!r} of {name!r}; allowed: {', '.join(_PARTS)}"
            )
        if not prose(part.body):
            raise MalformedError(part.line, f"{part.heading!r} of {name!r} is empty; fill it or take it out")
    _once("part", [Line(part.line, part.heading) for part in parts])
    body = {part.heading: part.body for part in parts}
    title = section.heading.split("`")[2].strip()
    return LabelDefinition(
        name=name,
        was=stated.was,
        title=title or name.replace("_", " ").capitalize(),
        definition=definition,
        marking=marking,
        tests=tuple(item.text for item in items(body.get("Questions", ()))),
        boundary=prose(body.get("Boundary", ())),
        examples=_examples(body.get("Examples", ()), marked=True),
        counter_examples=_examples(body.get("Counter-examples", ()), marked=False),
        threshold=stated.threshold,
        color=colour,
        hotkey=key,
        reasons=tuple(read_reason(line, item) for line, item, _ in items(body.get("Reasons", ()))),
    )


def _examples(body: Sequence[Line], *, marked: bool) -> tuple[Example, ...]:
    examples = []
    for number, item, _ in items(body):
        example = read(number, item)
        if marked and not example.spans:
            raise MalformedError(number, f"no span is marked in {item!r}; put it between [[ and ]]")
        if example.spans and not marked:
            raise MalformedError(number, f"{item!r} is a counter-example with a span; take its marks out")
        examples.append(example)
    return tuple(examples)
