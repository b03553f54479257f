"""Geometry of the small pictures, in per cent of their width."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.records import RUNGS, Rung
from annotate.report.evidence import Evidence, Status
from annotate.report.peers import PeerRank
from annotate.report.summary import Summary


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A rate and its interval on a scale that all labels share. `beyond`: the interval leaves the scale.

    Where reviewers differ about the number, `rate` is the lower end and `open` the width from there to the
    upper one.
    """

    rate: float
    low: float
    high: float
    beyond: bool
    open: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Step:
    """One rung's share of an article's attributions: where its stretch of the bar begins, its width."""

    rung: Rung
    count: int
    start: float
    width: float


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Rates on a scale of their own that ends at `full` per 1,000 words.

    `lines` are (place, height from 5 to 12) of one or more articles, `band` is (beginning, width) of the
    middle half of them, `mark` the place of this article.
    """

    full: float
    lines: tuple[tuple[float, float], ...]
    band: tuple[float, float]
    mark: float


def full_scale(rates: Iterable[tuple[float, tuple[float, float] | None]]) -> float:
    """The rate per 1,000 words at the right end of bars: all rates fit, and most of their intervals."""
    found = list(rates)
    highest = max((rate for rate, _ in found), default=0.0)
    widest = max((interval[1] for _, interval in found if interval), default=0.0)
    return max(1.0, min(widest, 2 * highest))


def bar(rate: float, interval: tuple[float, float], full: float, most: float | None = None) -> Bar:
    """A rate on a scale that ends at `full`; `most` is its upper end where it is a range."""
    low, high = interval
    return Bar(
        rate=_per_cent(rate / full),
        low=_per_cent(min(low / full, 1)),
        high=_per_cent(min(high / full, 1)),
        beyond=high > full,
        open=0.0 if most is None else _per_cent((most - rate) / full),
    )


def scale(summary: Summary) -> float:
    """The scale of all the bars of an article."""
    counts = [label.voices["outlet"] for label in summary.labels if label.voices["outlet"].counted_max]
    return full_scale((count.per_1000_words_max or 0, count.interval) for count in counts)


def bars(summary: Summary) -> Mapping[str, Bar]:
    """A bar for each label that was counted in the outlet's voice."""
    full = scale(summary)
    found = {}
    for label in summary.labels:
        count = label.voices["outlet"]
        if count.counted_max and count.per_1000_words is not None and count.interval is not None:
            found[label.name] = bar(count.per_1000_words, count.interval, full, count.per_1000_words_max)
    return found


def strips(summary: Summary) -> Mapping[str, tuple[tuple[float, Evidence], ...]]:
    """Where in the article the spans of each label begin, in the outlet's voice."""
    size = max(len(summary.article.text), 1)
    shown: tuple[Status, ...] = ("approved", "disputed") if summary.basis == "reviewed" else ("proposed",)
    found: dict[str, list[tuple[float, Evidence]]] = {label.name: [] for label in summary.labels}
    for each in summary.status(*shown):
        if each.voice == "outlet":
            found[each.label].append((_per_cent(each.start / size), each))
    return {label: tuple(ticks) for label, ticks in found.items()}


def peer_strip(rank: PeerRank) -> Strip:
    """The rates of the other articles, lines of which are as tall as they are many, and this one's."""
    full = max(rank.rate, *rank.others) or 1.0
    at = Counter(_per_cent(round(other / full, 2)) for other in rank.others)
    most = max(2, *at.values())
    first, _, third = (_per_cent(each / full) for each in rank.quartiles)
    return Strip(
        full=full,
        lines=tuple((x, round(5 + 7 * (number - 1) / (most - 1), 1)) for x, number in sorted(at.items())),
        band=(first, round(third - first, 2)),
        mark=_per_cent(rank.rate / full),
    )


def steps(summary: Summary) -> tuple[Step, ...]:
    """The rungs from the best source to none, side by side; all widths are 0 without attributions."""
    total = sum(summary.attributions.values())
    start, found = 0, []
    for rung in RUNGS:
        count = summary.attributions[rung]
        left, right = (_per_cent(at / total) if total else 0.0 for at in (start, start + count))
        found.append(Step(rung=rung, count=count, start=left, width=round(right - left, 2)))
        start += count
    return tuple(found)


def _per_cent(share: float) -> float:
    return round(100 * share, 2)
