"""A piece of HTML, as a field of an export holds one: all of it is the article, with nothing around it."""

from collections.abc import Iterator
from typing import Any

from annotate.errors import InputError

BLOCK = "address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|form|header|"
BLOCK += "h1|h2|h3|h4|h5|h6|li|main|nav|ol|p|pre|section|table|td|th|tr|ul"
INLINE = "a|abbr|b|br|cite|code|del|em|font|hr|i|img|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_BREAKS = frozenset(("br", "hr", *BLOCK.split("|")))
_HIDDEN = frozenset(("head", "script", "style", "template", "noscript"))


def fragment_text(fragment: str, source: str) -> str:
    """The words of a piece of HTML, a line for each of its blocks. InputError if there are none."""
    from trafilatura.utils import load_html

    tree = load_html(f"<html><body><div>{fragment}</div></body></html>")
    lines = "".join(_parts(tree)).split("\n") if tree is not None else ()
    text = "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)
    if not text:
        raise InputError(f"{source} is markup without words. Give the article's text, or leave it out")
    return text


def _parts(tree: Any) -> Iterator[str]:
    """The text between the tags, with line feeds where blocks begin and end, in order."""
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    while waiting:
        node, seen = waiting.pop()
        shown = isinstance(node.tag, str) and node.tag not in _HIDDEN  # a comment's tag is no word
        if shown and not seen:
            yield "\n" if node.tag in _BREAKS else ""
            yield (node.text or "").replace("\n", " ")
            waiting.append((node, True))
            waiting += ((child, False) for child in reversed(node))
        else:
            yield "\n" if shown and node.tag in _BREAKS else ""
            yield (node.tail or "").replace("\n", " ")
