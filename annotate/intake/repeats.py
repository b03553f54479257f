"""Runs of lines that stand on a page twice: a body pasted twice, a title or subtitle repeated.

Only whole runs go, and the first stays. A sentence that the author repeats is no run.
"""

import re
from collections.abc import Mapping, Sequence

RUN = 300  #: characters of the shortest run that can only be a copy
PARAGRAPH = 60  #: mean characters a line of such a run has: verse and lists repeat by intent
SUBTITLE = 60  #: characters of the shortest subtitle whose copy at the end goes
_CANDIDATES = 8  #: earlier places a line is compared with
#: lines after the title, and at the end, in which its copy is no part of the text
_NEAR_TITLE, _NEAR_END = 4, 3
_MARKS = re.compile(r"[\W_]+")


def line_key(line: str) -> str:
    """What two copies of a line have in common: letters and digits, in lower case."""
    return _MARKS.sub("", line.casefold())


def repeated_runs(lines: Sequence[str]) -> Mapping[int, str]:
    """Numbers of the lines that repeat an earlier run, with the reason.

    A run is two lines or more, or one of two sentences or more, of at least `RUN` characters in all.
    """
    numbers = [number for number, line in enumerate(lines) if line_key(line)]
    keys = [line_key(lines[number]) for number in numbers]
    places: dict[str, list[int]] = {}
    found: dict[int, str] = {}
    at = 0
    while at < len(keys):
        length = max((_shared(keys, earlier, at) for earlier in places.get(keys[at], ())), default=0)
        run = [lines[numbers[at + step]] for step in range(length)]
        if _is_copy(run):
            found |= {numbers[at + step]: "repeated block" for step in range(length)}
            at += length
            continue
        # A long run that is no copy (the verses of a song) is not looked at again line by line.
        for step in range(length if length > 50 else 1):
            known = places.setdefault(keys[at + step], [])
            if len(known) < _CANDIDATES:
                known.append(at + step)
        at += length if length > 50 else 1
    return found


def repeated_titles(lines: Sequence[str], title: str | None) -> Mapping[int, str]:
    """Copies of the title right after it or at the end, and of the subtitle at the end."""
    numbers = [number for number, line in enumerate(lines) if line]
    if not numbers or not title:
        return {}
    key = line_key(title)
    first = 1 if line_key(lines[numbers[0]]) == key else 0
    last = numbers[-_NEAR_END:]
    near = {
        *numbers[first : first + _NEAR_TITLE],
        *(number for number in last if number not in numbers[:first]),
    }
    found = {number: "repeated title" for number in sorted(near) if key and line_key(lines[number]) == key}
    rest = [number for number in numbers[first:] if number not in found]
    if rest and len(lines[rest[0]]) >= SUBTITLE and lines[rest[0]].rstrip(" |\"”»’'")[-1:] not in ".!?…":
        subtitle = line_key(lines[rest[0]])
        found |= {n: "repeated subtitle" for n in last if n != rest[0] and line_key(lines[n]) == subtitle}
    return found


def _shared(keys: Sequence[str], earlier: int, later: int) -> int:
    length = 0
    while earlier + length < later and later + length < len(keys):
        if keys[earlier + length] != keys[later + length]:
            break
        length += 1
    return length


def _is_copy(run: Sequence[str]) -> bool:
    size = sum(map(len, run))
    if not run or size < RUN or size / len(run) < PARAGRAPH:
        return False
    return len(run) > 1 or sum(run[0].count(mark + " ") for mark in ".!?") >= 1
