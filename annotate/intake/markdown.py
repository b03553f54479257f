"""Articles in Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from annotate.errors import InputError
from annotate.intake.dates import parse_date
from annotate.intake.extract import Extract, stretches
from annotate.intake.fragment import BLOCK, from_fragment
from annotate.intake.recognise import about_markup, from_marked
from annotate.records import Removal

_FRONT = re.compile(r"\A---\n(?P<fields>.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z]+):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.*)$", re.MULTILINE)
_IMAGE = re.compile(r"!\[(?P<caption>[^\[\]\n]*)\]\([^)\n]{0,2000}\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_CALLED = (
    r"""(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))"""  #: the title of a link that is defined on a line of its own
)
_PLAIN = (
    (re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL), ""),
    (re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(rf"^\[(?!\^)[^\]\n]+\]:[ \t]+\S+(?:[ \t]+{_CALLED})?[ \t]*$", re.MULTILINE), ""),
    (_ADDRESS, r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"\1"),
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


_QUOTED = "\x00"  #: at the end of a line that is quoted, while marks are taken out; no text holds it
_MARK = re.compile(r" {0,3}(?:>[ \t]?)+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BEGINS = re.compile(r"\s*(?:[-*+#>|]|\d{1,3}[.)] |```|~~~)")
_NOTICE = re.compile(r"\[!\w+\]")
_HTML = re.compile(rf" {{0,3}}<(?P<tag>{BLOCK})\b[^<>]*>", re.IGNORECASE)
_SIGNED = re.compile(r"\s*(?:[—–―]|--)\s*[^\W\d_]")


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
        said["title"] = _unmarked(_heading(title))
        page = page[title.end() :]
    beside: list[Removal] = []
    if not about_markup(page):
        page = "\n".join(_without_html(page, beside))
    lines = _unmarked(_HEADING.sub(_heading, "\n".join(_set_off(page)))).split("\n")
    pictures = (
        Removal(reason="picture", text=picture.group())
        for picture in _IMAGE.finditer(page)
        if not picture["caption"]
    )
    parts = [(line.removesuffix(_QUOTED), line.endswith(_QUOTED)) for line in lines]
    return Extract(
        text="\n".join(line for line, _ in parts),
        quoted=stretches(parts),
        title=said.get("title"),
        byline=said.get("byline"),
        outlet=said.get("outlet"),
        published=parse_date(said["published"]) if "published" in said else None,
        removed=(*beside, *pictures),
    )


def _heading(line: re.Match[str]) -> str:
    return line["text"].rstrip().rstrip("#").rstrip()


def _unmarked(text: str) -> str:
    text = _IMAGE.sub(lambda hit: f"Photo: {hit['caption']}" if hit["caption"] else "", text)
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return text


def _without_html(page: str, removed: list[Removal]) -> Iterator[str]:
    """The lines of a page with its HTML resolved: what that quotes gets the marks of a block quotation.

    A block of HTML goes on until its first element is closed, else to the next empty line. Code is left as
    it is; what HTML sets beside the text is added to `removed`.
    """
    lines = _ADDRESS.sub(r"\1", page).split("\n")
    number, code, unclosed = 0, False, set[str]()
    while number < len(lines):
        line = lines[number]
        code ^= bool(_FENCE.match(line))
        begun = None if code else _HTML.match(line)
        if begun is not None:
            end = _end(lines, number, begun["tag"].lower(), unclosed)
            yield from _resolved("\n".join(lines[number:end]), removed)
            number = end
            continue
        mark = "" if code or not (hit := _MARK.match(line)) else hit[0]
        inner = None if code else from_marked(line[len(mark) :], "the page")
        yield from [line] if inner is None else [mark + each for each in inner.text.split("\n")]
        number += 1


def _end(lines: Sequence[str], number: int, tag: str, unclosed: set[str]) -> int:
    """The line behind a block of HTML that begins with this tag; the `unclosed` are not looked for again."""
    opened = re.compile(rf"<(/?){tag}\b", re.IGNORECASE)
    depth = 0
    for end in range(number, number if tag in unclosed else len(lines)):
        depth += sum(-1 if hit[1] else 1 for hit in opened.finditer(lines[end]))
        if depth <= 0:
            return end + 1
    unclosed.add(tag)
    return next((end for end in range(number, len(lines)) if not lines[end].strip()), len(lines))


def _resolved(block: str, removed: list[Removal]) -> Iterator[str]:
    try:
        found = from_fragment(block, "the page")
    except InputError:  # no words in it
        return
    removed += found.removed
    at = 0
    for line in found.text.split("\n"):
        before = bisect_right(found.quoted, at, key=itemgetter(0))
        quoted = before > 0 and at < found.quoted[before - 1][1]
        yield f"> {line}" if quoted else line
        yield ""
        at += len(line) + 1


def _set_off(page: str) -> Iterator[str]:
    """The lines of a page without the marks of block quotations; those that are quoted end with a sign.

    A line that goes on without the mark belongs to the quotation, as Markdown has it; its paragraphs are one
    line each. The name under it, a notice ("[!NOTE]") and code are not quoted.
    """
    paragraph: list[str] = []
    code = notice = False
    for line in [*page.split("\n"), ""]:
        mark = None if code else _MARK.match(line)
        inner = line[mark.end() :] if mark else line
        signed = bool(_SIGNED.match(inner))
        ended = not paragraph or paragraph[-1].endswith(("  ", "\\")) or paragraph[-1].startswith("#")
        goes_on = not ended and bool(inner.strip()) and not _BEGINS.match(inner) and not signed
        if paragraph and not goes_on:
            yield " ".join(part.strip() for part in paragraph) + _QUOTED
            paragraph = []
        notice = bool(mark) and (notice or bool(_NOTICE.match(inner)))
        code ^= bool(_FENCE.match(line))
        if (mark or goes_on) and inner.strip() and not notice and not signed:
            paragraph.append(inner)
        else:
            yield inner
