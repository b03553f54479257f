"""What the people who reviewed an article decided together: one value with one rule, read by everything.

The rule. A person's newest review of an article counts: by when it was decided, ties by when it was pulled.
Per label, among people whose newest review is submitted and who were offered the label, spans that overlap
across people form an occurrence. It is **agreed** when everyone has exactly one span in it and all share a
character; their intersection is its agreed extent, the rest of their union its open edge. Every other
occurrence is **disputed**. A count runs from the smallest to the largest number of spans that any one person
has in the disputed occurrences, plus the agreed ones. Training takes as positive what everyone marked, masks
what only some did, and takes as negative what nobody did. Of a person of whom nobody knows what the page
showed, marks count like anybody's, but leaving a span out that others marked says nothing against it.

Where a label's definition has changed, those who were offered today's decide alone. Only where there are
none are the earlier answers shown, as `LabelConsensus.outdated` says; nothing is learned from those.
An adjudication replaces all of this for the labels it was offered: what its author marked is agreed, what
everybody else did is history; spans of which nothing is left are kept apart, as overruled. Rules that settle
what nobody adjudicated are `annotate.coding.policy`; training knows none of them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from annotate.coding.reviews import CodedReview, counting, settling
from annotate.records import Decision, Policy, Stretch


class Range(NamedTuple):
    """A count as far as it is known: from `low` to `high`, both included."""

    low: int
    high: int


class Mark(NamedTuple):
    """A span as one person left it."""

    start: int
    end: int
    reviewer: str
    decision: Decision


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """Spans of one label that overlap across people.

    `marks` are by start, end and reviewer code, `readers` all whose answer counts here. `sure` are the
    stretches that every reader marked, `open` those that only some did: together all that anybody marked.
    Where a `policy` settled it, it is agreed and `sure` is what the policy lets stand.
    """

    label: str
    marks: tuple[Mark, ...]
    readers: tuple[str, ...]
    agreed: bool
    sure: tuple[Stretch, ...]
    open: tuple[Stretch, ...]
    policy: Policy | None = None

    @property
    def union(self) -> Stretch:
        """From the first to the last character that anybody marked."""
        return self.marks[0].start, max(mark.end for mark in self.marks)

    @property
    def extent(self) -> Stretch:
        """The agreed extent of an agreed occurrence, the union of a disputed one."""
        return self.sure[0] if self.agreed else self.union

    @property
    def marked_by(self) -> tuple[str, ...]:
        """Codes of those who have a span in it."""
        return tuple(sorted({mark.reviewer for mark in self.marks}))

    @property
    def left_out_by(self) -> tuple[str, ...]:
        """Codes of the readers who have none."""
        return tuple(code for code in self.readers if code not in self.marked_by)


@dataclass(frozen=True, kw_only=True)
class LabelConsensus:
    """What an article's reviewers decided about one label: occurrences by start, codes of the `readers`.

    `outdated` says that nobody was offered the label by the definition it has today, `adjudicated` that one
    person settled it: the only one of `readers`. `overruled` are spans of coders of which an adjudication, or
    a policy, left nothing.
    """

    label: str
    readers: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    outdated: bool
    adjudicated: bool = False
    overruled: tuple[Occurrence, ...] = ()

    @property
    def count(self) -> Range:
        """How often the label occurs."""
        return count(self.occurrences)

    @property
    def positive(self) -> tuple[Stretch, ...]:
        """What every reader marked; two agreed occurrences side by side stay two."""
        return tuple(sorted(stretch for each in self.occurrences for stretch in each.sure))

    @property
    def masked(self) -> tuple[Stretch, ...]:
        """What only some readers marked."""
        return tuple(sorted(stretch for each in self.occurrences for stretch in each.open))


@dataclass(frozen=True, kw_only=True)
class Consensus:
    """What the reviewers of one article decided: the `reviews` that count, by reviewer code, and by label.

    `adjudication` is the review that settled what the others differ about, None where there was none.
    `policy` settled which of the answers about the whole article stand, where only some gave one.
    """

    reviews: tuple[CodedReview, ...]
    labels: Mapping[str, LabelConsensus]
    adjudication: CodedReview | None = None
    policy: Policy | None = None

    @property
    def answers(self) -> tuple[CodedReview, ...]:
        """The reviews that count, and the one that settled what they differ about."""
        return self.reviews if self.adjudication is None else (*self.reviews, self.adjudication)

    @property
    def informed(self) -> bool:
        """Whether of everybody whose answer stands it is known what the page showed."""
        settled = self.adjudication and all(each.adjudicated for each in self.labels.values())
        return all(each.informed for each in (self.answers[-1:] if settled else self.answers))

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """What was said of the article as a whole, by somebody or as the policy asks: it counts nowhere."""
        last = self.reviews if self.adjudication is None else (self.adjudication,)
        said = Counter(flag for each in last for flag in set(each.review.flags))
        wanted = 1 if self.policy is None else needed(self.policy, len(last))
        return tuple(sorted(flag for flag, number in said.items() if number >= wanted))

    @property
    def settled_by_policy(self) -> bool:
        """Whether a policy settled anything, if only that nothing of it stands."""
        spans = (each for label in self.labels.values() for each in (*label.occurrences, *label.overruled))
        return self.policy is not None or any(each.policy for each in spans)

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """The occurrences of all labels, label by label."""
        return tuple(each for label in self.labels.values() for each in label.occurrences)


def consensus(reviews: Iterable[CodedReview]) -> Consensus:
    """The consensus of all reviews of one article, which come in the order they were pulled."""
    given = list(reviews)
    decided, last = counting(given), settling(given)
    names = sorted({name for each in decided for name in each.labels})
    labels = {name: _of_label(name, decided) for name in names}
    if last is not None:
        labels |= {name: _adjudicated(labels.get(name), _of_label(name, [last])) for name in last.offered}
    return Consensus(reviews=decided, labels=dict(sorted(labels.items())), adjudication=last)


def count(occurrences: Iterable[Occurrence]) -> Range:
    """How often a label occurs in these of its occurrences."""
    found = tuple(occurrences)
    if not found:  # so for most labels in most voices of most articles
        return Range(0, 0)
    disputed = [each for each in found if not each.agreed]
    spans = [
        sum(mark.reviewer == reader for each in disputed for mark in each.marks)
        for reader in dict.fromkeys(code for each in disputed for code in each.readers)
    ]
    agreed = len(found) - len(disputed)
    return Range(agreed + min(spans, default=0), agreed + max(spans, default=0))


def needed(policy: Policy, people: int) -> int:
    """How many of so many people a policy asks for."""
    return people if policy == "unanimous" else people // 2 + 1


def _adjudicated(before: LabelConsensus | None, now: LabelConsensus) -> LabelConsensus:
    left = overruled(before.occurrences if before is not None else (), now.occurrences)
    return replace(now, adjudicated=True, overruled=left)


def overruled(before: Iterable[Occurrence], now: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Of the occurrences as people marked them, the marks of which nothing stands `now`."""
    left = [
        (each, tuple(mark for mark in each.marks if not any(touch(mark, other.extent) for other in now)))
        for each in before
    ]
    return tuple(replace(each, marks=marks) for each, marks in left if marks)


