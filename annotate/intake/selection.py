"""Which blocks of a page are its article: trafilatura judges, our own reading of the page speaks.

trafilatura is good at telling an article from what surrounds it, and loses words within paragraphs. So a
block is kept whole when most of its words are among those that trafilatura found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.intake.blocks import Block
from annotate.intake.comments import name_comments
from annotate.intake.regions import NEVER

#: scripts written without spaces are read by character
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]|\w+")
_INDENTED = 0.2  #: share of text outside quotations below which a page uses them to indent
_PULLED = 100  #: quotations of a page on which some may only repeat its text; more are not looked for
_OPENING = ("“", '"', "«", "„")
_TOKEN = re.compile(rf"[{''.join(_OPENING)}]|{_WORD.pattern}")
_RUN = 3  #: words in a row that are looked up together
_FOUND = 0.5  #: share of a block's runs that must be among those of the article
_LINKS = 0.8  #: share of letters in links from which a block is a link, not text
_WHOLLY = 0.95  #: the same for a paragraph or heading that trafilatura has
_MOSTLY = 0.5  #: the same of a paragraph that is hardly more than a link
_ARROWS = (">", "»", "›", "→", "▶", "►", "➤")
_COVERED = 0.5  #: share of the article's words that the blocks hold, or it stands elsewhere (in a script)
_TEASED = 0.4  #: share of words in links from which an element that is called so holds teasers
_LEFT = {"comments": 0.2, "teasers": 0.35}  #: share of the article that must be left when these are out
_ENOUGH = 100  #: words of an article under however many comments
_PROSE = 8  #: words of a block that is a paragraph whatever its element
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXT = HEADINGS | frozenset(("p", "li", "blockquote", "dd", "dt", "tr", "td", "th", "pre"))
_SIGNATURE = frozenset(("cite", "footer"))  #: within a quotation; the page's own footer is a region
_LINKED = (HEADINGS - {"h1", "h4"}) | {"p"}  #: a block of these that is a link leads elsewhere
_STOP = re.compile(r"[.!?…:;][\"”»’')\]]*$")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What becomes of a block: `kept`, else why not; `listed` where it is named with its words."""

    block: Block
    kept: bool
    reason: str = ""
    listed: bool = False


def choose(page: Sequence[Block], article: str) -> list[Choice] | None:
    """What becomes of each block, `article` being trafilatura's text; None where it is not on the page."""
    sizes = [len(_WORD.findall(block.text)) for block in page]
    voted = _votes(page, article)
    total = sum(size for size, vote in zip(sizes, voted, strict=True) if vote)
    if total < _COVERED * len(_WORD.findall(article)):
        return None
    page = name_comments(page, sizes, voted)
    alien = _alien(page, sizes, voted, total)
    links = _link_lists(page)
    kept = [
        vote
        and not block.beside
        and number not in alien
        and number not in links
        and (block.tag != "figcaption" or block.quoted)
        and block.region not in NEVER
        and not _leads_elsewhere(page, voted, number)
        for number, (block, vote) in enumerate(zip(page, voted, strict=True))
    ]
    return list(_judged(page, sizes, kept, voted, alien | links)) if any(kept) else None


def _votes(page: Sequence[Block], article: str) -> list[bool]:
    """Whether trafilatura has most of a block's words."""
    said = _WORD.findall(article.lower())
    runs = {tuple(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1)}
    lines = {tuple(_WORD.findall(line)) for line in article.lower().split("\n")}
    found = []
    for block in page:
        words = _WORD.findall(block.text.lower())
        own = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
        most = bool(own) and sum(run in runs for run in own) >= _FOUND * len(own)
        found.append(most if len(words) > _RUN else tuple(words) in lines)
    return found


def _leads_elsewhere(page: Sequence[Block], voted: Sequence[bool], number: int) -> bool:
    """Whether a block is a link to another page; a paragraph of the article may be one, among its others."""
    block = page[number]
    if block.tag not in _LINKED or block.linked < (_WHOLLY if block.tag == "p" else _LINKS):
        return False
    if block.tag != "p" or block.linked < 1 or block.text.startswith(_ARROWS):  # "Read also: …", ">> …"
        return True
    around = [each for each in (number - 1, number + 1) if 0 <= each < len(page) and voted[each]]
    beside = [page[each] for each in around if page[each].tag == "p" and page[each].linked < _MOSTLY]
    return sum(not each.homes.isdisjoint(block.homes) for each in beside) < 2


