"""Which quotation marks belong together: curly, straight, guillemets, single, nested, reopened and unclosed.

Nothing here knows grammar: a pair may turn out to be speech, a title or a scare quote (see `quotation`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Family = Literal["double", "guillemet", "single", "block"]
_Role = Literal["open", "close", "either"]

#: Lines that an unclosed quotation may run over until its closing mark (hard-wrapped text).
_CARRIED_LINES = 6

_SIGNATURE = 80  # characters of a name with its office
_SIGNED = re.compile(r"(?:Former |Ex-)?[A-Z][\w.’'-]* [A-Z][^.!?]*(?:\. [A-Z][^.!?]*)*\.?$")

_MARK = re.compile(r"""[“”„‟"«»‹›‘]|``|''|(?<![^\W_])['’]|['’](?![^\W_])""")
_FAMILY: dict[str, Family] = {"«": "guillemet", "»": "guillemet", "‹": "guillemet", "›": "guillemet"}
_FAMILY |= {"‘": "single", "’": "single", "'": "single"}
_ELISION = re.compile(
    r"(?:\d0s|(?:n|em|til|tis|twas|twere|cause|cos|cuz|bout|round|neath|ere|im|er)\b)", re.IGNORECASE
)
#: marks that are left of a page's code: href="…", and the end of one that a line break cut
_CODE = re.compile(r"""=\s?"[^"<>\n]*"(?=[\s/>]|$)|="[^"<>\n]*$|"(?=\s?/?>)""")
_OPENS_AFTER = frozenset(" \t\u00a0\u202f([{—–-/“‘„«‹\"'`:*_\u200b\ufeff")
_CLOSES_BEFORE = frozenset(" \t\u00a0\u202f.,;:!?…)]}—–-/”’»›\"'*_")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A stretch between quotation marks, or a line that markup sets off ("block"); never across a line break.

    ``text[start:end]`` includes the marks, ``text[inner[0]:inner[1]]`` does not. `depth` is 0 for the
    outermost. `closed` is False where a mark is missing; `continued` says that the next pair goes on
    with it.
    """

    start: int
    end: int
    inner: tuple[int, int]
    family: Family
    depth: int = 0
    closed: bool = True
    continued: bool = False


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    family: Family
    role: _Role


def pairs(text: str, quoted: Sequence[tuple[int, int]] = ()) -> tuple[Pair, ...]:
    """Every pair of quotation marks in `text`, by start. An odd number of marks is no error.

    `quoted` are stretches of whole lines that markup sets off: each of their lines is a pair without marks.
    """
    found = [pair for stretch in quoted for pair in _set_off(text, *stretch)]
    carried: list[tuple[int, int]] = []  # lines since an unclosed opening mark
    opened: _Mark | None = None
    for start, end in _lines(text):
        marks = list(_marks(text, start, end))
        if opened is not None:
            first = next((mark for mark in marks if mark.family == opened.family), None)
            if first is not None and first.role == "close":
                found += _carried(opened, carried)
                if not _is_signature(text, start, first.start, carried):
                    found.append(
                        Pair(start=start, end=first.end, inner=(start, first.start), family=opened.family)
                    )
                marks = [mark for mark in marks if mark.start >= first.end]
                opened = None
            elif first is not None and first.start == start and first.role == "open":
                found += _carried(opened, carried[:1])
                opened = None
            elif first is not None or len(carried) >= _CARRIED_LINES:
                found += _unclosed(text, opened, carried[0][1], carried[0][0])
                opened = None
            else:
                carried.append((start, end))
        line_pairs, left = _paired(text, marks)
        found += line_pairs
        if left is not None and opened is None:
            opened, carried = left, [(start, end)]
    if opened is not None:
        found += _unclosed(text, opened, carried[0][1], carried[0][0])
    return _nested(found)


def _set_off(text: str, start: int, end: int) -> Iterator[Pair]:
    """The lines of a block quotation, each going on in the next."""
    lines = [(start + begin, start + stop) for begin, stop in _lines(text[start:end])]
    for begin, stop in lines:
        last = stop == lines[-1][1]
        yield Pair(start=begin, end=stop, inner=(begin, stop), family="block", continued=not last)


def goes_on(text: str, end: int, start: int) -> bool:
    """Whether the sentence of a quotation that ends at `end` goes on in a later line, at `start`.

    It does when nothing but space and a comma stand between, and there is a comma or the line begins small.
    """
    if "\n" not in text[end:start] or text[end:start].strip(" ,\n\u00a0\u202f"):
        return False
    if "," in text[end:start]:
        return True
    return text[start].islower() or text[max(end - 3, 0) : end].rstrip("”\"’'» \u00a0\u202f").endswith(",")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of `text` that hold more than space, without the space around them."""
    for match in re.finditer(r"[^\n\r]+", text):
        line = match[0]
        if line.strip():
            yield (
                match.start() + len(line) - len(line.lstrip()),
                match.end() - (len(line) - len(line.rstrip())),
            )


