"""An article cut into stretches that are marked alike: what pages and terminals draw."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.harmless import printable
from annotate.records import Place, Voice, VoiceStretch
from annotate.report.evidence import Evidence, Status
from annotate.report.summary import Summary

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A stretch of text in one voice and under the same marks, the outermost first.

    `begins` and `ends` are the marks whose first and last stretch this is; `open` are the numbers of those
    of which only some reviewers marked it. `text` is fit to be shown.
    """

    text: str
    voice: Voice
    marks: tuple[Evidence, ...]
    begins: tuple[Evidence, ...]
    ends: tuple[Evidence, ...]
    open: frozenset[int] = frozenset()

    def is_open(self, mark: Evidence) -> bool:
        """Whether only some of the reviewers marked these words."""
        return mark.number in self.open

    def ground(self, mark: Evidence) -> Status:
        """How far these words are settled: disputed where only some marked them, approved where all did."""
        if self.is_open(mark):
            return "disputed"
        return "approved" if mark.status == "disputed" else mark.status


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of an article, a paragraph, headline or caption, which begins at `start`."""

    start: int
    place: Place
    segments: tuple[Segment, ...]


def lines(summary: Summary) -> tuple[Line, ...]:
    """The lines of an article that are not blank, with the marks of all spans but rejected ones."""
    text = printable(summary.article.text)
    spans = [match.span() for match in _LINE.finditer(text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]

    def touched(start: int, end: int) -> range:
        return range(bisect_right(ends, start), bisect_left(starts, end))

    marks: list[list[Evidence]] = [[] for _ in spans]
    for each in sorted(summary.evidence, key=lambda each: (each.reach[0], -each.reach[1], each.number)):
        if each.status != "rejected":
            for i in touched(*each.reach):
                marks[i].append(each)
    voices: list[list[VoiceStretch]] = [[] for _ in spans]
    for stretch in summary.voices:
        for i in touched(*stretch[:2]):
            voices[i].append(stretch)
    return tuple(
        Line(
            start=start,
            place=summary.article.place(start),
            segments=_segments(text, (start, end), marks[i], voices[i]),
        )
        for i, (start, end) in enumerate(spans)
    )


def _segments(
    text: str, line: tuple[int, int], marks: Sequence[Evidence], voices: Sequence[VoiceStretch]
) -> tuple[Segment, ...]:
    first, last = line
    stretches = [(each.start, each.end) for each in marks] + [each.reach for each in marks]
    stretches += [stretch for each in marks for stretch in each.open] + [each[:2] for each in voices]
    edges = {edge for stretch in stretches for edge in stretch}
    found = []
    for left, right in pairwise(sorted({first, last, *(edge for edge in edges if first < edge < last)})):
        over = tuple(each for each in marks if each.reach[0] <= left and right <= each.reach[1])
        open_ = [each for each in over if any(start <= left and right <= end for start, end in each.open)]
        found.append(
            Segment(
                text=text[left:right],
                voice=next((who for start, end, who in voices if start <= left and right <= end), "outlet"),
                marks=over,
                begins=tuple(each for each in over if each.start == left),
                ends=tuple(each for each in over if each.end == right),
                open=frozenset(each.number for each in open_),
            )
        )
    return tuple(found)
