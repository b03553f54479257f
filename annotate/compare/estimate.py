"""Rates of several sides with their intervals, as proposed and corrected for tagging error.

A side (an outlet, a month) is a sample of stories. What chance decides is which stories there were and
which of them were drawn for review, so the intervals come from drawing stories again with replacement, all
sides at once, since a story can stand on several of them.

The corrected rate is the proposals' rate plus their error per word, measured on the gold stratum: stories
that were drawn for review with a known probability. Each of these weighs one over that probability. That is
the difference estimator of survey sampling in its ratio form (Särndal, Swensson and Wretman 1992, ch. 6 and
7), the same as design-based supervised learning (Egami et al. 2023) and prediction-powered inference
(Angelopoulos et al. 2023) for a rate. It is right however wrong the proposals are, as long as they do not
depend on the reviews (rows that these suggested are out of fold, `annotate.rules.suggested`); the better they
are, the narrower it is. Rates are those of sound articles: what the proposals say of all is lessened by what
damaged ones among the gold stories hold, and so are the words (estimation for a domain, ibid., ch. 10).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from annotate.coding.resampling import LEVEL, REPLICATES, tail, times
from annotate.report.interval import poisson_interval

Numbers = NDArray[np.float64]

SUMS = 7  #: what is added up of each story, see `_parts`
_NEXT_TO_NONE = 1e-9  #: share of words that is rounding


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story as one side ran it, with counts by label in the outlet's own voice.

    `story` is the same on every side that ran it. `proposed` are today's proposals, `surrogate` those of them
    that cannot depend on any review. `gold` are the approved counts of the labels that reviewers decided
    about, empty outside the gold stratum; `probability`, in (0, 1], is that of having been drawn for it. One
    that its reviewers found `damaged` is gold that holds nothing, and is no part of the proposed rate.
    """

    story: str
    words: int
    proposed: Mapping[str, int]
    surrogate: Mapping[str, int]
    gold: Mapping[str, int] = field(default_factory=dict)
    probability: float = 1.0
    damaged: bool = False


@dataclass(frozen=True, kw_only=True)
class Rate:
    """Occurrences per 1,000 words with a 95 % interval; `draws` is what it came to in each replicate."""

    per_1000_words: float
    interval: tuple[float, float]
    draws: Numbers = field(repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A label's rates on a side; None where there are no words, or no gold. `gold` counts gold stories."""

    proposed: Rate | None
    corrected: Rate | None
    gold: int


def estimates(
    sides: Mapping[str, Sequence[Story]],
    labels: Sequence[str],
    *,
    seed: int,
    replicates: int = REPLICATES,
) -> Mapping[str, Mapping[str, Estimate]]:
    """Each side's rate of each label. Same stories and seed, same numbers. ValueError for a bad probability.

    A story may stand on a side only once: choose one of its copies without looking at reviews.
    """
    for stories in sides.values():
        for each in stories:
            if not 0 < each.probability <= 1:
                raise ValueError(f"story {each.story} was drawn with probability {each.probability}")
    names = sorted({each.story for stories in sides.values() for each in stories})
    at = {name: i for i, name in enumerate(names)}
    columns = {name: _columns(stories, labels, at) for name, stories in sides.items()}
    totals: dict[str, Numbers] = {name: each.sum(axis=1) for name, (_, each) in columns.items()}
    drawn = _drawn(columns, len(names), seed, replicates)
    return {
        name: {
            label: _estimate(stories, label, totals[name][:, i], drawn[name][:, :, i])
            for i, label in enumerate(labels)
        }
        for name, stories in sides.items()
    }


def places(rates: Mapping[str, Rate]) -> Mapping[str, tuple[int, int]]:
    """The places that each side can have in an order by rate, from the highest, as (first, last).

    One side stands before another only where the 95 % interval of their difference, widened for the number
    of pairs (Bonferroni), leaves out zero; so all places hold together with a probability of about 95 %.
    """
    from scipy.special import ndtri

    pairs = list(combinations(rates, 2))
    widened = float(ndtri((1 - LEVEL) / 2 / max(len(pairs), 1)) / ndtri((1 - LEVEL) / 2))
    before, behind = dict.fromkeys(rates, 0), dict.fromkeys(rates, 0)
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda name: -rates[name].per_1000_words)
        gap = rates[first].per_1000_words - rates[second].per_1000_words
        if gap > widened * _margin(rates[first], rates[second]):
            before[second] += 1
            behind[first] += 1
    return {name: (1 + before[name], len(rates) - behind[name]) for name in rates}


def _margin(higher: Rate, lower: Rate) -> float:
    """How much lower the difference of two rates could be: the lower end of its 95 % interval.

    Recovered from the ends of their intervals that face each other (Zou and Donner, "Construction of
    confidence limits about effect measures: a general approach", Statistics in Medicine 27, 2008): what the
    stories that both sides ran have in common cancels out as far as the draws are correlated. Intervals that
    are wider than the draws alone say stay so.
    """
    below = higher.per_1000_words - higher.interval[0]
    above = lower.interval[1] - lower.per_1000_words
    common = 0.0
    if min(np.nanstd(higher.draws), np.nanstd(lower.draws)) > 0:
        known = np.isfinite(higher.draws) & np.isfinite(lower.draws)
        common = float(np.corrcoef(higher.draws[known], lower.draws[known])[0, 1])
    return float(np.sqrt(max(0.0, below**2 + above**2 - 2 * common * below * above)))


