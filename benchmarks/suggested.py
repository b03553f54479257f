"""Rows that reviews suggest: what they bring on a corpus, and whether rates corrected with them stay right.

    python -m benchmarks.suggested --draws 150           # the simulation
    python -m benchmarks.suggested --corpora CORPORA     # also ptc-train as if reviewed, ptc-dev held out

In the simulation the whole corpus is known. In each draw a part of it is reviewed, all rows that this
suggests are taken, and the corrected rate of all is estimated with them, once as ordinary rules and once
out of fold; counted is how often its 95 % interval has the truth. So it is for rows that add to what is
proposed, where nothing was, and for literal ones, which take from it, where everything was.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotate.compare.estimate import Story, estimates
from annotate.learn.gold import read
from annotate.learn.suggest import Gain, Silence, found_in, suggest
from annotate.rules.suggested import LEAST, LEAST_LITERAL, Evidence, earned
from annotate.steps.tags.tagging import tagger

LABEL = "loaded_language"
MAP = {"Loaded_Language": LABEL, "Name_Calling,Labeling": "loaded_label"}
STORIES, TERMS, WORDS, SHARE = 400, 1500, 500, 0.3
COVERED = 0.93  #: least share of the draws in which the interval out of fold has the truth

Counts = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """How often each term stands in each story, and how often it is marked there: arrays (story, term)."""

    hits: Counts
    right: Counts


def corpus(chance: np.random.Generator) -> Corpus:
    """Rare terms, as what rules miss is rare; one in five is mostly marked, the others hardly ever."""
    often = 0.08 / np.arange(1, TERMS + 1) ** 0.5
    marked = np.where(chance.random(TERMS) < 0.2, chance.beta(4, 2, TERMS), chance.beta(0.5, 12, TERMS))
    hits = chance.poisson(often, size=(STORIES, TERMS))
    return Corpus(hits=hits, right=chance.binomial(hits, marked))


def covered(found: Corpus, chance: np.random.Generator, *, seed: int) -> Mapping[str, bool]:
    """Whether the interval has the truth, in one draw, for each way of using the rows."""
    drawn = chance.random(STORIES) < SHARE
    reviewed = [int(number) for number in np.flatnonzero(drawn)]
    truth = 1000 * found.right.sum() / (STORIES * WORDS)
    everything = found.hits.sum(axis=1)
    ways: dict[str, bool] = {}
    for kind, least, told in (
        ("", LEAST, found),
        ("literal rows ", LEAST_LITERAL, Corpus(hits=found.hits, right=found.hits - found.right)),
    ):
        rows = {
            term: evidence
            for term in range(TERMS)
            if (evidence := _evidence(told, term, reviewed)) and earned(evidence, least=least)
        }
        everywhere = found.hits[:, list(rows)].sum(axis=1)
        apart = everywhere.copy()
        for number in reviewed:
            without = str(number)
            used = [term for term, each in rows.items() if earned(each, without=without, least=least)]
            apart[number] = found.hits[number, used].sum()
        for way, taken in (("as ordinary rules", everywhere), ("out of fold", apart)):
            surrogate = everything - taken if kind else taken
            ways[f"{kind}{way}"] = _has(found, drawn, surrogate, truth, seed)
    return ways


def _evidence(found: Corpus, term: int, reviewed: Sequence[int]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence((str(number),), int(found.right[number, term]), int(found.hits[number, term]))
        for number in reviewed
        if found.hits[number, term]
    )


def _has(found: Corpus, drawn: NDArray[np.bool_], surrogate: Counts, truth: float, seed: int) -> bool:
    stories = [
        Story(
            story=f"{number:04}",
            words=WORDS,
            proposed={LABEL: int(surrogate[number])},
            surrogate={LABEL: int(surrogate[number])},
            gold={LABEL: int(found.right[number].sum())} if drawn[number] else {},
            probability=SHARE,
        )
        for number in range(STORIES)
    ]
    rate = estimates({"all": stories}, [LABEL], seed=seed, replicates=400)["all"][LABEL].corrected
    return rate is not None and rate.interval[0] <= truth <= rate.interval[1]


def simulated(draws: int, *, seed: int = 1) -> Mapping[str, float]:
    """The share of the draws in which the interval has the truth, by how the rows are used."""
    chance = np.random.default_rng(seed)
    found = [covered(corpus(chance), chance, seed=number) for number in range(draws)]
    return {way: sum(each[way] for each in found) / draws for way in found[0]}


def gains(corpora: Path) -> Mapping[str, tuple[Gain, Silence]]:
    """What ptc-train suggests as if it were reviewed brings and silences there, and on ptc-dev."""
    by_rules = tagger()
    train, dev = (read(corpora / f"ptc-{part}.jsonl", MAP) for part in ("train", "dev"))
    tags = {
        each.article.id: each.tags
        for data in (train, dev)
        for each in by_rules([one.article for one in data.articles])
    }
    found = suggest(train, tags, seed=1)
    labels = sorted(set(MAP.values()))
    return {
        **{f"{label} out of fold": (found.gains[label], found.silences[label]) for label in labels},
        **{f"{label} on ptc-dev": found_in(dev, tags, found.rows, label) for label in labels},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--draws", type=int, default=150)
    asked = parser.parse_args()
    if asked.corpora is not None:
        for name, (each, silence) in gains(asked.corpora).items():
            before, after = each.by_rules / each.spans, each.by_both / each.spans
            right = f"{each.right} of {each.hits} new hits are right"
            print(f"{name}: recall {before:.3f} to {after:.3f}; {right}")
            print(
                f"  literal rows: {silence.right} of {silence.silenced} silenced proposals are wrong", end=""
            )
            print(f", {silence.rejected} of all {silence.proposals}")
    shares = simulated(asked.draws)
    for way, share in shares.items():
        print(f"{way}: the interval has the truth in {share:.3f} of {asked.draws} draws")
    return int(min(shares["out of fold"], shares["literal rows out of fold"]) < COVERED)


if __name__ == "__main__":
    sys.exit(main())
