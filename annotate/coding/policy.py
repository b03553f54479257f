"""Policies that settle what reviewers differ about where nobody adjudicates: a rule, recorded by article.

Needed are all who read the label (unanimous), or more than half of them (majority). What stands of a disputed
occurrence are the runs of characters that so many people marked; two characters beside each other belong to
one run where so many people have a span that covers both. Agreed occurrences stay as they are. An answer
about the whole article stands where so many of those whose reviews count gave it.

A policy decides what is counted. Training does not know it: what only some people marked stays masked there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotate.coding.consensus import Consensus, LabelConsensus, Mark, Occurrence, needed, overruled, touch
from annotate.records import Policy, Stretch


def settle(decided: Consensus, policy: Policy | None) -> Consensus:
    """The consensus of an article, what is disputed in it settled by the policy; without one, as it is."""
    if policy is None:
        return decided
    labels = {name: _label(each, policy) for name, each in decided.labels.items()}
    said = {frozenset(each.review.flags) for each in decided.reviews}
    differ = len(said) > 1 and decided.adjudication is None
    return replace(decided, labels=labels, policy=policy if differ else None)


def _label(label: LabelConsensus, policy: Policy) -> LabelConsensus:
    if label.adjudicated:
        return label
    found: list[Occurrence] = []
    over = list(label.overruled)
    for each in label.occurrences:
        stands = [each] if each.agreed else list(_standing(each, policy))
        found += stands
        over += () if each.agreed else overruled([replace(each, policy=policy)], stands)
    return replace(label, occurrences=tuple(found), overruled=tuple(over))


def _standing(each: Occurrence, policy: Policy) -> Iterator[Occurrence]:
    """What stands of a disputed occurrence, with the marks that it is made of."""
    for run in _runs(each, needed(policy, len(each.readers))):
        marks = tuple(mark for mark in each.marks if touch(mark, run))
        open_ = tuple(_beside(marks, run))
        yield replace(each, marks=marks, agreed=True, sure=(run,), open=open_, policy=policy)


def _runs(each: Occurrence, least: int) -> list[Stretch]:
    """The stretches that so many people marked together."""

    def enough(start: int, end: int) -> bool:
        return len({mark.reviewer for mark in each.marks if mark.start <= start and end <= mark.end}) >= least

    runs: list[Stretch] = []
    for start, end in pairwise(sorted({edge for mark in each.marks for edge in mark[:2]})):
        if enough(start, end):
            joined = runs and runs[-1][1] == start and enough(start - 1, start + 1)
            runs.append((runs.pop()[0] if joined else start, end))
    return runs


def _beside(marks: Sequence[Mark], run: Stretch) -> Iterator[Stretch]:
    """What the marks cover before and behind the run: each overlaps it, so that there is one piece a side."""
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    yield from (piece for piece in ((first, run[0]), (run[1], last)) if piece[0] < piece[1])
