"""Articles in HTML and in Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotate.errors import InputError
from annotate.intake.blocks import Block, blocks
from annotate.intake.dates import parse_date
from annotate.intake.selection import Choice, choose
from annotate.records import Removal


@dataclass(frozen=True, kw_only=True)
class Extract:
    """The text of a marked-up page and what the page says about it; None where it says nothing."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    removed: tuple[Removal, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


def from_html(page: str, source: str, address: str | None = None) -> Extract:
    """The article of an HTML page, found by trafilatura. InputError if it holds none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, use_config
    from trafilatura.utils import load_html

    settings = use_config()
    # Below this size it gives up paragraphs and takes all text on the page as one; news in brief is shorter.
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    tree = load_html(page)
    seen = blocks(tree) if tree is not None else []
    found = bare_extraction(
        page, url=address, with_metadata=True, include_comments=False, favor_recall=True, config=settings
    )
    text = (found.text or "") if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text.strip():
        raise InputError(
            f"{source} is an HTML page without an article that we could find. "
            "Save the article's text as a .txt file and add that"
        )
    choices = choose(seen, text)
    removed: tuple[Removal, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ("taken from a script on the HTML page, not from what it shows",)
    if choices is not None:
        kept = [choice.block for choice in choices if choice.kept]
        text = "\n".join(block.text for block in kept)
        quoted = _stretches(kept)
        removed = tuple(_listed(choices))
        notes = (_furniture(choices),)
    return Extract(
        text=text,
        title=found.title or None,
        byline=(found.author or "").replace("; ", ", ") or None,
        outlet=found.sitename or None,
        published=parse_date(found.date) if found.date else None,
        removed=removed,
        quoted=quoted,
        notes=notes,
    )


def _listed(choices: Sequence[Choice]) -> Iterator[Removal]:
    """What stood within the article and is no part of it; neighbours with one reason are one removal."""
    for (listed, reason), run in groupby(choices, key=lambda each: (each.listed, each.reason)):
        if listed:
            yield Removal(reason=reason, text="\n".join(each.block.text for each in run))


def _furniture(choices: Sequence[Choice]) -> str:
    """How many words stood around the article, by region."""
    counts: dict[str, int] = {}
    for each in choices:
        if not each.kept and not each.listed:
            counts[each.reason] = counts.get(each.reason, 0) + len(each.block.text.split())
    told = ", ".join(f"{reason} {count}" for reason, count in counts.items())
    return f"taken from HTML: {sum(counts.values())} words around the article left out" + (
        f" ({told})" if told else ""
    )


def _stretches(kept: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    at = 0
    before = False
    for block in kept:
        end = at + len(block.text)
        if block.quoted:
            found[-1:] = [(found[-1][0], end)] if before else [*found[-1:], (at, end)]
        before = block.quoted
        at = end + 1
    return tuple(found)


_FRONT = re.compile(r"\A---\n(?P<fields>.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z]+):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[(?P<caption>[^\]\n]*)\]\([^)\n]*\)")
_PLAIN = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"(?<!!)\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^\[[^\]\n]+\]:[ \t]+\S+.*$", re.MULTILINE), ""),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
)
_NAMES = {
    "title": "title",
    "author": "byline",
    "byline": "byline",
    "outlet": "outlet",
    "date": "published",
    "published": "published",
}


def from_markdown(page: str) -> Extract:
    """The text of a Markdown page without its marks.

    The title is the front matter's, else the first heading of the first level. A picture leaves its caption.
    """
    said: dict[str, str] = {}
    if front := _FRONT.match(page):
        for field in _FIELD.finditer(front["fields"]):
            if name := _NAMES.get(field["name"].lower()):
                said.setdefault(name, field["value"].strip().strip("\"'"))
        page = page[front.end() :]
    title = next((hit for hit in _HEADING.finditer(page) if hit["marks"] == "#"), None)
    if title and "title" not in said and not page[: title.start()].strip():
        said["title"] = _unmarked(title["text"])
        page = page[title.end() :]
    page = _HEADING.sub(r"\g<text>", page)
    return Extract(
        text=_unmarked(page),
        title=said.get("title"),
        byline=said.get("byline"),
        outlet=said.get("outlet"),
        published=parse_date(said["published"]) if "published" in said else None,
        removed=tuple(
            Removal(reason="picture", text=picture.group())
            for picture in _IMAGE.finditer(page)
            if not picture["caption"]
        ),
    )


def _unmarked(text: str) -> str:
    text = _IMAGE.sub(lambda hit: f"Photo: {hit['caption']}" if hit["caption"] else "", text)
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return text
