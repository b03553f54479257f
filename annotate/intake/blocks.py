"""An HTML page as a reader sees it: its visible words in blocks, in order, each with where it stands.

Every word that a browser shows is in exactly one block; what it hides (scripts, templates) is in none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from annotate.errors import InputError
from annotate.intake.regions import ALIEN, region

_LINES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav "
    "ol p plaintext pre search section summary table tbody tfoot thead tr ul xmp"
)
_NOT_SHOWN = (
    "head script style template title datalist desc metadata defs iframe noframes area base link meta param "
    "source track embed annotation annotation-xml"
)
_EMBEDDED = (
    "tweet twitter-tweet tweet-text tweet-body tweet-embed embedded-tweet instagram-media fb-post "
    "mastodon-embed bluesky-embed tiktok-embed"
)
_QUOTATIONS = (
    "quote block-quote blockquote quotation pull-quote pullquote wp-block-quote wp-block-pullquote "
    "quote-block quoteblock quote-text quote-body"
)
_BLOCK = frozenset(_LINES.split())  #: elements that begin a line of their own, as browsers' style sheets say
_HIDDEN = frozenset(_NOT_SHOWN.split())
_QUOTES = frozenset((*_EMBEDDED.split(), *_QUOTATIONS.split()))  #: classes of what others wrote or said
_MEDIA = ("img", "picture", "video", "audio", "iframe", "object", "svg", "canvas", "table")
_CELLS = frozenset(("td", "th"))
#: shown beside the text or instead of it, but no part of it
_BESIDE = {
    **dict.fromkeys(("button", "select", "textarea", "label", "option", "legend", "optgroup"), "form"),
    **dict.fromkeys(("rt", "rp", "rtc"), "reading aid"),
    **dict.fromkeys(("noscript", "noembed"), "shown without scripts"),
    **dict.fromkeys(("audio", "video", "object", "canvas", "progress", "meter", "map"), "instead of media"),
}
_DEEPEST = 256  #: libxml2 drops what is deeper, and all that follows, without a word
_WORD_BREAK = re.compile(r"</?wbr\s*/?>", re.IGNORECASE)  #: libxml2 takes what follows for its content
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile("[ \t\n\r\f]+")
_BREAK = re.compile("(?<! ) *\n *")
_FOOTNOTE = re.compile(r"\s*(?:\[?\d{1,3}\]?|\[?[a-z]\]|[*†‡§]+)\s*")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?”’\"»)])$")
_MARKS = '“”„‟"«»‹›‘’'
_SIGNED = re.compile(r"(?:[—–―]|--)\s*[^\W\d_]")
_SIGNATURE = rf"\n(?={_SIGNED.pattern}[^\n]{{0,100}}[^\n.!?…»”\"]$)"  #: before the name under a quotation


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, table row or caption; `text` has line feeds where it breaks lines.

    `tag` is the element's name; `homes` are numbers of its element and the one around: two blocks that share
    one are neighbours. `region` is the part of the page, None where no element names one; `alien` is the
    number of the element that makes it one of comments or teasers, else 0. `linked` is the share of its
    letters that stand in links, in [0, 1]. `quoted` says that it stands in a quotation, `beside` that it is
    no part of the text around it.
    """

    text: str
    tag: str
    homes: frozenset[int]
    region: str | None
    alien: int
    linked: float
    quoted: bool
    beside: bool


@dataclass(kw_only=True)
class _Frame:
    """An element that is open, with what it hands down to those within."""

    tag: str
    number: int
    region: str | None = None
    alien: int = 0
    quoted: bool = False
    article: bool = False
    layout: bool = False
    pre: bool = False
    link: bool = False
    beside: bool = False
    depth_of_quote: int = 0
    block: bool = False
    own_line: bool = False
    closing: str = ""
    first: bool = True


