"""Cleaning: from a page as it was read to an article whose text never changes again.

What goes is listed with its reason. What may be a part of the article stays.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from annotate.errors import InputError
from annotate.intake.boilerplate import REST, leftovers, tails, tickers
from annotate.intake.characters import normalise_blanks, normalise_characters
from annotate.intake.damage import damage
from annotate.intake.dialogue import others
from annotate.intake.foreign import foreign
from annotate.intake.imprint import imprint, imprint_lines
from annotate.intake.layout import infer_title, is_caption, join_captions, join_narrow
from annotate.intake.no_article import is_cut, no_article
from annotate.intake.raw import Raw
from annotate.intake.repeats import line_key, repeated_runs, repeated_titles
from annotate.records import Article, Removal, digest, sha256
from annotate.text.language import detect

CLEANER_VERSION = "3"  #: raised whenever the same page would be cleaned to another text
_PASSES = 50  #: more than any page was seen to need; each takes out a line at least


def clean(raw: Raw) -> Article:
    """The article on a page. Cleaning its text again changes nothing.

    The text begins with the title, then an empty line. InputError when nothing with a letter is left.
    """
    text, invisible = normalise_characters(raw.text)
    title = _one_line(raw.title)
    if instead := _instead(text, title):
        raise InputError(
            f"{raw.source}: no article: {instead}. Give the article's text, or leave this one out"
        )
    page = _Page(text.split("\n"), _numbers(raw.text, raw.quoted))
    page.take(tickers(page.lines))
    page.blanks()
    page.take(repeated_titles(page.lines, title))
    if title and not (page.lines and line_key(page.lines[0]) == line_key(title)):
        page.lines, page.origins = [title, "", *page.lines], [-1, -1, *page.origins]
        page.close()
    for _ in range(_PASSES):
        if not _pass(page):
            break
    text = "\n".join(page.lines)
    if not any(map(str.isalnum, text)):
        raise InputError(
            f"{raw.source}: nothing is left after cleaning ({_counted(page.removed)}). "
            "Give the article's text, or leave this one out"
        )
    known = title if title and line_key(page.lines[0]) == line_key(title) else infer_title(text)
    language = detect(text)
    said = imprint(page.removed)
    return Article(
        id=digest("article", text),
        text=text,
        title_end=len(page.lines[0]) if known else 0,
        language=language,
        text_sha256=sha256(text),
        captions=_captions(page.lines),
        quoted=_quoted(page, 1 if known else 0),
        byline=_one_line(raw.byline) or said.byline,
        removed=(*raw.removed, *page.removed),
        notes=(*raw.notes, *damage(text, language), *_notes(page, text, invisible)),
    )


class _Page:
    """The lines that are still there, each with the number it had, and what was taken out.

    `quoted` are the numbers that lines had which markup sets off.
    """

    def __init__(self, lines: Sequence[str], quoted: frozenset[int]) -> None:
        self.lines = list(lines)
        self.quoted = quoted
        self.origins = list(range(len(lines)))
        self.joined = 0
        self._removed: list[tuple[int, Removal]] = []

    @property
    def removed(self) -> tuple[Removal, ...]:
        """What was taken out, in the order of the page."""
        return tuple(removal for _, removal in sorted(self._removed, key=lambda each: each[0]))

    def take(self, found: Mapping[int, str]) -> None:
        """Take these lines out; neighbours with one reason are one removal."""
        gone = [(number, found[number]) for number in sorted(found)]
        rank = {number: place for place, number in enumerate(n for n, line in enumerate(self.lines) if line)}
        runs = groupby(enumerate(gone), key=lambda each: (each[1][1], rank.get(each[1][0], -1) - each[0]))
        for (reason, _), run in runs:
            numbers = [number for _, (number, _) in run]
            text = "\n".join(self.lines[number].strip() for number in numbers)
            self._removed.append((self.origins[numbers[0]], Removal(reason=reason, text=text)))
        for number in found:
            self.lines[number] = ""
        if found:
            self.close()

    def join(self, numbers: Sequence[int]) -> None:
        """Append these lines to the ones above them, but no quotation to what stands around it."""
        appended = {number for number in numbers if self.is_quoted(number) == self.is_quoted(number - 1)}
        parts: list[list[str]] = []
        for number, line in enumerate(self.lines):
            if number in appended:
                parts[-1].append(line)
            else:
                parts.append([line])
        self.origins = [origin for number, origin in enumerate(self.origins) if number not in appended]
        self.lines = [" ".join(lines) for lines in parts]
        self.joined += len(appended)

    def is_quoted(self, number: int) -> bool:
        """Whether markup sets off the line."""
        return self.origins[number] in self.quoted

    def blanks(self) -> None:
        """One space for runs of blanks."""
        self.lines = [normalise_blanks(line) for line in self.lines]
        self.close()

    def close(self) -> None:
        """At most one empty line in a row, none at the ends."""
        kept: list[tuple[str, int]] = []
        for line, origin in zip(self.lines, self.origins, strict=True):
            if line or (kept and kept[-1][0]):
                kept.append((line, origin))
        while kept and not kept[-1][0]:
            kept.pop()
        self.lines, self.origins = [line for line, _ in kept], [origin for _, origin in kept]


def _notes(page: _Page, text: str, invisible: int) -> Iterator[str]:
    """What a reader of the article should know that is not listed as taken out."""
    if invisible:
        yield f"{invisible} invisible characters taken out"
    if any(removal.reason == "paywall" for removal in page.removed):
        yield "the text is cut: the page asks for a subscription to read on"
    elif end := is_cut(text) or next((each.text for each in page.removed if each.reason == REST), None):
        yield f"the text may be cut: it ends with “{end}”"
    if page.joined:
        yield f"{page.joined} lines joined to paragraphs"


def _pass(page: _Page) -> bool:
    """One round of taking out; whether it changed anything. The article is clean when it did not."""
    before = list(page.lines)
    page.join(join_captions(page.lines))
    page.join(join_narrow(page.lines))
    steps: tuple[Callable[[Sequence[str]], Mapping[int, str]], ...] = (
        tickers,
        leftovers,
        tails,
        lambda lines: foreign(lines, detect("\n".join(lines))),
        imprint_lines,
        repeated_runs,
        lambda lines: repeated_titles(lines, infer_title("\n".join(lines))),
    )
    for step in steps:
        page.take(step(page.lines))
    if title := infer_title("\n".join(page.lines)):
        if page.lines[1:2] != [""]:
            page.lines.insert(1, "")
            page.origins.insert(1, page.origins[0])
        assert page.lines[0] == title
    return page.lines != before


def _numbers(text: str, stretches: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the lines that the stretches cover."""
    found: set[int] = set()
    at = number = 0
    for start, end in stretches:
        number += text.count("\n", at, start)
        last = number + text.count("\n", start, end)
        found.update(range(number, last + 1))
        at, number = end, last
    return frozenset(found)


