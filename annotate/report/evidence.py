"""The spans behind the counts, and what people said about each of them.

What several people decided together is `annotate.coding.consensus`: an agreed occurrence is an approved span,
with its open edge where they differ about its ends; a disputed one is listed as such. What an adjudicator or
a policy left out is listed as rejected.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from annotate.coding.consensus import Consensus, Occurrence
from annotate.moments import to_second
from annotate.records import Article, Origin, Place, Policy, Span, Speaker, Stretch, Tag, Voice

Status = Literal["approved", "disputed", "proposed", "rejected"]
VoiceAt = Callable[[int, int], Voice]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A span with everything that explains it; `number` is its mark in the article, from 1.

    An approved span is what all reviewers marked, `edges` are the words beside it that only some marked with
    it. `occurrence` is what stands behind an approved or disputed one, None for others. `approved_by` and
    `rejected_by` are reviewer codes, `marked` those who have a span in it with the time of their review.
    `origin` is None for a span that a person added. `was` is the label it had before a reviewer changed it.
    `adjudicated` says that one person settled what others differ about: the only one of `approved_by`, or the
    first of `rejected_by`. `policy` is the rule that settled it.
    """

    number: int
    status: Status
    label: str
    start: int
    end: int
    text: str
    voice: Voice
    place: Place
    reason: str = ""
    rules: tuple[str, ...] = ()
    cue: str = ""
    speaker: Speaker | None = None
    target: Span | None = None
    score: float | None = None
    origin: Origin | None = None
    tag_id: str | None = None
    approved_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    marked: tuple[tuple[str, str], ...] = ()
    was: str | None = None
    comments: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    occurrence: Occurrence | None = None
    adjudicated: bool = False
    policy: Policy | None = None

    @property
    def open(self) -> tuple[Stretch, ...]:
        """What only some of the reviewers marked: its open edge, or the text that is disputed."""
        return self.occurrence.open if self.occurrence is not None else ()

    @property
    def reach(self) -> Stretch:
        """From the first to the last character that anybody marked or proposed."""
        return self.occurrence.union if self.occurrence is not None else (self.start, self.end)


def evidence(
    article: Article,
    tags: Sequence[Tag],
    decided: Consensus,
    *,
    shown: Sequence[Tag] = (),
    voice: VoiceAt,
) -> tuple[Evidence, ...]:
    """All spans of an article by offsets, the rejected ones last.

    `tags` are today's proposals, `decided` is what reviewers decided, `shown` what they saw (their decisions
    may be about tags that are no longer proposed). `voice` tells whose words a span is where no tag does.
    """
    known = {tag.id: tag for tag in (*shown, *tags)}
    times = {each.review.id: to_second(each.review.decided_at) for each in decided.answers}
    found = [_judged(article, each, known, voice, times) for each in decided.occurrences]
    found = [replace(each, adjudicated=decided.labels[each.label].adjudicated) for each in found]
    found += _overruled(article, decided, known, voice, times)
    taken: dict[str, list[Stretch]] = defaultdict(list)
    for each in found:
        taken[each.label].append(each.reach)
    refusals = dict(_refusals(decided))
    settled = {decision.tag_id for each in decided.answers for decision in each.decisions}
    today = {tag.id for tag in tags}
    for tag in known.values():
        if any(start < tag.end and tag.start < end for start, end in taken[tag.label]):
            continue
        if tag.id in refusals:
            found.append(_of_tag(tag, "rejected", rejected_by=refusals[tag.id]))
        elif tag.id not in settled and tag.id in today:
            found.append(_of_tag(tag, "proposed"))
    found.sort(key=lambda each: (each.status == "rejected", each.start, each.end, each.label))
    return tuple(replace(each, number=number) for number, each in enumerate(found, start=1))


def _judged(
    article: Article,
    each: Occurrence,
    known: Mapping[str, Tag],
    voice: VoiceAt,
    times: Mapping[str, str],
) -> Evidence:
    """An approved or disputed span."""
    start, end = each.extent
    decisions = [mark.decision for mark in each.marks]
    decision = min(decisions, key=lambda decision: (decision.start, decision.end) != (start, end))
    tag = known.get(decision.tag_id or "")
    alike = tag if tag is not None and tag.label == each.label else None
    same = alike is not None and (alike.start, alike.end) == (start, end)
    return Evidence(
        number=0,
        status="approved" if each.agreed else "disputed",
        label=each.label,
        start=start,
        end=end,
        text=article.text[start:end],
        voice=alike.voice if alike is not None and same else voice(start, end),
        place=article.place(start),
        speaker=tag.speaker if tag is not None else None,
        origin=tag.origin if tag is not None else None,
        tag_id=decision.tag_id,
        approved_by=each.marked_by,
        rejected_by=each.left_out_by,
        marked=tuple(
            sorted({(mark.reviewer, times.get(mark.decision.review_id, "")) for mark in each.marks})
        ),
        was=tag.label if tag is not None and alike is None else None,
        comments=tuple(dict.fromkeys(decision.comment for decision in decisions if decision.comment)),
        edges=tuple(article.text[begin:stop] for begin, stop in each.open) if each.agreed else (),
        occurrence=each,
        policy=each.policy,
        **_taken_over(alike, ("reason", "rules", "cue", "target", "score")),
    )


def _overruled(
    article: Article,
    decided: Consensus,
    known: Mapping[str, Tag],
    voice: VoiceAt,
    times: Mapping[str, str],
) -> Iterator[Evidence]:
    """What coders marked and an adjudicator, or a policy, left out."""
    for label in decided.labels.values():
        for each in label.overruled:
            judged = _judged(article, replace(each, agreed=False), known, voice, times)
            by = label.readers if label.adjudicated else ()
            yield replace(
                judged,
                status="rejected",
                rejected_by=(*by, *(code for code in judged.rejected_by if code not in by)),
                occurrence=None,
                adjudicated=label.adjudicated,
            )


def _refusals(decided: Consensus) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The tags that were rejected, and by whom."""
    refused: dict[str, list[str]] = defaultdict(list)
    for each in decided.reviews:
        for name, verdicts in each.verdicts.items():
            if "rejected" in verdicts:
                refused[name].append(each.reviewer)
    for name, who in refused.items():
        yield name, tuple(who)


def _of_tag(tag: Tag, status: Status, rejected_by: tuple[str, ...] = ()) -> Evidence:
    said = _taken_over(tag, (each.name for each in fields(Evidence) if hasattr(tag, each.name)))
    return Evidence(number=0, status=status, tag_id=tag.id, rejected_by=rejected_by, **said)


def _taken_over(tag: Tag | None, names: Iterable[str]) -> dict[str, Any]:
    """What a span has of its tag."""
    return {} if tag is None else {name: getattr(tag, name) for name in names}