def _marks(text: str, line_start: int, line_end: int) -> Iterator[_Mark]:
    """The quotation marks of a line with their role; apostrophes, feet and inches are left out."""
    code = {i for match in _CODE.finditer(text, line_start, line_end) for i in range(*match.span())}
    for match in _MARK.finditer(text, line_start, line_end):
        start, end = match.span()
        if start in code:
            continue
        shape = match[0]
        before = text[start - 1] if start > line_start else ""
        after = text[end] if end < line_end else ""
        opens = (not before or before in _OPENS_AFTER) and after != "" and not after.isspace()
        closes = before != "" and not before.isspace() and (not after or after in _CLOSES_BEFORE)
        family = _FAMILY.get(shape, "double")
        if family == "single":
            role = _single_role(text, shape, before, after, end)
            if role is None:
                continue
            yield _Mark(start, end, family, role)
            continue
        if shape in "«‹":
            yield _Mark(start, end, family, "open")
        elif shape in "»›":
            yield _Mark(start, end, family, "open" if start == line_start and after else "close")
        elif shape in "“„‟``" and not (closes and not opens and before not in "([{—–-"):
            yield _Mark(start, end, family, "open")
        elif (shape == "”" or shape == "''") and not (opens and before not in "—–-:/"):
            yield _Mark(start, end, family, "close")
        elif opens == closes:
            yield _Mark(start, end, family, "either")
        else:
            yield _Mark(start, end, family, "open" if opens else "close")


def _single_role(text: str, shape: str, before: str, after: str, end: int) -> _Role | None:
    """What a single mark does; None for an apostrophe."""
    if after and (after.isalnum() or after in '“"[(…' or (shape == "‘" and not after.isspace())):
        if before and before not in _OPENS_AFTER:
            return None
        if shape == "’" or _ELISION.match(text, end):
            return None
        return "open"
    if shape == "‘":
        return None
    return "close" if before and not before.isspace() else None


def _paired(text: str, marks: list[_Mark]) -> tuple[list[Pair], _Mark | None]:
    """The pairs within one line, and the outermost opening mark that found no partner there."""
    found: list[Pair] = []
    stack: list[_Mark] = []
    unclosed: Counter[Family] = Counter()
    for index, mark in enumerate(marks):
        family = mark.family
        is_open = unclosed[family] > 0
        if family == "double" and _is_inch(text, marks, index, is_open):
            continue
        if mark.role == "open" or (mark.role == "either" and not is_open):
            stack.append(mark)
            unclosed[family] += 1
        elif not is_open:
            if family == "double" and not found and not stack and _lost_its_opening(text, marks, index):
                line_start = text.rfind("\n", 0, mark.start) + 1
                found.append(
                    Pair(
                        start=line_start,
                        end=mark.end,
                        inner=(line_start, mark.start),
                        family=family,
                        closed=False,
                    )
                )
        elif family != "single" or not _is_possessive(text, marks, index):
            while (opening := stack.pop()).family != family:
                unclosed[opening.family] -= 1
            unclosed[family] -= 1
            found.append(
                Pair(start=opening.start, end=mark.end, inner=(opening.end, mark.start), family=family)
            )
    left = next((mark for mark in stack if mark.family != "single" or _begins_line(text, mark)), None)
    return found, left


