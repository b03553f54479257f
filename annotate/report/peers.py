"""Where an article's rates stand among those of the other articles of its workspace.

Like is set beside like: articles in the same language, with enough words, and either all reviewed or all
unreviewed and tagged by the same rules, codebook and model. A story that several articles tell counts as
often as it is told.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from annotate.report.corpus import LEAST_WORDS, Part, Rates
from annotate.report.summary import Summary

LEAST_OTHERS = 10  #: of fewer, a quarter is two articles


@dataclass(frozen=True, kw_only=True)
class PeerRank:
    """An article's rate of one label beside those of others, per 1,000 outlet words.

    `rates` includes the article's own, which is then `within`. Ranks are found by bisection, since there are
    as many rates as articles.
    """

    rate: float
    rates: Rates
    within: float | None = None

    @cached_property
    def _own(self) -> int:
        """The place of its own rate; behind all others where it is not among them."""
        rates = self.rates.values
        return len(rates) if self.within is None else bisect_left(rates, self.within)

    @property
    def others(self) -> int:
        """How many others there are."""
        return len(self.rates.values) - (self.within is not None)

    def other(self, place: int) -> float:
        """The rate of the others that stands there, from 0, the lowest."""
        return self.rates.values[place if place < self._own else place + 1]

    @property
    def highest(self) -> float:
        """The highest of the others' rates. IndexError where there are none."""
        return self.other(self.others - 1)

    @property
    def few(self) -> bool:
        """Whether there are too few others to stand among."""
        return self.others < LEAST_OTHERS

    @property
    def lower(self) -> int:
        """How many others have a lower rate."""
        below = bisect_left(self.rates.values, self.rate)
        return below - (self.within is not None and self.within < self.rate)

    @property
    def level(self) -> int:
        """How many others have exactly this rate, which mostly is none at all."""
        level = bisect_right(self.rates.values, self.rate) - bisect_left(self.rates.values, self.rate)
        return level - (self.within == self.rate)

    @property
    def higher(self) -> int:
        """How many others have a higher rate."""
        return self.others - self.lower - self.level

    @cached_property
    def quartiles(self) -> tuple[float, float, float]:
        """The rates that a quarter, half and three quarters of the others do not exceed.

        As `statistics.quantiles` has them (inclusive).
        """
        return self._quarter(1), self._quarter(2), self._quarter(3)

    def _quarter(self, which: int) -> float:
        place, over = divmod(which * (self.others - 1), 4)
        return (self.other(place) * (4 - over) + self.other(min(place + 1, self.others - 1)) * over) / 4


def part(summary: Summary, tagged_by: str) -> Part:
    """What an article is to the others."""
    own = {label.name: label.voices["outlet"] for label in summary.labels}
    return Part(
        language=summary.article.language,
        basis=summary.basis,
        words=0 if summary.flags else summary.words["outlet"],
        counts={
            name: count.counted
            for name, count in own.items()
            if count.counted is not None
            and count.counted == count.counted_max
            and name not in summary.redefined
        },
        tagged_by=tagged_by,
    )


def peer_ranks(summary: Summary) -> Mapping[str, PeerRank]:
    """Where the article stands, by label; empty where it has no workspace, no rates or too few words.

    A label that nothing looked for has no rank.
    """
    if summary.corpus is None:
        return {}
    before = summary.corpus.parts[summary.article.id]
    own = part(summary, before.tagged_by)
    if own.words < LEAST_WORDS:
        return {}
    unknown = {label.name for label in summary.labels if label.voices["outlet"].unknown}
    rates = summary.corpus.rates.get(own.kind, {})
    among = before.kind == own.kind and before.words >= LEAST_WORDS
    return {
        name: PeerRank(
            rate=own.rate(name),
            rates=rates.get(name, Rates()),
            within=before.rate(name) if among and name in before.counts else None,
        )
        for name in own.counts
        if name not in unknown
    }
