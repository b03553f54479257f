"""Where sentences begin and end, by rule: fast, the same on every machine, and never across a line break."""

import re
from collections.abc import Iterator

from annotate.languages.language import Kinds, Language

#: Longest sentence in characters. A longer one (a table, a list without stops) is cut at a space, because
#: a parser's cost and memory grow with it.
LONGEST = 3_000

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(
    r"""(?<![.!?…؟۔।])(?P<stop>[.!?…؟۔।]+)
        (?:[”’"')\]*_]|[  \u202f]?[»›])*   # closing marks
        (?=\s)
      | [。！？][」』”’）]*""",
    re.VERBOSE,
)
_NEXT = re.compile(r"""[\s“‘„"'«‹(\[—–*_\-]*([^\W_]*)""")
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.\-](?=[^\W\d_]))*$|№$|[nN]°$")


def sentences(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end), in order, without the space around them.

    Every character that is not space is in exactly one of them; none holds a line break. Of
    abbreviations those of `language` are known, and those that hold for any.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        begin, end = line.span()
        for match in _STOP.finditer(text, begin, end):
            if match["stop"] and not _ends(text, match, end, language.stops):
                continue
            found.extend(_trimmed(text, begin, match.end()))
            begin = match.end()
        found.extend(_trimmed(text, begin, end))
    return tuple(found)


def _ends(text: str, match: re.Match[str], line_end: int, words: Kinds) -> bool:
    """Whether the stop that was found ends its sentence."""
    following = _NEXT.match(text, match.end(), line_end)
    word = following[1] if following else ""
    if not word:
        return True
    if word[0].islower():
        return False
    if match["stop"] != ".":
        return True
    before = text[max(match.start() - 30, 0) : match.start()].rpartition("\n")[2]
    if before.strip().isdigit() and len(before.strip()) <= 2:
        return False  # the number of a list item
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    abbreviation = last[0].lower()
    if abbreviation in words["title"] or (abbreviation in {"no", "nos"} and word[0].isdigit()):
        return False
    if len(abbreviation) == 1 and last[0].isupper():
        return False  # an initial
    if abbreviation in words["ending"] or (
        ("." in abbreviation or "-" in abbreviation) and _dotted(abbreviation)
    ):
        return word.lower() in words["starter"]
    return True


def _dotted(word: str) -> bool:
    """Whether `word` is letters with points between them, as in "U.S" or "J.-C"."""
    return all(len(part) <= 1 for part in re.split(r"[.\-]", word))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without space around it, in pieces no longer than `LONGEST`; nothing for space alone."""
    end = start + len(text[start:end].rstrip())
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        cut = end
        if end - start > LONGEST:
            longest = start + LONGEST
            cut = next((at for at in range(longest, start, -1) if text[at].isspace()), longest)
        yield start, start + len(text[start:cut].rstrip())
        start = cut