def _begins_line(text: str, mark: _Mark) -> bool:
    return mark.start == 0 or text[mark.start - 1] in "\n\r"


def _is_inch(text: str, marks: list[_Mark], index: int, is_open: bool) -> bool:
    """Whether a straight double mark after a digit means inches, seconds or minutes."""
    mark = marks[index]
    if text[mark.start : mark.end] != '"' or not text[mark.start - 1 : mark.start].isdigit():
        return False
    if not is_open or re.search(r"\d['’′]\d+$", text[max(mark.start - 8, 0) : mark.start]):
        return True
    return bool(re.match(r"[ -][a-z]", text[mark.end : mark.end + 2])) and _closes_next(marks, index)


def _is_possessive(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether a single mark that could close is the apostrophe of "the voters’ choice"."""
    mark = marks[index]
    if text[mark.start - 1] not in "sSzx" or not re.match(r" [a-z]", text[mark.end : mark.end + 2]):
        return False
    return _closes_next(marks, index)


def _closes_next(marks: list[_Mark], index: int) -> bool:
    """Whether the next mark of the same family closes."""
    later = (marks[number] for number in range(index + 1, len(marks)))
    following = next((mark for mark in later if mark.family == marks[index].family), None)
    return following is not None and following.role == "close"


def _lost_its_opening(text: str, marks: list[_Mark], index: int) -> bool:
    """Whether a closing mark, first in its line, ends speech that began with the line."""
    mark = marks[index]
    if index > 0 or text[mark.start - 1] not in ",.!?":
        return False
    return 20 <= mark.start - (text.rfind("\n", 0, mark.start) + 1) <= 300


def _is_signature(text: str, start: int, end: int, lines: list[tuple[int, int]]) -> bool:
    """Whether the mark that ends a pulled-out quotation was put after the name beneath it."""
    ended = text[lines[-1][1] - 1] in ".!?…"
    return ended and end - start <= _SIGNATURE and _SIGNED.match(text, start, end) is not None


def _carried(opened: _Mark, lines: list[tuple[int, int]]) -> Iterator[Pair]:
    """The lines of a quotation that goes on in the next one."""
    for number, (start, end) in enumerate(lines):
        begin, inner = (opened.start, opened.end) if number == 0 else (start, start)
        yield Pair(
            start=begin, end=end, inner=(inner, end), family=opened.family, closed=False, continued=True
        )


def _unclosed(text: str, opened: _Mark, line_end: int, line_start: int) -> Iterator[Pair]:
    """A quotation that nothing closes: its line if it opens that or follows a colon, else its sentence."""
    if opened.family == "single" or opened.end >= line_end:
        return
    end = line_end
    before = text[line_start : opened.start].rstrip()
    stop = re.compile(r"[.!?…](?=\s)").search(text, opened.end, line_end)
    if before and not before.endswith(":") and stop is not None:
        end = stop.end()
    yield Pair(start=opened.start, end=end, inner=(opened.end, end), family=opened.family, closed=False)


def _nested(found: list[Pair]) -> tuple[Pair, ...]:
    """The pairs by start, each with its depth; an unclosed one that begins inside another ends with it."""
    ordered = sorted(found, key=lambda pair: (pair.start, -pair.end))
    result: list[Pair] = []
    around: list[Pair] = []
    for pair in ordered:
        while around and around[-1].end <= pair.start:
            around.pop()
        if around and pair.end > around[-1].end:
            outer = around[-1]
            pair = replace(
                pair, end=outer.end, inner=(pair.inner[0], max(pair.inner[0], min(pair.inner[1], outer.end)))
            )
        if pair.inner[0] >= pair.inner[1]:
            continue
        pair = replace(pair, depth=len(around))
        around.append(pair)
        result.append(pair)
    return tuple(result)
