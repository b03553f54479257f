"""Where the readers' comments begin on a page that says so in a heading, and in no name of an element."""

import re
from collections.abc import Sequence
from dataclasses import replace

from annotate.intake.blocks import Block

LEFT = 0.2  #: share of the article that must stand before the heading, or it is one of the article's own

_MANY = "comments|commentaires|kommentare|comentarios|comentários|commenti|komentarze|reacties|комментарии"
_ONE = "comment|commentaire|kommentar|comentario|comentário|commento|komentarz|reactie|комментарий"
_ANSWERS = "responses?|replies|reply|thoughts?|antworten|réponses?|réactions?|respuestas?|risposte"
_READERS = "(?:reader|user|visitor|leser|nutzer|user)[’'s]{0,2}[ -]?"
#: "35 Comments »", "Leserkommentare", "Comments (7)", "4 thoughts on “…”"; "Kommentar" alone is an opinion
_HEADING = re.compile(
    rf"(?:[#(]?\d+[ )]+)?(?:{_READERS})?(?:{_MANY})(?: \(?\d+\)?)?(?: (?P<of>\w+) .{{1,200}})?\s?[:»]?"
    rf"|#?\d+ (?:{_READERS})?(?:{_ONE}|{_ANSWERS})(?: \w+ .{{1,200}})?\s?[:»]?",
    re.IGNORECASE,
)
_OF = frozenset(("on", "to", "sur", "à", "au", "zu", "zum", "auf", "für", "su", "en", "over", "до", "к"))
_ELEMENTS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "header", "dt", "summary"))


def name_comments(page: Sequence[Block], sizes: Sequence[int], voted: Sequence[bool]) -> Sequence[Block]:
    """The same blocks; those from the heading on are of the region "comments", if one stands there.

    `sizes` are their words, and `voted` says which of them may be the article's.
    """
    total = sum(size for size, vote in zip(sizes, voted, strict=True) if vote)
    before = 0
    for number, block in enumerate(page):
        if total and before >= LEFT * total and _announces(block):
            return [*page[:number], *map(_named, page[number:], voted[number:])]
        before += sizes[number] * voted[number]
    return page


def _named(block: Block, vote: bool) -> Block:
    return replace(block, region="comments", alien=-1) if vote or not block.region else block


def _announces(block: Block) -> bool:
    found = _HEADING.fullmatch(block.text.removeprefix("- ")) if len(block.text) < 250 else None
    if found is None or block.tag not in _ELEMENTS or (block.tag == "div" and block.linked > 0.5):
        return False
    return found["of"] is None or found["of"].lower() in _OF
