"""Whether the intervals of alpha, recall and suggestion effect hold: simulated studies, their truth known.

    python -m benchmarks.coders [--studies 1000] [--articles 200] [--double 0.2] [--blind 0.1] [--hide 0]
                                [--tags 10]

Coders and rules miss the same things: how plain a passage is, and how plain an article, moves all of them. A
coder who sees a tag marks what stands there more often, right or wrong. Printed are for each figure its truth
for these coders over `MANY` articles, the mean of the estimates, how often a 95 % interval holds the truth,
how wide it is, and in how many studies there is none; it exits 1 where too few hold it. Beside the recall as
measured stands that against the true spans: rules that miss what people miss look better than they are.
"""

import argparse
import math
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from statistics import mean

from annotate.coding.agreement.codings import Coding
from annotate.coding.agreement.effect import recall, suggestion_effect
from annotate.coding.agreement.exposure import Exposure
from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.unitizing import unitizing_alpha
from annotate.records import Stretch

MANY = 5_000  #: articles over which the truth is taken
LABEL = "a"
LENGTH = 5000  #: characters of an article
END = 6  #: characters by which a coder's span may be longer
CODERS = (0.5, -0.2)  #: how much more or less than others each of two coders marks, in log odds
FLOOR = 0.93  #: of the intervals that have to hold the truth


@dataclass(frozen=True, kw_only=True)
class Design:
    """How articles are coded: shares that two people code, that one codes blind, and of tags hidden."""

    articles: int = 200
    double: float = 0.2
    blind: float = 0.1
    hide: float = 0.0
    tags: float = 10.0


@dataclass(frozen=True, kw_only=True)
class Study:
    """What was coded twice, all codings with what was shown, and the true spans of each article."""

    twice: tuple[Coding, ...]
    exposures: tuple[Exposure, ...]
    truth: Mapping[str, tuple[Stretch, ...]]


def study(design: Design, seed: int) -> Study:
    """A study by two coders, of whom one marks more than the other."""
    chance = Random(seed)
    twice: list[Coding] = []
    exposures: list[Exposure] = []
    truth = {}
    for number in range(design.articles):
        name = f"{number:06}"
        slots, truth[name] = _article(design, chance)
        blind = chance.random() < design.blind
        several = chance.random() < design.double
        for coder in (0, 1) if several else (chance.choice((0, 1)),):
            shown = [slot.tag and not blind and chance.random() >= design.hide for slot in slots]
            marks = (_mark(slot, seen, coder, chance) for slot, seen in zip(slots, shown, strict=True))
            coding = Coding(
                article_id=name,
                coder=f"r-{coder}",
                length=LENGTH,
                spans={LABEL: tuple(mark for mark in marks if mark)},
            )
            held = {
                seen: tuple(
                    slot.span for slot, each in zip(slots, shown, strict=True) if slot.tag and each is seen
                )
                for seen in (True, False)
            }
            exposures.append(
                Exposure(coding=coding, shown={LABEL: held[True]}, hidden={LABEL: held[False]}, blind=blind)
            )
            twice += [coding] if several else []
    return Study(twice=tuple(twice), exposures=tuple(exposures), truth=truth)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A stretch that may be marked: how likely rules and coders are to, in log odds, and whether rules do."""

    span: Stretch
    plain: float
    tag: bool


def _article(design: Design, chance: Random) -> tuple[list[Slot], tuple[Stretch, ...]]:
    """The stretches of an article that somebody could mark, and which of them are true spans.

    Their lengths, and how far articles differ in their number, are like those of ptc-train and ptc-dev.
    """
    plain_article = chance.gauss(0, 0.6)
    count = _poisson(design.tags * chance.gammavariate(1.2, 1 / 1.2), chance)
    false = _poisson(0.4 * design.tags, chance)
    true = [True] * count + [False] * false
    chance.shuffle(true)
    lengths = [min(300, max(3, round(chance.lognormvariate(3.2, 1.0)))) for _ in true]
    lengths = lengths[: next((n for n in range(len(true)) if sum(lengths[: n + 1]) > LENGTH // 2), len(true))]
    starts = sorted(chance.randrange(LENGTH - sum(lengths) - END * len(lengths)) for _ in lengths)
    slots, at = [], 0
    for start, length, right in zip(starts, lengths, true, strict=False):
        span = start + at, start + at + length
        at += length + END
        plain = plain_article + chance.gauss(0, 1.2) + (1.2 if right else -2.5)
        slots.append(Slot(span=span, plain=plain, tag=not right or chance.random() < _odds(plain - 0.8)))
    return slots, tuple(slot.span for slot, right in zip(slots, true, strict=False) if right)


def _chance(slot: Slot, seen: bool, coder: int) -> float:
    """The probability that a coder marks a stretch, with a tag before their eyes or without."""
    return _odds(slot.plain + (0.7 if seen else 0.0) + CODERS[coder])


def _mark(slot: Slot, seen: bool, coder: int, chance: Random) -> Stretch | None:
    """What a coder leaves at a place: nothing, or the span, with another end one time in five."""
    if chance.random() >= _chance(slot, seen, coder):
        return None
    start, end = slot.span
    return (start, end + END) if chance.random() < 0.2 else (start, end)


def _odds(log: float) -> float:
    return 1 / (1 + math.exp(-log))


def _poisson(rate: float, chance: Random) -> int:
    limit, count, product = math.exp(-rate), 0, chance.random()
    while product > limit:
        count, product = count + 1, product * chance.random()
    return count


AGAINST_TRUTH = "the same against the true spans"
ALPHA, RECALL, EFFECT = "alpha", "recall against a coder who saw no tags", "suggestion effect"
FIGURES: Mapping[str, Callable[[Study, int], Measure]] = {
    ALPHA: lambda made, seed: unitizing_alpha(made.twice, seed=seed),
    RECALL: lambda made, seed: recall(made.exposures, seed=seed),
    EFFECT: lambda made, seed: suggestion_effect(made.exposures, seed=seed).effect,
}


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a figure came to over many studies: `held` is the share of intervals that hold its truth."""

    truth: float
    estimate: float
    held: float
    width: float
    without: int