def _alien(page: Sequence[Block], sizes: Sequence[int], voted: Sequence[bool], total: int) -> set[int]:
    """Blocks of comments, and of teasers that are mostly links (an article's own lead is called so, too).

    None where hardly anything would be left of the article: then the names mean something else.
    """
    words: dict[int, float] = {}
    links: dict[int, float] = {}
    for block, size in zip(page, sizes, strict=True):
        words[block.alien] = words.get(block.alien, 0) + size
        links[block.alien] = links.get(block.alien, 0) + size * block.linked
    found: set[int] = set()
    for region, least in _LEFT.items():
        these = {
            number
            for number, block in enumerate(page)
            if block.alien
            and block.region == region
            and (region == "comments" or links[block.alien] >= _TEASED * words[block.alien])
        }
        lost = sum(sizes[number] for number in found | these if voted[number])
        if total - lost >= least * total or (region == "comments" and total - lost >= _ENOUGH):
            found |= these
    return found


def _link_lists(page: Sequence[Block]) -> set[int]:
    """Blocks of three links or more in a row."""
    found: set[int] = set()
    run: list[int] = []
    for number, block in enumerate([*page, None]):
        if block is not None and block.linked >= _LINKS:
            run.append(number)
            continue
        if len(run) >= 3:
            found.update(run)
            label = run[0] - 1  # what a list of links begins with: "Rated 1 of 5"
            if (
                label >= 0
                and page[label].tag == "li"
                and not page[label].homes.isdisjoint(page[run[0]].homes)
            ):
                found.add(label)
        run = []
    return found


def _judged(
    page: Sequence[Block], sizes: Sequence[int], kept: list[bool], voted: Sequence[bool], out: set[int]
) -> Iterator[Choice]:
    there = [number for number, keep in enumerate(kept) if keep]
    first, last = (there[0], there[-1]) if there else (len(page), -1)
    homes = frozenset(home for number in there for home in page[number].homes)
    same = {page[number].homes for number in there}
    for number in range(first - 1, -1, -1):  # a lead that only a line break parts from what follows
        if page[number].homes not in same or not _is_prose(page[number], sizes[number]) or number in out:
            break
        kept[number], first = True, number
    for number in range(first + 1, last):
        if number not in out and _is_paragraph(page[number], sizes[number], homes):
            kept[number] = True
    if 0 <= last < len(page) - 1 and page[last].quoted and page[last + 1].tag in _SIGNATURE:
        last += 1  # who is quoted at the end
        kept[last] = not _is_apart(page[last])
    for number in range(len(page) - 2, -1, -1):
        after = page[number + 1]
        if (
            page[number].tag in HEADINGS
            and not kept[number + 1]
            and (after.linked >= _LINKS or number + 1 in out)
        ):
            kept[number] = False  # the heading of what is out
    for number, block in enumerate(page):
        if kept[number]:
            yield Choice(block=block, kept=True)
            continue
        within = first < number < last
        reason = block.region or ("caption" if block.tag == "figcaption" else "")
        if not reason:
            reason = "between paragraphs" if within else "elsewhere"
            reason = "link" if block.linked >= _LINKS else reason
        listed = within or voted[number] or block.region == "comments" or block.tag == "figcaption"
        yield Choice(block=block, kept=False, reason=reason, listed=listed)


def _is_paragraph(block: Block, size: int, homes: frozenset[int]) -> bool:
    """Whether a block that stands within the article, and that trafilatura does not have, is part of it."""
    if block.quoted or block.tag in _TEXT | _SIGNATURE:
        return not _is_apart(block)
    return _is_prose(block, size) and not homes.isdisjoint(block.homes)


def _is_prose(block: Block, size: int) -> bool:
    """Whether a block reads as a paragraph, whatever its element."""
    return not _is_apart(block) and size >= _PROSE and bool(_STOP.search(block.text))


def _is_apart(block: Block) -> bool:
    return block.region is not None or block.beside or block.linked >= _LINKS


def pull_quotes(kept: Sequence[Block]) -> set[int]:
    """Numbers of quoted blocks that only repeat what the text says itself, outside quotation marks.

    Where every paragraph is quoted, the page uses the element to indent, and all are the outlet's.
    """
    quoted = {number for number, block in enumerate(kept) if block.quoted}
    text = "\n".join(block.text for number, block in enumerate(kept) if number not in quoted)
    if len(text) < _INDENTED * sum(len(kept[number].text) for number in quoted):
        return quoted
    if len(quoted) > _PULLED:
        return set()
    body = "".join(f" {word.lower()} " if word not in _OPENING else word for word in _TOKEN.findall(text))
    own = set()
    for number in quoted:
        said = "".join(f" {word.lower()} " for word in _WORD.findall(kept[number].text))
        at = body.find(said)
        if at >= 0 and body[at - 1 : at] not in _OPENING:
            own.add(number)
    return own
