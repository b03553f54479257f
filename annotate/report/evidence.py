"""The spans behind the counts, and what people said about each of them.

Where several people reviewed an article, a span of a label is approved as far as all of them marked the
same characters. What some marked and others did not is disputed: unknown until somebody adjudicates, so it
is listed and not counted.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from annotate.records import Article, Decision, Origin, Place, Review, Span, Speaker, Tag, Voice

Status = Literal["approved", "disputed", "proposed", "rejected"]
VoiceAt = Callable[[int, int], Voice]


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """One person's review of an article with what it decided."""

    review: Review
    decisions: tuple[Decision, ...]

    @property
    def labels(self) -> frozenset[str]:
        """Names of the labels that were offered then; about others the review says nothing."""
        offered = {name.partition("@")[0] for name in self.review.labels_offered}
        return frozenset(offered | {decision.label for decision in self.decisions})


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A span with everything that explains it; `number` is its mark in the article, from 1.

    `approved_by` and `rejected_by` are reviewer codes. `origin` is None for a span that a person added.
    `was` is the label it had before a reviewer changed it.
    """

    number: int
    status: Status
    label: str
    start: int
    end: int
    text: str
    voice: Voice
    place: Place
    reason: str
    rules: tuple[str, ...] = ()
    cue: str = ""
    speaker: Speaker | None = None
    target: Span | None = None
    score: float | None = None
    origin: Origin | None = None
    tag_id: str | None = None
    approved_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    was: str | None = None
    comments: tuple[str, ...] = ()


def counting(reviews: Iterable[Reviewed]) -> tuple[Reviewed, ...]:
    """The reviews that count: of each person the newest that was submitted, in order of reviewer code."""
    newest: dict[str, Reviewed] = {}
    for each in reviews:
        review = each.review
        known = newest.get(review.reviewer)
        if review.status == "submitted" and (known is None or known.review.decided_at <= review.decided_at):
            newest[review.reviewer] = each
    return tuple(newest[reviewer] for reviewer in sorted(newest))


def evidence(
    article: Article,
    tags: Sequence[Tag],
    reviews: Sequence[Reviewed],
    *,
    shown: Sequence[Tag] = (),
    voice: VoiceAt,
) -> tuple[Evidence, ...]:
    """All spans of an article by offsets, the rejected ones last.

    `tags` are today's proposals, `reviews` those that count, `shown` what reviewers saw (their decisions may
    be about tags that are no longer proposed). `voice` tells whose words a span is where no tag does.
    """
    known = {tag.id: tag for tag in (*shown, *tags)}
    found: list[Evidence] = []
    for label in sorted({name for each in reviews for name in each.labels}):
        readers = [each for each in reviews if label in each.labels]
        found += _judged(article, label, readers, known, voice)
    taken: dict[str, list[tuple[int, int]]] = {}
    for each in found:
        taken.setdefault(each.label, []).append((each.start, each.end))
    refusals = _refusals(reviews)
    decided = {decision.tag_id for each in reviews for decision in each.decisions}
    today = {tag.id for tag in tags}
    for tag in known.values():
        if any(start < tag.end and tag.start < end for start, end in taken.get(tag.label, ())):
            continue
        if tag.id in refusals:
            found.append(_of_tag(tag, "rejected", rejected_by=refusals[tag.id]))
        elif tag.id not in decided and tag.id in today:
            found.append(_of_tag(tag, "proposed"))
    found.sort(key=lambda each: (each.status == "rejected", each.start, each.end, each.label))
    return tuple(replace(each, number=number) for number, each in enumerate(found, start=1))


def _judged(
    article: Article, label: str, readers: Sequence[Reviewed], known: Mapping[str, Tag], voice: VoiceAt
) -> Iterator[Evidence]:
    """Approved and disputed spans of one label."""
    marked = [
        (decision, each.review.reviewer)
        for each in readers
        for decision in each.decisions
        if decision.label == label and decision.verdict != "rejected"
    ]
    codes = {each.review.reviewer for each in readers}
    for group in _touching(marked):
        for_it = {reviewer for _, reviewer in group}
        agreed = _shared(group, codes)
        for start, end in agreed or [(group[0][0].start, max(decision.end for decision, _ in group))]:
            decision = next(
                each
                for each, _ in sorted(group, key=lambda pair: (pair[0].start, pair[0].end) != (start, end))
            )
            tag = known.get(decision.tag_id or "")
            same = tag is not None and (tag.label, tag.start, tag.end) == (label, start, end)
            yield Evidence(
                number=0,
                status="approved" if agreed else "disputed",
                label=label,
                start=start,
                end=end,
                text=article.text[start:end],
                voice=tag.voice if tag is not None and same else voice(start, end),
                place=article.place(start),
                reason=tag.reason if tag is not None and tag.label == label else "",
                rules=tag.rules if tag is not None and tag.label == label else (),
                cue=tag.cue if tag is not None and tag.label == label else "",
                speaker=tag.speaker if tag is not None else None,
                target=tag.target if tag is not None and tag.label == label else None,
                score=tag.score if tag is not None and tag.label == label else None,
                origin=tag.origin if tag is not None else None,
                tag_id=decision.tag_id,
                approved_by=tuple(sorted(for_it)),
                rejected_by=() if agreed else tuple(sorted(codes - for_it)),
                was=tag.label if tag is not None and tag.label != label else None,
                comments=tuple(dict.fromkeys(each.comment for each, _ in group if each.comment)),
            )


def _touching(marked: list[tuple[Decision, str]]) -> Iterator[list[tuple[Decision, str]]]:
    """Groups of spans that overlap, one after the other."""
    group: list[tuple[Decision, str]] = []
    reach = 0
    for decision, reviewer in sorted(marked, key=lambda pair: (pair[0].start, pair[0].end, pair[1])):
        if group and decision.start >= reach:
            yield group
            group, reach = [], 0
        group.append((decision, reviewer))
        reach = max(reach, decision.end)
    if group:
        yield group


def _shared(group: Sequence[tuple[Decision, str]], codes: set[str]) -> list[tuple[int, int]]:
    """The stretches that everybody marked. A person's own overlapping spans stay the spans they are."""
    if len(codes) == 1:
        return sorted({(decision.start, decision.end) for decision, _ in group})
    cuts = sorted({cut for decision, _ in group for cut in (decision.start, decision.end)})
    stretches: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        if {who for decision, who in group if decision.start <= start and end <= decision.end} == codes:
            if stretches and stretches[-1][1] == start and not _edge(group, start):
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
    return stretches


