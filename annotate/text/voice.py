"""Whose words each stretch of an article is: the outlet's, quoted, or reported.

Direct speech is `quoted`, with its marks. What a text hands to a source without marks is `reported`. All the
rest is the outlet's, the attribution phrase itself included, and so is a claim that nobody makes ("it is
believed that …") and what somebody is said to think ("Varenia fears that …").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.records import VOICES, Voice
from annotate.text.claim import Claim
from annotate.text.quotation import Quotation


@dataclass(frozen=True, kw_only=True)
class VoiceSpan:
    """A stretch that is not the outlet's; `claim` or `quotation` (an index) says whose it is."""

    start: int
    end: int
    voice: Voice
    quotation: int | None = None
    claim: Claim | None = None


def voice_spans(quotations: Sequence[Quotation], claims: Sequence[Claim]) -> tuple[VoiceSpan, ...]:
    """The quoted and reported stretches, in order, without overlap; marks win over indirect speech."""
    quoted = [
        VoiceSpan(start=each.start, end=each.end, voice="quoted", quotation=number)
        for number, each in enumerate(quotations)
    ]
    taken = sorted((span.start, span.end) for span in quoted)
    phrases = sorted((claim.start, claim.end) for claim in claims)
    reported: list[VoiceSpan] = []
    for claim in claims:
        if claim.rung == "agentless" or not claim.spoken:
            continue
        for stretch in claim.contents:
            for start, end in _without(stretch, [*_near(taken, stretch), *_near(phrases, stretch)]):
                reported.append(VoiceSpan(start=start, end=end, voice="reported", claim=claim))
    result: list[VoiceSpan] = []
    for span in sorted([*quoted, *reported], key=lambda span: (span.start, span.end)):
        if result and span.start < result[-1].end:
            if span.end <= result[-1].end:
                continue
            span = VoiceSpan(
                start=result[-1].end,
                end=span.end,
                voice=span.voice,
                quotation=span.quotation,
                claim=span.claim,
            )
        result.append(span)
    return tuple(result)


def at(spans: Sequence[VoiceSpan], position: int) -> VoiceSpan | None:
    """The quoted or reported stretch that the character at `position` stands in."""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None


def whose(spans: Sequence[VoiceSpan], start: int, end: int) -> Voice:
    """Whose words a stretch is: those in which most of it stands.

    Of equals those that it begins in, else the first of `VOICES`. A tag that begins in the outlet's words and
    runs into a quotation is thus counted once.
    """
    first = at(spans, start)
    if first is None and bisect_right(spans, start, key=_start) == bisect_left(spans, end, key=_start):
        return "outlet"
    if first is not None and end <= first.end:
        return first.voice
    counts = dict.fromkeys(("outlet", "quoted", "reported"), 0)
    covered = 0
    begun = max(bisect_right(spans, start, key=_start) - 1, 0)
    for span in spans[begun : bisect_left(spans, end, key=_start)]:
        inside = max(min(span.end, end) - max(span.start, start), 0)
        counts[span.voice] += inside
        covered += inside
    counts["outlet"] = end - start - covered
    best: Voice = first.voice if first is not None else "outlet"
    for voice in VOICES:
        if counts[voice] > counts[best]:
            best = voice
    return best


def _start(span: VoiceSpan) -> int:
    return span.start


def _near(spans: list[tuple[int, int]], stretch: tuple[int, int]) -> list[tuple[int, int]]:
    """Those of the spans, which are in order and do not overlap, that touch the stretch."""
    first = bisect_right(spans, stretch[0], key=lambda span: span[1])
    return spans[first : bisect_left(spans, stretch[1], key=lambda span: span[0])]


def _without(stretch: tuple[int, int], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of a stretch when the holes are cut out."""
    start, end = stretch
    left: list[tuple[int, int]] = []
    for hole_start, hole_end in sorted(holes):
        if hole_start > start:
            left.append((start, min(hole_start, end)))
        start = max(start, hole_end)
    if start < end:
        left.append((start, end))
    return left
