"""What scraping leaves around an article: tickers, navigation, banners, comment forms, lists of links.

Every function looks at the lines of a page and says which of them to take out, and why: a mapping from
line number to reason. Where it is not sure, a line stays: real text is worth more than a tidy page.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from annotate.intake.patterns import known_as

EDGE = 10  #: other lines from either end of the page between which its edge ends
LONGEST = 320  #: characters of the longest line that is looked up in the word list
REST = "link to the rest"  #: reason of a line that says where a text that was cut goes on
TAIL = 0.3  #: largest share of the page that may go with a comment form or a list of links

_GAP = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]{3,}")
_BARS = re.compile(r"(?<!\s)\s+(?:[|•·]|/{2,3}|\*{3}|\+{3})\s+")
_PARTED = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]{3}|[|•·]|//|[*]{3}|[+]{3}")  #: of either kind
_SENTENCE = re.compile(r"[a-zà-ÿ]{3}[.!?…][\"”»’')\]]*(?:$|\s+[A-ZÀ-Þ«“])")
_RULE = re.compile("[-*_=–—~#·• ]{3,}")
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*$")


def tickers(lines: Sequence[str]) -> Mapping[int, str]:
    """Headlines run together on one line at an edge of the page, and rows of menu entries.

    A headline ticker has at least five items apart by three blanks or more, or by bars, most of them of
    three words or more and none a sentence. Blanks must not have been collapsed yet.
    """
    return _peeled(lines, _ticker)


def leftovers(lines: Sequence[str]) -> Mapping[int, str]:
    """Lines that the word list of leftovers knows: banners, buttons, page links, forms."""
    anywhere = {number: reason for number, line in enumerate(lines) if (reason := _match(line, "any"))}
    return anywhere | _peeled(lines, _at_edge) | _closing(lines)


def tails(lines: Sequence[str]) -> Mapping[int, str]:
    """Lists of links at the end of the page, with the heading that announces them.

    Everything after the heading goes, if it is at most a third of the page and no line of it is a sentence.
    """
    found: dict[int, str] = {}
    total = sum(map(len, lines))
    after, links = 0, 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line:
            continue
        if links and (reason := _match(line, "heading")):
            found = {each: reason for each in range(number, len(lines)) if lines[each]}
        after += len(line)
        links += 1
        if _SENTENCE_END.search(line) or len(line) > 200 or after > TAIL * total:
            break
    if not found and lines and (last := next((n for n in range(len(lines) - 1, -1, -1) if lines[n]), None)):
        reason = _match(lines[last], "heading")
        found = {last: reason} if reason else {}
    return found


def _peeled(lines: Sequence[str], judge: Callable[[str], str | None]) -> dict[int, str]:
    """Lines that `judge` gives a reason for, from both ends inwards until `EDGE` others were seen."""
    found: dict[int, str] = {}
    for numbers in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        others = 0
        for number in numbers:
            if number in found or not lines[number].strip():
                continue
            if reason := judge(lines[number]):
                found[number] = reason
            elif (others := others + 1) == EDGE:
                break
    return found


def _closing(lines: Sequence[str]) -> dict[int, str]:
    """Lines below the text that say that it goes on elsewhere, or for those who log in."""
    found: dict[int, str] = {}
    for number in range(len(lines) - 1, -1, -1):
        if reason := _match(lines[number], "end"):
            found[number] = reason
        elif lines[number].strip() and not _at_edge(lines[number]):
            break
    return found


def _at_edge(line: str) -> str | None:
    return "separator" if _RULE.fullmatch(line) else _match(line, "any") or _match(line, "edge")


def _ticker(line: str) -> str | None:
    if not _PARTED.search(line):
        return None
    for gap in (_GAP, _BARS):
        items = [item for item in gap.split(line.strip()) if item.strip()]
        if len(items) < 4:
            continue
        words = sorted(len(item.split()) for item in items)
        sentences = sum(bool(_SENTENCE.search(item)) for item in items)
        if len(items) >= 5 and words[len(items) // 2] >= 3 and sentences <= len(items) // 4:
            return "headline ticker"
        if gap is _BARS and words[-1] <= 3 and not any(each.isdigit() for each in line):
            return "navigation"
    return None


@lru_cache(maxsize=4096)
def _match(line: str, where: str) -> str | None:
    if not 2 < len(line) <= LONGEST:
        return None
    plain = line.lower().replace("’", "'").strip(" *_-–—>»→•[]")
    return known_as(plain, "leftovers", where)
