"""Whether something is HTML, by what it holds and not by what it is called."""

import html
import re
from html.entities import html5

from annotate.intake.extract import Extract
from annotate.intake.fragment import BLOCK, INLINE, from_fragment
from annotate.intake.html import from_html

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*"
    rb"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rf"</?(?:{BLOCK}|{INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(rf"<(?:{BLOCK})(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSED = re.compile(
    rf"<(?P<name>{BLOCK}|{INLINE})(?:\s[^<>]*)?>[^<]*</(?P=name)\s*>|<br\s*/?>|<p>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|(?P<name>[a-z][a-z0-9]{1,31}));", re.IGNORECASE)
#: an article about markup shows tags and entities, and means them
_ABOUT = re.compile(
    r"\b(?:X?HTML\d?|XML|markup|ampersands?|esperluettes?|hypertext)\b|"
    r"\b(?:tags?|elements?|balises?)\s+</?\w+>|</?\w+>\s+(?:tags?|elements?)\b",
    re.IGNORECASE,
)


def is_page(data: bytes) -> bool:
    """Whether the first bytes are those of an HTML page, in whatever encoding."""
    return _PAGE.match(data[:4096].replace(b"\x00", b"")) is not None


def from_marked(text: str, source: str) -> Extract | None:
    """The article in a text that holds markup or entities, as exports have it; None where it is plain.

    "a < b" is plain, and so is an article about HTML that shows some. InputError if there are no words in it.
    """
    if _PAGE.match(text[:4096].encode("utf-8", "replace")):
        return from_html(text, source)
    if not _BLOCK.match(text.lstrip()) and about_markup(text):
        return None
    unescaped = plain_entities(text)
    if not _TAG.search(text):
        if unescaped == text:
            return None
        if not _is_markup(unescaped):  # else the markup itself was escaped
            return Extract(text=unescaped, notes=("entities such as &amp; were resolved",))
        text = unescaped
    if not _is_markup(text):
        return None
    if not _BLOCK.search(text):
        text = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return from_fragment(text, source)


def about_markup(text: str) -> bool:
    """Whether a text speaks of HTML, so that what it shows of it is meant."""
    return _ABOUT.search(text) is not None


def plain_entities(text: str) -> str:
    """The text with its HTML entities as characters; what only looks like one stays."""
    return _ENTITY.sub(_character, text)


def without_tags(line: str) -> str:
    """A line of metadata as it reads: entities as characters, no tags."""
    return plain_entities(_TAG.sub("", line)) if _CLOSED.search(line) or "&" in line else line


def _is_markup(text: str) -> bool:
    return bool(_BLOCK.match(text.lstrip()) or _CLOSED.search(text))


def _character(entity: re.Match[str]) -> str:
    known = entity["name"] is None or f"{entity['name']};" in html5
    return html.unescape(entity[0]) if known else entity[0]
