"""How lines make paragraphs: the title, lines broken by a narrow page, captions under pictures."""

import re
from collections.abc import Sequence

LONGEST_TITLE = 250  #: characters
LONGEST_CAPTION = 400  #: characters
NARROW = (40, 100)  #: characters of the longest line of a page that breaks its lines
_RAGGED = 0.45  #: how much shorter than the longest the other lines of a broken paragraph may be

#: a line that cannot end there: its last word needs another
_OPEN = re.compile(
    r"(?:,| (?:of|the|a|an|in|at|on|to|and|for|with|from|de|du|des|la|le|les|à|et|en|au|aux))$"
)
_ENDED = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_AGENCIES = (
    r"getty(?: images)?|afp|reuters|ap(?: photo)?|epa|efe|dpa|ansa|belga|anadolu|aa|shutterstock|istock|"
    r"unsplash|wikimedia(?: commons)?|alamy|flickr|pixabay|sipa|maxppp|handout|file|archives?|screenshot|"
    r"capture d'écran|social media"
)
_KIND = (
    r"photos?|pictures?|images?|photograph(?:er|ed)?|crédits?(?: photo)?|credits?|illustration|source|"
    r"archives?|dr"
)
_CREDIT = re.compile(
    rf"(?:\[(?:{_AGENCIES}|(?:{_KIND})\b[^\]]{{0,60}}|[^\]]{{1,40}}(?:/|, )(?:{_AGENCIES}))\]"
    rf"|\((?:{_KIND})\s?(?::|by|par|/|-|courtesy)[^)]{{1,60}}\)"
    r"|(?:photo|picture|image|crédit(?: photo)?|credit)\s?(?::|by|par)\s?\S.{1,60}"
    r"|(?:photo|file photo|handout)\s?[/|]\s?\S.{1,40}|©\s?\S.{1,50})\.?$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:file photo|photo d'archives?|(?:photo |image )?caption|légende|pictured|image|photo|"
    r"illustration)\s?:\s?\S",
    re.IGNORECASE,
)


def infer_title(text: str) -> str | None:
    """The first line, if it reads like a headline over the text that follows; None if not.

    A headline has two words or more, no full stop at its end and no small letter at its beginning.
    """
    first, _, rest = text.partition("\n")
    if not rest.strip() or len(first) > LONGEST_TITLE or len(first.split()) < 2:
        return None
    if first[-1:] in ".,;:…" or first[:1].islower() or first.startswith(("* ", "- ", "• ", "– ")):
        return None
    if is_caption(first) or not any(len(line) > len(first) for line in rest.split("\n")):
        return None
    return first


def is_caption(line: str) -> bool:
    """Whether a line is the text under a picture: it ends with a picture's credit or is announced as one."""
    if not line or len(line) > LONGEST_CAPTION:
        return False
    return bool(_CREDIT.search(line[-120:]) or _ANNOUNCED.match(line.replace("’", "'")))


def join_captions(lines: Sequence[str]) -> list[int]:
    """Numbers of lines that go on with the line above: a caption broken over two lines."""
    return [
        number
        for number in range(1, len(lines))
        if is_caption(lines[number])
        and lines[number - 1]
        and (lines[number][:1].islower() or _OPEN.search(lines[number - 1]))
        and not _ENDED.search(lines[number - 1])
        and len(lines[number - 1]) <= NARROW[1]
    ]


def join_narrow(lines: Sequence[str]) -> list[int]:
    """Numbers of lines that go on with the line above because the page was narrow.

    A paragraph counts as broken when it has three lines or more, all but the last about as long as the
    longest, and at least half of them end within a sentence.
    """
    joined: list[int] = []
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and lines[end]:
            continue
        if _is_broken(lines[start:end]):
            joined += range(start + 1, end)
        start = end + 1
    return joined


def _is_broken(paragraph: Sequence[str]) -> bool:
    full = paragraph[:-1]
    if len(paragraph) < 3:
        return False
    longest = max(map(len, paragraph))
    if not NARROW[0] <= longest <= NARROW[1] or min(map(len, full)) < (1 - _RAGGED) * longest:
        return False
    if any(re.match(r"(?:[*•–—-]|\d{1,2}[.)]) ", line) for line in paragraph[1:]):
        return False
    within = sum(not _ENDED.search(line) for line in full)
    goes_on = sum(line[:1].islower() for line in paragraph[1:])
    return 2 * within >= len(full) and 3 * goes_on >= len(full)
