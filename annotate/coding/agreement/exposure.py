"""What people were shown: beside a coding, the tags that its author saw and those hidden from them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from annotate.coding.agreement.codings import Coding, codings, merged
from annotate.coding.reviews import CodedReview
from annotate.records import Stretch, Tag

Tags = Mapping[str, tuple[Stretch, ...]]  #: spans of tags by label, in order, none over another of its label


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """A coding, and the tags of its article that its author saw or, by design, did not see.

    `blind`: the page was to show no tag at all. One on which there was none to show is not.
    """

    coding: Coding
    shown: Tags
    hidden: Tags
    blind: bool = False


def exposures(
    reviews: Iterable[CodedReview],
    proposals: Mapping[str, Collection[Tag]],
    hidden: Mapping[tuple[str, str], Collection[str]],
    lengths: Mapping[str, int],
    known: Mapping[str, Collection[Tag]] | None = None,
) -> tuple[Exposure, ...]:
    """The reviews of which it is known what the page held, each with just that.

    `proposals` are, by the review's id, the tags of its article as they were shown then to somebody from whom
    nothing was hidden; who was to see nothing had all of them hidden. `hidden` are ids of tags that were kept
    from a person, by article and reviewer code. `known` are tags that pages have shown and that are proposals
    no more. `lengths` are of the articles, in characters. Labels not offered are left out.
    """
    informed = [each for each in reviews if each.informed]
    found = []
    for each, coding in zip(informed, codings(informed, lengths), strict=True):
        now = proposals.get(each.review.id, ())
        earlier = (known or {}).get(coding.article_id, ())
        there = {tag.id: tag for tag in (*earlier, *now)}.values()
        seen = set(each.review.tags_shown)
        kept = set(hidden.get((coding.article_id, coding.coder), ())) - seen
        blind = each.review.shown == "nothing"
        if blind:
            kept = {tag.id for tag in now}
        found.append(
            Exposure(
                coding=coding,
                shown=_spans((tag for tag in there if tag.id in seen), coding.spans),
                hidden=_spans((tag for tag in there if tag.id in kept), coding.spans),
                blind=blind,
            )
        )
    return tuple(found)


def by_truth(
    found: Iterable[Exposure], truth: Mapping[str, Coding]
) -> tuple[tuple[Exposure, ...], tuple[Exposure, ...]]:
    """The same with right tags only, and with wrong tags only, of the articles that somebody adjudicated.

    `truth` are the adjudicated spans by article id. A tag is right where one of its label shares a character
    with it. Labels that were not adjudicated are left out.
    """
    settled = [(each, truth[each.coding.article_id]) for each in found if each.coding.article_id in truth]
    right, wrong = (
        tuple(
            Exposure(
                coding=replace(
                    each.coding,
                    spans={name: spans for name, spans in each.coding.spans.items() if name in gold.spans},
                ),
                shown=_judged(each.shown, gold, wanted),
                hidden=_judged(each.hidden, gold, wanted),
                blind=each.blind,
            )
            for each, gold in settled
        )
        for wanted in (True, False)
    )
    return right, wrong


def settled(found: Iterable[Exposure], truth: Mapping[str, Coding]) -> tuple[Exposure, ...]:
    """What was adjudicated, as if a blind coder had marked it, of articles that several coded blind."""
    by_article: dict[str, list[Exposure]] = {}
    for each in found:
        if each.blind and each.coding.article_id in truth:
            by_article.setdefault(each.coding.article_id, []).append(each)
    return tuple(
        replace(group[0], coding=truth[name]) for name, group in by_article.items() if len(group) > 1
    )


def _spans(tags: Iterable[Tag], labels: Collection[str]) -> Tags:
    by_label: dict[str, list[Stretch]] = {}
    for tag in tags:
        if tag.label in labels:
            by_label.setdefault(tag.label, []).append((tag.start, tag.end))
    return {label: merged(spans) for label, spans in sorted(by_label.items())}


def _judged(tags: Tags, gold: Coding, wanted: bool) -> Tags:
    return {
        label: tuple(
            span
            for span in spans
            if any(span[0] < end and start < span[1] for start, end in gold.spans[label]) is wanted
        )
        for label, spans in tags.items()
        if label in gold.spans
    }