@dataclass(kw_only=True)
class _Line:
    """The words of a block that is not closed yet, each piece with whether it stands in a link."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def end(self) -> str:
        """The last characters that were written, up to a few words."""
        found = ""
        for piece, _ in reversed(self.pieces):
            found = piece + found
            if len(found.strip()) > 3:
                break
        return found


def parse(page: str, source: str) -> Any:
    """The tree of a page; None where it is no HTML. InputError if it is deeper than the parser reads."""
    from trafilatura.utils import load_html

    tree = load_html(_WORD_BREAK.sub("", page))
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")) if tree is not None else ():
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            raise InputError(
                f"{source} has elements {_DEEPEST} deep in each other, where the parser stops: words "
                "would be lost. Save the article's text as a .txt file and add that"
            )
    return tree


def blocks(tree: Any) -> list[Block]:
    """The blocks of a parsed page, in the order of the page."""
    return list(_Page().read(tree))


class _Page:
    def __init__(self) -> None:
        self.frames = [_Frame(tag="", number=0)]
        self.lines = [_Line()]
        self.count = 0

    def read(self, tree: Any) -> Iterator[Block]:
        walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        skipped: set[Any] = set()
        for event, element in walk:
            if event in ("comment", "pi"):
                self._write(element.tail)
            elif event == "start":
                if not isinstance(element.tag, str) or _is_hidden(element):
                    walk.skip_subtree()
                    skipped.add(element)
                    continue
                yield from self._open(element)
            elif element in skipped:
                skipped.discard(element)
                self._write(element.tail)
            else:
                yield from self._close(element)
        yield from self._flush()

    def _open(self, element: Any) -> Iterator[Block]:
        tag, outer = element.tag.lower(), self.frames[-1]
        self.count += 1
        if tag == "br":
            self.lines[-1].pieces.append(("\n", False))
        named = region(element, outer.article)
        signs = outer.quoted and tag in ("cite", "footer", "figcaption") and outer.tag != "p"
        signs |= tag == "figcaption" and _captions_quotation(element)
        block = tag in _BLOCK or signs or (tag in _CELLS and outer.layout)
        aside = _BESIDE.get(tag) or ("footnote mark" if tag == "sup" and self._is_footnote(element) else None)
        beside = aside is not None and not holds_blocks(element)
        if beside:
            self.lines.append(_Line())
        elif block:
            yield from self._flush()
        elif tag in _CELLS:
            self.lines[-1].pieces.append((" | ", False))
        frame = _Frame(
            tag="cite" if signs else tag,
            number=self.count,
            region=outer.region if outer.alien else named or outer.region,
            alien=outer.alien or (self.count if named in ALIEN else 0),
            quoted=(outer.quoted or _quotes(element)) and not signs,
            article=outer.article or tag in ("article", "main"),
            layout=outer.layout if tag in _CELLS else tag == "tr" and holds_blocks(element),
            pre=outer.pre or tag in ("pre", "textarea", "listing", "xmp"),
            link=outer.link or tag == "a",
            beside=outer.beside or beside,
            depth_of_quote=outer.depth_of_quote + (tag == "q"),
            block=block,
            own_line=beside,
        )
        if aside and not frame.alien:
            frame.region = aside
        if signs:
            frame.region = outer.region
        self.frames.append(frame)
        if tag == "q" and not outer.beside:
            frame.closing = self._quotation_mark(element, frame.depth_of_quote)
        self._write(element.text)

    def _close(self, element: Any) -> Iterator[Block]:
        frame = self.frames[-1]
        if frame.closing:
            self.lines[-1].pieces.append((frame.closing, frame.link))
        if frame.own_line:
            yield from self._flush()
            self.lines.pop()
        elif frame.block:
            yield from self._flush()
        self.frames.pop()
        self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text:
            frame = self.frames[-1]
            self.lines[-1].pieces.append((text if frame.pre else _SPACE.sub(" ", text), frame.link))

    def _flush(self) -> Iterator[Block]:
        """The blocks of the line that ends here: several where empty lines or a signature part it."""
        line, frame = self.lines[-1], self.frames[-1]
        self.lines[-1] = _Line()
        letters = linked = 0
        for piece, link in line.pieces:
            size = sum(map(str.isalnum, piece))
            letters += size
            linked += size * link
        whole = _BREAK.sub("\n", "".join(piece for piece, _ in line.pieces)).strip("\n ")
        if frame.tag == "tr" and whole.startswith("|"):
            whole = whole.replace("\n", " ")
            whole = f"{whole} |" if whole.count(" | ") else whole.strip("| ")
        for part in re.split(rf"\n{{2,}}|{_SIGNATURE}" if frame.quoted else "\n{2,}", whole):
            text = re.sub(" {2,}", " ", part).strip()
            if not any(map(str.isalnum, text)):
                continue
            opener = next((each for each in reversed(self.frames) if each.block), self.frames[0])
            item = next((each for each in reversed(self.frames) if each.tag in ("li", "dd", "p", "td")), None)
            if item is not None and item.tag == "li" and item.first:
                text, item.first = f"- {text}", False
            position = self.frames.index(opener)
            yield Block(
                text=text,
                tag=opener.tag,
                homes=frozenset((self.frames[max(position - 1, 0)].number, opener.number)),
                region=frame.region,
                alien=frame.alien,
                linked=linked / max(letters, 1),
                quoted=frame.quoted and not _SIGNED.match(text),
                beside=frame.beside,
            )

    def _is_footnote(self, element: Any) -> bool:
        mark = "".join(element.itertext())
        return bool(_FOOTNOTE.fullmatch(mark) and _WORD_BEFORE.search(self.lines[-1].end()))

    def _quotation_mark(self, element: Any, depth: int) -> str:
        """Write the mark that browsers put before `<q>`, unless the page has its own; that to close with."""
        text = "".join(element.itertext()).strip()
        before = self.lines[-1].end()[-1:]
        if text[:1] in _MARKS or (before and before in _MARKS[:-1]):
            return ""
        opening, closing = "“”" if depth % 2 else "‘’"
        self.lines[-1].pieces.append((opening, False))
        return closing


def _is_hidden(element: Any) -> bool:
    if element.tag in _HIDDEN or element.get("hidden") is not None:
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    return bool((style := element.get("style")) and _UNSEEN.search(style))


def _quotes(element: Any) -> bool:
    """Whether an element says that its words are somebody else's."""
    if element.tag == "blockquote" or element.get("role") == "blockquote":
        return True
    return not _QUOTES.isdisjoint(element.get("class", "").lower().split())


def _captions_quotation(element: Any) -> bool:
    """Whether the caption of a figure names who is quoted there: there is a quotation and nothing to see.

    A figure has one caption: what else calls itself so does not count.
    """
    figure = element.getparent()
    if figure is None or figure.tag != "figure":
        return False
    if next(element.itersiblings("figcaption", preceding=True), None) is not None:
        return False
    if next(figure.iter(*_MEDIA), None) is not None:
        return False
    return any(map(_quotes, figure.iterdescendants()))


def holds_blocks(element: Any) -> bool:
    """Whether there are paragraphs within: a table row that holds some lays out a page."""
    return any(each.tag in _BLOCK for each in element.iterdescendants() if isinstance(each.tag, str))