def _quoted(page: _Page, first: int) -> tuple[tuple[int, int], ...]:
    """The stretches of quoted lines in the cleaned text, from line `first` on; empty lines join them."""
    dialogue = others(page.lines)
    spans: list[tuple[int, int]] = []
    at, joins = 0, False
    for number, line in enumerate(page.lines):
        if line and number >= first and (page.is_quoted(number) or number in dialogue):
            spans[-1:] = [(spans[-1][0], at + len(line))] if joins else [*spans[-1:], (at, at + len(line))]
            joins = True
        elif line:
            joins = False
        at += len(line) + 1
    return tuple(spans)


def _instead(text: str, title: str | None) -> str | None:
    """What the page holds instead of an article; its first line may be its title."""
    first, _, rest = text.strip().partition("\n")
    if title and line_key(first) == line_key(title):
        text = rest
    elif not title and rest.strip():
        return no_article(first, rest) or no_article(None, text)
    return no_article(title, text)


def _captions(lines: Sequence[str]) -> tuple[tuple[int, int], ...]:
    spans, at = [], 0
    for number, line in enumerate(lines):
        if number and is_caption(line):
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)


def _one_line(value: str | None) -> str | None:
    if value is None:
        return None
    return normalise_blanks(normalise_characters(value)[0].replace("\n", " ")) or None


def _counted(removed: Sequence[Removal]) -> str:
    reasons = [removal.reason for removal in removed]
    return ", ".join(f"{reasons.count(each)} × {each}" for each in dict.fromkeys(reasons)) or "it was empty"