def truth(design: Design) -> Mapping[str, float]:
    """What each figure comes to for these coders over many articles, and recall against the true spans."""
    many = study(replace(design, articles=MANY, double=1.0), 0)
    chance = Random(1)
    marked = found = tags = pull = right = right_found = 0.0
    for _ in range(MANY):
        slots, true = _article(design, chance)
        right += len(true)
        right_found += sum(slot.tag and slot.span in true for slot in slots)
        for slot in slots:
            for coder in range(len(CODERS)):
                alone = _chance(slot, False, coder)
                marked += alone
                if slot.tag:
                    found, tags, pull = found + alone, tags + 1, pull + _chance(slot, True, coder) - alone
    alpha = unitizing_alpha(many.twice, seed=0).value
    assert alpha is not None, "so many articles have a mark"
    return {ALPHA: alpha, RECALL: found / marked, EFFECT: pull / tags, AGAINST_TRUTH: right_found / right}


def measured(design: Design, studies: int, true: Mapping[str, float]) -> Mapping[str, Found]:
    """What each figure that the design can give comes to over so many studies, beside its truth."""
    estimates: dict[str, list[Measure]] = {name: [] for name in FIGURES}
    for number in range(1, studies + 1):
        made = study(design, number)
        for name, figure in FIGURES.items():
            estimates[name].append(figure(made, number))
    found = {}
    estimates[AGAINST_TRUTH] = estimates[RECALL]
    for name, measures in estimates.items():
        ends = [each.interval for each in measures if each.interval]
        if ends:
            found[name] = Found(
                truth=true[name],
                estimate=mean(each.value for each in measures if each.value is not None),
                held=mean(low <= true[name] <= high for low, high in ends),
                width=mean(high - low for low, high in ends),
                without=studies - len(ends),
            )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coders")
    parser.add_argument("--studies", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=Design.articles)
    parser.add_argument("--double", type=float, default=Design.double)
    parser.add_argument("--blind", type=float, default=Design.blind)
    parser.add_argument("--hide", type=float, default=Design.hide)
    parser.add_argument("--tags", type=float, default=Design.tags)
    given = vars(parser.parse_args())
    studies = given.pop("studies")
    design = Design(**given)
    true = truth(design)
    found = measured(design, studies, true)
    print(f"{design}, {studies} studies")
    for name, each in found.items():
        print(
            f"{name}: truth {each.truth:.3f}, mean estimate {each.estimate:.3f}, {each.held:.1%} of the "
            f"intervals hold it, mean width {each.width:.3f}, no interval in {each.without}"
        )
    return int(any(found[name].held < FLOOR for name in FIGURES if name in found))


if __name__ == "__main__":
    sys.exit(main())
