"""What proposals find, and how they pull: recall, and the suggestion effect.

**Recall** of the proposals is measured against somebody who saw none of them: whoever sees tags finds those,
and misses more of the others. The **suggestion effect** is the share of shown tags that people keep, less the
share of hidden ones that they mark by themselves: what a tag brings about, right or not. It needs no truth.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from annotate.coding.agreement.codings import Coding
from annotate.coding.agreement.exposure import Exposure, Tags
from annotate.coding.agreement.measure import Measure, Numbers, measure, share
from annotate.coding.agreement.span_f1 import alike

NOT_BLIND = "no article was coded by somebody who saw no tags"
NOT_ADJUDICATED = "no article that several people coded without tags is adjudicated"
NOTHING_MARKED = "nobody who saw no tags marked anything"
NOTHING_SHOWN = "no tag was shown"
NOTHING_HIDDEN = "no tag was hidden"
NO_TAGS = "there was no tag to show or to hide"


@dataclass(frozen=True, kw_only=True)
class SuggestionEffect:
    """How much more often a stretch is marked because a tag was shown: `kept` less `added`."""

    kept: Measure
    added: Measure
    effect: Measure


def recall(
    found: Iterable[Exposure], label: str | None = None, *, seed: int, none: str = NOT_BLIND
) -> Measure:
    """The share of the spans of people who saw no tags that a hidden tag of the same label overlaps.

    It is higher than recall against the truth where people and rules miss the same things. A coder's spans
    may be adjudicated ones. Each article counts once. `none` says why nothing comes of nothing `found`.
    """
    rows: dict[str, list[Numbers]] = {}
    for each in found:
        if each.blind and (labels := _labels(each, label)):
            spans = sum(len(each.coding.spans[name]) for name in labels)
            hits = sum(_hits(each.hidden, each.coding, name) for name in labels)
            rows.setdefault(each.coding.article_id, []).append(np.array([hits, spans], dtype=float))
    means = [np.mean(each, axis=0) for _, each in sorted(rows.items())]
    marked = len([row for row in means if row[1]])
    return measure(means, share, lambda _: NOTHING_MARKED, seed=seed, none=none, units=marked)


def suggestion_effect(found: Iterable[Exposure], label: str | None = None, *, seed: int) -> SuggestionEffect:
    """The share of shown tags that were kept, that of hidden tags that were added, and their difference.

    A tag is kept or added where a span of its label was left that shares a character with it. Chance draws
    articles; the interval is as wide as the smaller of the two sides asks for.
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
        kept=measure(shown, share, seed=seed, none=NOTHING_SHOWN),
        added=measure(hidden, share, seed=seed, none=NOTHING_HIDDEN),
        effect=measure(
            table,
            lambda sums: share(sums[:, :2]) - share(sums[:, 2:]),
            lambda total: NOTHING_HIDDEN if total[1] else NOTHING_SHOWN,
            seed=seed,
            none=NO_TAGS,
            units=min(len(shown), len(hidden)),
        ),
    )


def _labels(each: Exposure, label: str | None) -> tuple[str, ...]:
    return tuple(name for name in each.coding.spans if label in (None, name))


def _hits(tags: Tags, coding: Coding, label: str) -> int:
    return alike(tags.get(label, ()), coding.spans[label], overlapping=True)
