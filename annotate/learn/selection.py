"""Which candidates are proposed: of those that overlap, the ones that are worth most together.

The model's own candidates lie within one another. One is worth what its score exceeds its label's
threshold by, so that a sentence is proposed as a whole, or for some of its words, or not at all.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain

from annotate.learn.candidates import Candidate, Scored
from annotate.learn.dataset import LabelSpan

LEFT_OVER = 1e-6  #: what a score is worth where it does not exceed the threshold
BETWEEN = 2  #: characters, with less than which between them two spans would be one


def select_spans(
    scored: Sequence[Scored], thresholds: Mapping[str, float], any_label: float | None
) -> list[Scored]:
    """Every rule tag, and of the model's spans the best ones that do not overlap, label by label.

    Spans of any label are dropped where they are too weak (below `any_label`) or where a label is sure. One
    that is kept replaces the weaker spans that the model found for its label in the same place.
    """
    chosen = labelled(scored, thresholds)
    return chosen if any_label is None else with_any_label(scored, chosen, thresholds, any_label)


def labelled(scored: Sequence[Scored], thresholds: Mapping[str, float]) -> list[Scored]:
    """What `select_spans` chooses without spans of any label."""
    tags = [each for each in scored if each.candidate.tag is not None]
    own = (best_non_overlapping(of_label(scored, label), least) for label, least in thresholds.items())
    return [*tags, *chain.from_iterable(own)]


def with_any_label(
    scored: Sequence[Scored], chosen: Sequence[Scored], thresholds: Mapping[str, float], any_label: float
) -> list[Scored]:
    """What `select_spans` chooses, given what it chose without spans of any label."""
    sure = [each.candidate for each in chosen if each.score >= thresholds[each.candidate.label]]
    free = [
        each
        for each in scored
        if each.candidate.any_label
        and each.score >= max(any_label, thresholds[each.candidate.label])
        and not any(_meet(each.candidate, other) for other in sure)
    ]
    some = best_non_overlapping(free, any_label)
    kept = [
        each
        for each in chosen
        if each.candidate.tag is not None
        or not any(
            each.candidate.label == other.candidate.label and _meet(each.candidate, other.candidate)
            for other in some
        )
    ]
    return kept + some


def best_non_overlapping(scored: Sequence[Scored], threshold: float) -> list[Scored]:
    """The candidates that do not overlap or touch and whose scores exceed the threshold by most in sum.

    They come in the order of the text (weighted interval scheduling, by dynamic programming). Candidates
    below the threshold fill what is left.
    """
    ordered = sorted(scored, key=lambda each: (each.candidate.end, each.candidate.start))
    ends = [each.candidate.end for each in ordered]
    worth, chosen = [0.0], list[tuple[Scored, int] | None]([None])
    for position, each in enumerate(ordered):
        before = bisect_right(ends, each.candidate.start - BETWEEN, hi=position)
        value = worth[before] + max(each.score - threshold, 0.0) + LEFT_OVER * each.score
        better = value > worth[-1]
        worth.append(value if better else worth[-1])
        chosen.append((each, before) if better else None)
    found = list[Scored]()
    at = len(ordered)
    while at:
        step = chosen[at]
        if step is None:
            at -= 1
        else:
            found.append(step[0])
            at = step[1]
    return found[::-1]


def spans(scored: Sequence[Scored], thresholds: Mapping[str, float]) -> list[LabelSpan]:
    """The candidates that reach their label's threshold."""
    return [
        (each.candidate.start, each.candidate.end, each.candidate.label)
        for each in scored
        if each.score >= thresholds[each.candidate.label]
    ]


def of_label(scored: Sequence[Scored], label: str) -> list[Scored]:
    """The spans that the model found for this label."""
    found = (each for each in scored if each.candidate.tag is None and not each.candidate.any_label)
    return [each for each in found if each.candidate.label == label]


def _meet(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end
