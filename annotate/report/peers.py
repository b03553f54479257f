"""Where an article's rates stand among those of the other articles of its workspace.

Like is set beside like: articles in the same language, with enough words, and either all reviewed or all
unreviewed and tagged by the same rules, codebook and model. A story that several articles tell counts as
often as it is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import quantiles

from annotate.report.corpus import Part
from annotate.report.summary import Summary

LEAST_WORDS = 100  #: in the outlet's own voice: in fewer, one span more is 10 per 1,000
LEAST_OTHERS = 10  #: of fewer, a quarter is two articles


@dataclass(frozen=True, kw_only=True)
class PeerRank:
    """An article's rate of one label beside the `others`, which are sorted; all per 1,000 outlet words."""

    rate: float
    others: tuple[float, ...]

    @property
    def few(self) -> bool:
        """Whether there are too few others to stand among."""
        return len(self.others) < LEAST_OTHERS

    @property
    def lower(self) -> int:
        """How many others have a lower rate."""
        return sum(other < self.rate for other in self.others)

    @property
    def level(self) -> int:
        """How many others have exactly this rate, which mostly is none at all."""
        return sum(other == self.rate for other in self.others)

    @property
    def higher(self) -> int:
        """How many others have a higher rate."""
        return len(self.others) - self.lower - self.level

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """The rates that a quarter, half and three quarters of the others do not exceed."""
        first, second, third = quantiles(self.others, n=4, method="inclusive")
        return first, second, third


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
    parts = summary.corpus.parts
    own = part(summary, parts[summary.article.id].tagged_by)
    if own.words < LEAST_WORDS:
        return {}
    unknown = {label.name for label in summary.labels if label.voices["outlet"].unknown}
    alike = [each for name, each in parts.items() if name != summary.article.id and _alike(each, own)]
    return {
        name: PeerRank(
            rate=own.rate(name),
            others=tuple(sorted(each.rate(name) for each in alike if name in each.counts)),
        )
        for name in own.counts
        if name not in unknown
    }


def _alike(one: Part, other: Part) -> bool:
    """Whether the rates of two articles may stand side by side."""
    return (
        one.words >= LEAST_WORDS
        and (one.language, one.basis) == (other.language, other.basis)
        and (one.basis == "reviewed" or one.tagged_by == other.tagged_by)
    )