def _edge(group: Sequence[tuple[Decision, str]], at: int) -> bool:
    """Whether one span ends and another begins here for everybody: two spans side by side, not one."""
    ends = {who for decision, who in group if decision.end == at}
    return ends == {who for _, who in group} == {who for decision, who in group if decision.start == at}


def _refusals(reviews: Sequence[Reviewed]) -> Mapping[str, tuple[str, ...]]:
    """Who rejected a tag, by its id."""
    refused: dict[str, list[str]] = {}
    for each in reviews:
        for decision in each.decisions:
            if decision.verdict == "rejected" and decision.tag_id is not None:
                refused.setdefault(decision.tag_id, []).append(each.review.reviewer)
    return {tag: tuple(who) for tag, who in refused.items()}


def _of_tag(tag: Tag, status: Status, rejected_by: tuple[str, ...] = ()) -> Evidence:
    return Evidence(
        number=0,
        status=status,
        label=tag.label,
        start=tag.start,
        end=tag.end,
        text=tag.text,
        voice=tag.voice,
        place=tag.place,
        reason=tag.reason,
        rules=tag.rules,
        cue=tag.cue,
        speaker=tag.speaker,
        target=tag.target,
        score=tag.score,
        origin=tag.origin,
        tag_id=tag.id,
        rejected_by=rejected_by,
    )
