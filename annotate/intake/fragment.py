"""A piece of HTML, as a field of an export holds one: all of it is the article, with nothing around it."""

from annotate.errors import InputError
from annotate.intake.blocks import blocks, parse
from annotate.intake.extract import Extract, stretches
from annotate.records import Removal

BLOCK = "address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|form|header|"
BLOCK += "h1|h2|h3|h4|h5|h6|li|main|nav|ol|p|pre|section|table|td|th|tr|ul"
INLINE = "a|abbr|b|br|cite|code|del|em|font|hr|i|img|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr"


def from_fragment(fragment: str, source: str) -> Extract:
    """The words of a piece of HTML, a line for each of its blocks. InputError if there are none."""
    tree = parse(f"<html><body><div>{fragment}</div></body></html>", source)
    found = blocks(tree) if tree is not None else []
    kept = [block for block in found if not block.beside]
    if not kept:
        raise InputError(f"{source} is markup without words. Give the article's text, or leave it out")
    return Extract(
        text="\n".join(block.text for block in kept),
        quoted=stretches((block.text, block.quoted) for block in kept),
        removed=tuple(
            Removal(reason=block.region or "beside the text", text=block.text)
            for block in found
            if block.beside
        ),
        notes=("markup in the text was resolved",),
    )
