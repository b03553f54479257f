"""What people make of tags: beside a coding, the tags that its author saw and those hidden from them.

Two things are read from it. **Recall** of the proposals is measured against somebody who saw none of them:
whoever sees tags finds those, and misses more of the others. The **suggestion effect** is the share of shown
tags that people keep, less the share of hidden ones that they mark by themselves. It needs no truth: it says
how much more often a stretch is marked because a tag was there, whether or not the tag was right.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from annotate.coding.agreement.codings import Coding, Stretch, codings, merged
from annotate.coding.agreement.measure import Measure, Numbers, measure
from annotate.coding.agreement.span_f1 import alike
from annotate.coding.reviews import CodedReview
from annotate.records import Tag

NOT_BLIND = "no article was coded by somebody who saw no tags"
NOTHING_MARKED = "nobody who saw no tags marked anything"
NOTHING_SHOWN = "no tag was shown"
NOTHING_HIDDEN = "no tag was hidden"
NO_TAGS = "there was no tag to show or to hide"

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


@dataclass(frozen=True, kw_only=True)
class SuggestionEffect:
    """How much more often a stretch is marked because a tag was shown: `kept` less `added`."""

    kept: Measure
    added: Measure
    effect: Measure


def exposures(
    reviews: Iterable[CodedReview],
    tags: Mapping[str, Collection[Tag]],
    hidden: Mapping[tuple[str, str], Collection[str]],
    lengths: Mapping[str, int],
) -> tuple[Exposure, ...]:
    """The reviews that count, with what each page held, of those of which that is known.

    `tags` are those that were to be shown of an article by id, without regard to anything hidden; `hidden`
    are the ids of tags that were kept from a person, by article and reviewer code. Who was to see nothing had
    all of them hidden. `lengths` are of the articles, in characters. Labels not offered are left out.
    """
    known = [each for each in reviews if each.informed]
    found = []
    for each, coding in zip(known, codings(known, lengths), strict=True):
        there = tags.get(coding.article_id, ())
        seen = set(each.review.tags_shown)
        kept = set(hidden.get((coding.article_id, coding.coder), ())) - seen
        blind = each.review.shown == "nothing"
        if blind:
            kept = {tag.id for tag in there}
        found.append(
            Exposure(
                coding=coding,
                shown=_spans((tag for tag in there if tag.id in seen), coding.spans),
                hidden=_spans((tag for tag in there if tag.id in kept), coding.spans),
                blind=blind,
            )
        )
    return tuple(found)


def recall(found: Iterable[Exposure], label: str | None = None, *, seed: int) -> Measure:
    """The share of the spans of people who saw no tags that a hidden tag of the same label overlaps.

    It is recall against such a coder, and higher than against the truth where people and rules miss the same
    things. With adjudicated spans in place of the coder's it is recall against those. Each article counts as
    one coder's work, however many coded it.
    """
    rows: dict[str, list[Numbers]] = {}
    for each in found:
        labels = _labels(each, label)
        if each.blind and labels:
            spans = sum(len(each.coding.spans[name]) for name in labels)
            hits = sum(_hits(each.hidden, each.coding, name) for name in labels)
            rows.setdefault(each.coding.article_id, []).append(np.array([hits, spans], dtype=float))
    means = [np.mean(each, axis=0) for _, each in sorted(rows.items())]
    return measure(means, _share, lambda _: NOTHING_MARKED, seed=seed, none=NOT_BLIND)


def suggestion_effect(found: Iterable[Exposure], label: str | None = None, *, seed: int) -> SuggestionEffect:
    """The share of shown tags that were kept, that of hidden tags that were added, and their difference.

    A tag is kept or added where a span of its label was left that shares a character with it, the same for
    both. Articles are what chance draws; the interval is as wide as the smaller of the two sides asks for.
    """
    rows: dict[str, Numbers] = {}
    for each in found:
        row = rows.setdefault(each.coding.article_id, np.zeros(4))
        for name in _labels(each, label):
            row += (
                *(_hits(each.shown, each.coding, name), len(each.shown.get(name, ()))),
                *(_hits(each.hidden, each.coding, name), len(each.hidden.get(name, ()))),
            )
    table = [row for _, row in sorted(rows.items()) if row.any()]
    shown, hidden = ([row[at : at + 2] for row in table if row[at + 1]] for at in (0, 2))
    return SuggestionEffect(
        kept=measure(shown, _share, seed=seed, none=NOTHING_SHOWN),
        added=measure(hidden, _share, seed=seed, none=NOTHING_HIDDEN),
        effect=measure(
            table,
            lambda sums: _share(sums[:, :2]) - _share(sums[:, 2:]),
            lambda total: NOTHING_HIDDEN if total[1] else NOTHING_SHOWN,
            seed=seed,
            none=NO_TAGS,
            units=min(len(shown), len(hidden)),
        ),
    )


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


def _labels(each: Exposure, label: str | None) -> tuple[str, ...]:
    return tuple(name for name in each.coding.spans if label in (None, name))


def _hits(tags: Tags, coding: Coding, label: str) -> int:
    return alike(tags.get(label, ()), coding.spans[label], overlapping=True)


def _share(sums: Numbers) -> Numbers:
    with np.errstate(invalid="ignore"):
        return np.where(sums[:, 1] > 0, sums[:, 0] / sums[:, 1], np.nan)
