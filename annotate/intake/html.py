"""Articles in HTML: what trafilatura judges to be the article, as our own reading of the page has it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lxml import etree

from annotate.errors import InputError
from annotate.intake.blocks import Block, blocks, holds_blocks, parse
from annotate.intake.dates import parse_date
from annotate.intake.extract import Extract, stretches
from annotate.intake.repeats import line_key
from annotate.intake.selection import HEADINGS, Choice, choose, pull_quotes
from annotate.records import Removal

_HEAD = 20_000  #: characters of a page in which it sends a browser on
_FEW = 60  #: words of a page, scripts counted, that holds nothing but the way on
_REFRESH = re.compile(
    r"<meta\b[^>]{0,100}http-equiv=[\"']?refresh[^>]{0,100}url=[\"']?(?P<to>[^\"'>\s]{1,500})", re.IGNORECASE
)
_CROWDED = 200  #: elements in another from which on their tags say nothing about the article
#: elements within a line that are no links
_INLINE = (
    *("abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd"),
    *("mark", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"),
)
_INSERTED = ("iframe", "embed", "object", "canvas", "noscript")  #: of which nothing is text of the article
_APPENDED = ("»", "|", "–", "—", "-", "·", "•", ":", "<", "›")
_TAG = re.compile(r"<[^<>]*>")
_PAID = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)


def from_html(page: str, source: str, address: str | None = None) -> Extract:
    """The article of an HTML page, found by trafilatura. InputError if it holds none."""
    if (away := _REFRESH.search(page[:_HEAD])) and len(_TAG.sub(" ", page).split()) < _FEW:
        raise InputError(
            f"{source}: no article: the page only sends the browser on to {away['to']}. Add that address"
        )
    tree = parse(page, source)
    seen = blocks(tree) if tree is not None else []
    if tree is not None:
        _spell_out(tree)
    found = _article(page if tree is None else tree, address)
    if found is None:
        raise InputError(
            f"{source} is an HTML page without an article that we could find. "
            "Save the article's text as a .txt file and add that"
        )
    text, choices = found.text, choose(seen, found.text)
    removed: tuple[Removal, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ("taken from what the HTML page holds, but not as text that it shows",)
    if choices is not None:
        kept = [choice.block for choice in choices if choice.kept]
        text = "\n".join(block.text for block in kept)
        own = pull_quotes(kept)
        quoted = stretches((block.text, block.quoted and n not in own) for n, block in enumerate(kept))
        removed = tuple(_listed(choices))
        notes = (_furniture(choices, found.title),)
    if _PAID.search(page):
        notes += ("the page says that it is for subscribers: the text may be cut",)
    return Extract(
        text=text,
        title=_headline(found.title, seen),
        byline=(found.author or "").replace("; ", ", ") or None,
        outlet=found.sitename or None,
        published=parse_date(found.date) if found.date else None,
        removed=removed,
        quoted=quoted,
        notes=notes,
    )


def _article(page: Any, address: str | None) -> Any:
    """What trafilatura judges to be the article of a page; None where it finds no text."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(page, url=address, with_metadata=True, include_comments=False)
    return found if isinstance(found, Document) and (found.text or "").strip() else None


def _headline(title: str | None, seen: Sequence[Block]) -> str | None:
    """The title without what a site adds to the headline that a heading shows: "Votes » Sarel » News"."""
    if not title:
        return None
    for block in seen:
        after = title[len(block.text) :].strip()
        if (
            block.tag in HEADINGS
            and title.startswith(block.text)
            and after[:1] in _APPENDED
            and " " in block.text
        ):
            return block.text if after else title
    return title


def _spell_out(tree: Any) -> None:
    """Make plain those elements within paragraphs that trafilatura would take out with their words.

    Where very many stand in one, all of them: trafilatura takes quadratic time for them.
    """
    for element in [each for each in tree.iter() if len(each) > _CROWDED]:
        _thin_out(element)
    for element in list(tree.iter("time", "output", "ins", "data", "math", "svg")):
        if next(element.iterancestors("p", "li", "td", "blockquote"), None) is not None:
            element.tag = "span"
    for element in tree.iter():
        if isinstance(element.tag, str) and "-" in element.tag:
            element.tag = "div" if holds_blocks(element) else "span"


def _thin_out(element: Any) -> None:
    """Leave of very many elements in another those that say something about the article.

    Scripts and comments go only where they are very many: dates are found in them. JSON stays, as it may hold
    the article itself.
    """
    if len(list(element.iterchildren("script", "style", etree.Comment))) > _CROWDED:
        scripts = list(element.iterchildren("script"))
        telling = [each for each in scripts if "json" in each.get("type", "").lower()][:_CROWDED]
        for script in set(scripts).difference(telling):
            script.tag = "noscript"
        etree.strip_elements(element, "style", etree.Comment, with_tail=False)
    etree.strip_elements(element, *_INSERTED, with_tail=False)
    etree.strip_tags(element, *_INLINE)
    element.text = element.text  # as one node: libxml2 has left many
    for child in element:
        child.tail = child.tail


def _listed(choices: Sequence[Choice]) -> Iterator[Removal]:
    """What stood within the article and is no part of it; neighbours with one reason are one removal."""
    for (listed, reason), run in groupby(choices, key=lambda each: (each.listed, each.reason)):
        if listed:
            yield Removal(reason=reason, text="\n".join(each.block.text for each in run))


def _furniture(choices: Sequence[Choice], title: str | None) -> str:
    """How many words stood around the article, by region; the title is none of them."""
    counts: dict[str, int] = {}
    for each in choices:
        if not each.kept and not each.listed and line_key(each.block.text) != line_key(title or ""):
            counts[each.reason] = counts.get(each.reason, 0) + len(each.block.text.split())
    told = ", ".join(f"{reason} {count}" for reason, count in counts.items())
    return f"taken from HTML: {sum(counts.values())} words around the article left out" + (
        f" ({told})" if told else ""
    )