def _columns(
    stories: Sequence[Story], labels: Sequence[str], at: Mapping[str, int]
) -> tuple[NDArray[np.int64], Numbers]:
    """The places of a side's own stories, in order, and what is added up, as an array of (sum, story, label).

    See `_parts` for the sums. What the other sides ran is left out: with many sides it would be most.
    """
    ordered = sorted(stories, key=lambda each: at[each.story])
    columns = np.zeros((SUMS, len(ordered), len(labels)))
    for i, each in enumerate(ordered):
        for j, label in enumerate(labels):
            gold = each.gold.get(label)
            weight = 0.0 if gold is None else 1 / each.probability
            error = 0 if gold is None else gold - each.surrogate.get(label, 0)
            sound = not each.damaged
            columns[:, i, j] = (
                sound * each.proposed.get(label, 0),
                sound * each.words,
                each.surrogate.get(label, 0),
                each.words,
                weight * error,
                weight * each.words,
                weight * each.words * each.damaged,
            )
    return np.array([at[each.story] for each in ordered], dtype=np.int64), columns


def _drawn(
    columns: Mapping[str, tuple[NDArray[np.int64], Numbers]], stories: int, seed: int, replicates: int
) -> Mapping[str, Numbers]:
    """The sums of each side when the stories are drawn again, as arrays of (sum, replicate, label)."""
    if not stories:
        return {name: np.zeros((SUMS, replicates, each.shape[2])) for name, (_, each) in columns.items()}
    counting = {}
    for name, (places, each) in columns.items():
        some = each.any(axis=(0, 2))
        counting[name] = places[some], each[:, some]
    found: dict[str, list[Numbers]] = {name: [] for name in columns}
    for part in times(stories, seed, replicates):
        for name, (places, each) in counting.items():
            drawn = part[:, places].astype(float)
            found[name].append(np.einsum("rs,ksl->krl", drawn, each, optimize=True))
    return {name: np.concatenate(parts, axis=1) for name, parts in found.items()}


def _estimate(stories: Sequence[Story], label: str, total: Numbers, drawn: Numbers) -> Estimate:
    gold = sum(label in each.gold and not each.damaged for each in stories)
    words, count = float(total[1]), sum(not each.damaged for each in stories)
    proposed, surrogate, error, sound = _parts(total)
    proposed_draws, surrogate_draws, error_draws, sound_draws = _parts(drawn)
    known = gold > 0 and bool(total[5]) and sound > _NEXT_TO_NONE
    # A corrected rate below zero is chance in the correction.
    corrected = max(0.0, float((surrogate + error) / sound)) if known else 0.0
    sound_draws = np.where(sound_draws > _NEXT_TO_NONE, sound_draws, np.nan)  # damaged stories alone
    draws = ((surrogate_draws + error_draws) / sound_draws).clip(0)
    # The correction is what few stories tell about; where it is nothing in all of them, the rest decides.
    units = _worth(stories, label) if known and np.nanstd(error_draws) > 0 else count
    raw = _rate(float(proposed), proposed_draws, words, count)
    better = _rate(corrected, draws, words, units) if known else None
    return Estimate(
        proposed=raw,
        corrected=better and replace(better, interval=_unseen(better, stories, label)),
        gold=gold,
    )


def _worth(stories: Sequence[Story], label: str) -> float:
    """How many gold stories of equal weight tell as much as these do (Kish, "Survey Sampling", 1965, 11.7).

    Where some weigh many times as much as others, these few decide, however many there are.
    """
    weights = [1 / each.probability for each in stories if label in each.gold]
    return sum(weights) ** 2 / sum(each**2 for each in weights)


def _unseen(rate: Rate, stories: Sequence[Story], label: str) -> tuple[float, float]:
    """The interval of a corrected rate, wide enough for errors so rare that the gold shows few or none.

    Drawing the gold again cannot show what is not in it. Spans that the tagger missed there, and those it
    made up, are Poisson counts over the gold's words; the limits are never nearer than they allow.
    """
    gold = [each for each in stories if label in each.gold]
    errors = [each.gold[label] - each.surrogate.get(label, 0) for each in gold]
    words = sum(each.words for each in gold)
    missed, made_up = sum(e for e in errors if e > 0), sum(-e for e in errors if e < 0)
    above, below = ((poisson_interval(n)[1] - n) * 1000 / words for n in (missed, made_up))
    low, high = rate.interval
    return max(0.0, min(low, rate.per_1000_words - below)), max(high, rate.per_1000_words + above)


def _parts(sums: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Per 1,000 words: proposals, surrogate proposals, what the latter lack; then the share of sound words.

    NaN where nothing is known. `sums` are: proposals and words without the damaged stories; surrogate
    proposals and words of all; and of the gold stories, weighted, error, words and damaged words.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return (
            1000 * sums[0] / sums[1],
            1000 * sums[2] / sums[3],
            1000 * sums[4] / sums[5],
            1 - sums[6] / sums[5],
        )


def _rate(rate: float, draws: Numbers, words: float, units: float) -> Rate | None:
    """A rate with its interval: percentiles of the draws, wider for few units, and at least Poisson's.

    The percentiles are expanded ones (`annotate.coding.resampling`). Where hardly anything was counted,
    drawing again shows too little chance: the interval is never inside the exact Poisson one for that rate.
    """
    if not words or not np.isfinite(rate):
        return None
    low, high = (1000 * bound / words for bound in poisson_interval(rate * words / 1000))
    if units > 1:
        outside = tail(units)
        first, last = np.nanquantile(draws, [outside, 1 - outside])
        low, high = min(low, float(first)), max(high, float(last))
    return Rate(per_1000_words=rate, interval=(low, high), draws=draws)