def touch(mark: Mark, stretch: Stretch) -> bool:
    """Whether a mark and a stretch share a character."""
    return mark.start < stretch[1] and stretch[0] < mark.end


def _of_label(label: str, reviews: Sequence[CodedReview]) -> LabelConsensus:
    informed = [each for each in reviews if label in each.offered]
    asked = informed or [each for each in reviews if label in each.outdated]
    readers = tuple(each.reviewer for each in asked)
    groups = _groups(sorted(mark for each in asked for mark in _marks(each, label)))
    silent = {each.reviewer for each in asked if not each.informed}
    found = (_occurrence(label, tuple(group), _heard(readers, silent, group)) for group in groups)
    return LabelConsensus(
        label=label,
        readers=readers,
        occurrences=tuple(sorted(found, key=lambda each: each.marks)),
        outdated=not informed,
    )


def _heard(readers: Sequence[str], silent: Collection[str], group: Sequence[Mark]) -> tuple[str, ...]:
    """The readers of an occurrence, without those who left it out on a page that nobody knows."""
    marked = {mark.reviewer for mark in group}
    return tuple(code for code in readers if code in marked or code not in silent)


def _marks(each: CodedReview, label: str) -> Iterator[Mark]:
    """The spans that a person left standing, each once: of two decisions the one about a tag."""
    spans: dict[Stretch, Mark] = {}
    for decision in sorted(each.standing, key=lambda decision: decision.tag_id or "", reverse=True):
        if decision.label == label:
            mark = Mark(decision.start, decision.end, each.reviewer, decision)
            spans.setdefault((decision.start, decision.end), mark)
    yield from spans.values()


def _groups(marks: Sequence[Mark]) -> Collection[Sequence[Mark]]:
    """Marks (in order) that hang together by overlaps across people; one's own overlaps do not join."""
    group_of = {mark[:3]: [mark] for mark in marks}
    standing: list[Mark] = []
    for mark in marks:
        standing = [each for each in standing if each.end > mark.start]
        for other in standing:
            mine, theirs = group_of[mark[:3]], group_of[other[:3]]
            if other.reviewer != mark.reviewer and mine is not theirs:
                theirs += mine
                for each in mine:
                    group_of[each[:3]] = theirs
        standing.append(mark)
    return list({id(group): sorted(group) for group in group_of.values()}.values())


def _occurrence(label: str, marks: tuple[Mark, ...], readers: tuple[str, ...]) -> Occurrence:
    one_each = sorted(mark.reviewer for mark in marks) == sorted(readers)
    shared = max(mark.start for mark in marks) < min(mark.end for mark in marks)
    stretches: dict[bool, list[Stretch]] = {True: [], False: []}
    for start, end in pairwise(sorted({edge for mark in marks for edge in mark[:2]})):
        who = {mark.reviewer for mark in marks if mark.start <= start and end <= mark.end}
        if who:
            kind = stretches[len(who) == len(readers)]
            if kind and kind[-1][1] == start:
                start = kind.pop()[0]
            kind.append((start, end))
    return Occurrence(
        label=label,
        marks=marks,
        readers=readers,
        agreed=one_each and shared,
        sure=tuple(stretches[True]),
        open=tuple(stretches[False]),
    )
