"""Geometry of the small pictures, in per cent of their width."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotate.report.corpus import Rates
from annotate.report.evidence import Evidence, Status
from annotate.report.ladder import Ladder
from annotate.report.peers import PeerRank
from annotate.report.summary import Summary


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A rate and its interval on the label's scale, the same on every page.

    `beyond`: the interval leaves the scale; `over`: the rate itself does. Without an interval `low` and
    `high` are the rate's own ends. Where reviewers differ about the number, `rate` is the lower end and
    `open` the width from there to the upper one.
    """

    rate: float
    low: float
    high: float
    beyond: bool
    over: bool = False
    open: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step's share of an article's attributions: where its stretch of the bar begins, its width."""

    rung: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Rates on the label's scale, which ends at `full` per 1,000 words; what exceeds it stands at its end.

    `lines` is a path of upright lines from 5 to 12 high, each of one or more articles, `band` is (beginning,
    width) of the middle half of them, `mark` the place of this article.
    """

    full: float
    lines: str
    band: tuple[float, float]
    mark: float
    over: bool = False


def bar(rate: float, interval: tuple[float, float] | None, full: float, most: float | None = None) -> Bar:
    """A rate on a scale that ends at `full`; `most` is its upper end where it is a range."""
    top = rate if most is None else most
    low, high = interval or (rate, top)
    return Bar(
        rate=_per_cent(min(rate / full, 1)),
        low=_per_cent(min(low / full, 1)),
        high=_per_cent(min(high / full, 1)),
        beyond=high > full,
        over=top > full,
        open=_per_cent(min(top / full, 1) - min(rate / full, 1)),
    )


def bars(summary: Summary) -> Mapping[str, Bar]:
    """A bar for each label that was counted in the outlet's voice, where a rate may be shown."""
    found = {}
    for label in summary.labels:
        count = label.voices["outlet"]
        if count.counted_max and count.per_1000_words is not None and not count.short:
            rate, most = count.per_1000_words, count.per_1000_words_max
            found[label.name] = bar(rate, count.interval, summary.scale(label.name), most)
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


def peer_strip(rank: PeerRank, full: float) -> Strip:
    """The rates of the other articles, lines of which are as tall as they are many, and this one's."""
    first, _, third = (_bin(rate, full) for rate in rank.quartiles)
    return Strip(
        full=full,
        lines=_lines(rank.rates, full, None if rank.within is None else _bin(rank.within, full)),
        band=(first, round(third - first, 2)),
        mark=_bin(rank.rate, full),
        over=max(rank.rate, rank.highest) > full,
    )


def _lines(rates: Rates, full: float, own: float | None) -> str:
    """The lines of all rates but one that stands at `own`: the same for every article that stands there."""
    if (full, own) not in rates.drawn:
        at = _bins(rates, full) - Counter(() if own is None else (own,))
        most = max(2, *at.values())
        heights = ((x, round(5 + 7 * (number - 1) / (most - 1), 1)) for x, number in sorted(at.items()))
        rates.drawn[full, own] = "".join(f"M{x} 13v-{height}" for x, height in heights)
    return rates.drawn[full, own]


@lru_cache(maxsize=256)
def _bins(rates: Rates, full: float) -> Counter[float]:
    """How many of the rates stand where; asked by every article with these peers."""
    return Counter(_bin(rate, full) for rate in rates.values)


def _bin(rate: float, full: float) -> float:
    return _per_cent(min(round(rate / full, 2), 1))


def steps(ladder: Ladder) -> tuple[Step, ...]:
    """The steps from the best source to none, side by side; all widths are 0 without attributions."""
    start, found = 0, []
    for rung, count in ladder.steps.items():
        left, right = (_per_cent(at / ladder.total) if ladder.total else 0.0 for at in (start, start + count))
        found.append(Step(rung=rung, count=count, start=left, width=round(right - left, 2)))
        start += count
    return tuple(found)


def _per_cent(share: float) -> float:
    return round(100 * share, 2)
