"""Unitizing alpha: whether people mark the same stretches of a text.

Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua: further
developments", Quality & Quantity 50 (2016) 2347–2364; the same in Krippendorff, Content Analysis (4th ed.
2019), section 12.6. All articles are one continuum, and a unit is compared as a whole: by chance it could lie
elsewhere, but its own characters never disagree with one another. An article weighs by its characters and by
how many coded it, so that articles with two coders and with five are added up as alpha does with values that
are missing.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from annotate.coding.agreement.alpha import alpha, why
from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.measure import Measure, Numbers, measure
from annotate.records import Stretch

NO_COMMON = "nobody marked what somebody else marked"
ONE_LABEL = "what several people marked has one label only"

Unit = tuple[int, int, int]  #: start, end, and its value, from 1 on; 0 is what lies between units


def unitizing_alpha(codings: Iterable[Coding], label: str | None = None, *, seed: int) -> Measure:
    """|uα: marked or not, by character; with `label` of that label, else with whatever label.

    1 is perfect agreement, 0 what chance would give. Overlapping spans of one person are one unit.
    """
    return alpha_of([marked_or_not(group) for group in shared(codings, label)], seed=seed)


def marked_or_not(group: Sequence[Coding]) -> Numbers:
    """The row of an article for `alpha_of`: O, C, and how much its coders did not mark and marked."""
    return coincidences([_units(each.marked) for each in group], group[0].length, 1)


def alpha_of(rows: Sequence[Numbers], *, seed: int) -> Measure:
    """|uα of the articles that these rows are of, by article id."""
    return measure(rows, alpha, why, seed=seed, units=len([row for row in rows if row[3]]))


def coding_alpha(codings: Iterable[Coding], *, seed: int) -> Measure:
    """cuα: whether people who marked the same words gave them the same label.

    Words to which a person gave several labels have all of these together as their value.
    """
    groups = shared(codings)
    found = [[_labelled(each) for each in group] for group in groups]
    kinds = sorted({labels for group in found for units in group for _, labels in units}, key=sorted)
    value = {labels: i for i, labels in enumerate(kinds, start=1)}
    rows = [
        within([[(*span, value[labels]) for span, labels in units] for units in group], len(kinds))
        for group in found
    ]
    common = len([row for row in rows if row[2:].any()])
    return measure(
        rows, alpha, lambda total: ONE_LABEL if total[2:].any() else NO_COMMON, seed=seed, units=common
    )


def disagreement(group: Sequence[Coding]) -> float:
    """How much of an article its coders disagree about: O of each label's alpha, added up."""
    return sum(
        float(coincidences([_units(each.spans[label]) for each in group], group[0].length, 1)[0])
        for label in group[0].spans
    )


def coincidences(units: Sequence[Sequence[Unit]], length: int, values: int) -> Numbers:
    """The row of an article for `alpha`, gaps included: O, C, and how much was given each value from 0 on.

    `units` are by coder, in order and without overlap (equations 1 to 5 of the paper; uα with several values,
    |uα with one).
    """
    edges, given = _cut(units, length)
    widths, people = np.diff(edges), len(units)
    counts = _counts(given, range(values + 1))
    observed = float(widths @ (people**2 - (counts**2).sum(axis=0))) / (people - 1)
    amounts = counts @ widths
    own = amounts[0] + sum((end - start) ** 2 for each in units for start, end, _ in each)
    return np.array([observed, own, *amounts], dtype=float)


def within(units: Sequence[Sequence[Unit]], values: int) -> Numbers:
    """The row of an article for `alpha` over what several people marked (equations 8 to 11): O, C, amounts.

    Of a unit counts what it shares with the other coders' units, on average over these.
    """
    edges, given = _cut(units, max((unit[1] for each in units for unit in each), default=0))
    widths, others = np.diff(edges), len(units) - 1
    counts = _counts(given, range(1, values + 1))
    marking = counts.sum(axis=0)
    observed = float(widths @ (marking**2 - (counts**2).sum(axis=0))) / others
    amounts = counts @ (widths * (marking - 1).clip(0)) / others
    common = np.concatenate([[0.0], np.cumsum(widths * (marking - 1).clip(0) / others)])
    own = 0.0
    for each in units:
        for start, end, _ in each:
            first, last = np.searchsorted(edges, (start, end))
            own += float(common[last] - common[first]) ** 2
    return np.array([observed, own, *amounts], dtype=float)


def _units(spans: Iterable[Stretch]) -> list[Unit]:
    return [(start, end, 1) for start, end in spans]


def _cut(units: Sequence[Sequence[Unit]], length: int) -> tuple[Numbers, Numbers]:
    """Where anything begins or ends, and between these edges each coder's value, as (coder, stretch)."""
    edges = np.array(sorted({0, length, *(edge for each in units for unit in each for edge in unit[:2])}))
    given = np.zeros((len(units), len(edges) - 1))
    for row, each in zip(given, units, strict=True):
        for start, end, value in each:
            first, last = np.searchsorted(edges, (start, end))
            row[first:last] = value
    return edges, given


def _counts(given: Numbers, values: range) -> Numbers:
    """How many coders gave each value, as (value, stretch)."""
    return np.asarray((given == np.array(values)[:, np.newaxis, np.newaxis]).sum(axis=1), dtype=float)


def _labelled(coding: Coding) -> list[tuple[Stretch, frozenset[str]]]:
    """What a person marked, cut where the labels over it change."""
    spans = [(start, end, label) for label, found in coding.spans.items() for start, end in found]
    edges = sorted({edge for span in spans for edge in span[:2]})
    over = [
        ((left, right), frozenset(label for start, end, label in spans if start <= left and right <= end))
        for left, right in pairwise(edges)
    ]
    return [(stretch, labels) for stretch, labels in over if labels]
