"""What became of each span that stood on a page, and which ones are new.

Only labels and offsets decide. Label Studio's own `origin` is set by the browser alone and changes with a
comment, and its copy of a span's text can differ from the text: neither is read.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from annotate.records import Verdict

OVERLAP = 0.5  #: share of a rejected tag that a new span of its label must cover to be the same, resized


class Shown(NamedTuple):
    """A span that stood on the page when the reviewer opened it; `id` is its tag's id."""

    id: str
    label: str
    start: int
    end: int


def verdicts(shown: Sequence[Shown], regions: Mapping[str, Shown]) -> list[tuple[Verdict, str | None, Shown]]:
    """A verdict for each span shown and each span added, with the tag's id and the span as it is now."""
    known = {each.id for each in shown}
    found: list[tuple[Verdict, str | None, Shown]] = []
    gone: list[Shown] = []
    for tag in shown:
        region = regions.get(tag.id)
        if region is None:
            gone.append(tag)
        else:
            found.append((_change(tag, region), tag.id, region))
    new = [region for region in regions.values() if region.id not in known]
    for tag, region in _pairs(gone, new):
        gone.remove(tag)
        new.remove(region)
        found.append((_change(tag, region), tag.id, region))
    found += [("rejected", tag.id, tag) for tag in gone]
    found += [("added", None, region) for region in new]
    return found


def _change(tag: Shown, region: Shown) -> Verdict:
    if region.label != tag.label:
        return "relabelled"
    return "accepted" if (region.start, region.end) == (tag.start, tag.end) else "resized"


def _pairs(gone: Collection[Shown], new: Collection[Shown]) -> list[tuple[Shown, Shown]]:
    """Tags that were deleted and drawn again: the largest overlap first, each span in one pair."""
    candidates = []
    for tag in gone:
        for region in new:
            common = min(tag.end, region.end) - max(tag.start, region.start)
            if region.label == tag.label and common >= OVERLAP * (tag.end - tag.start):
                candidates.append((-common, tag.start, tag.end, tag.id, region.start, region.id, tag, region))
    pairs: list[tuple[Shown, Shown]] = []
    taken: set[str] = set()
    for *_, tag, region in sorted(candidates):
        if not taken & {tag.id, region.id}:
            taken |= {tag.id, region.id}
            pairs.append((tag, region))
    return pairs
