"""How well copies of a story are found, planted at several degrees of editing: precision and recall of pairs.

    python -m benchmarks.copies [ARTICLES…] [--spark URL]

Of each story there is one copy, of which a share of the sentences was replaced by sentences of others. With
--spark as a cluster finds them (`local[2]` will do). Stories are drawn from the same few hundred sentences,
so that two that are no copies have some in common. Seconds are the processor's, of this process and all that
it started: of a cluster elsewhere they are not known. With several numbers of articles the first warms up.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import combinations
from random import Random
from tempfile import TemporaryDirectory

from annotate.batch.cluster import session
from annotate.batch.spark_stories import copies, named
from annotate.learn.clusters import clusters
from benchmarks.batch import processor_seconds
from benchmarks.generated import sentences

DEGREES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)  #: share of sentences replaced
LENGTH = 20  #: sentences of a story
Pair = tuple[str, str]


def planted(number: int, seed: int = 1) -> Mapping[str, tuple[str, float]]:
    """Texts by id with their degree: stories ``s…`` and copies ``c…`` of the same number."""
    chance, found = Random(seed), {}
    for place in range(number):
        story = [f"{each} {place}." for each in chance.sample(sentences(), LENGTH)]
        degree = DEGREES[place % len(DEGREES)]
        copy = list(story)
        for at in chance.sample(range(LENGTH), round(degree * LENGTH)):
            copy[at] = f"{chance.choice(sentences())} {place + number}."
        found[f"s{place:06}"], found[f"c{place:06}"] = (" ".join(story), degree), (" ".join(copy), degree)
    return found


Finder = Callable[[Mapping[str, str]], Mapping[str, str]]


@contextmanager
def on_spark(master: str) -> Iterator[Finder]:
    """What finds the story of each text on a cluster, for as long as the block lasts."""
    with session(master) as spark, TemporaryDirectory() as rounds:
        spark.sparkContext.setCheckpointDir(rounds)
        spark.conf.set("spark.sql.shuffle.partitions", "2")

        def found(texts: Mapping[str, str]) -> Mapping[str, str]:
            table = spark.createDataFrame(list(texts.items()), ["id", "text"])
            return dict(named(table, copies(table)).collect())

        yield found


def together(story: Mapping[str, str]) -> set[Pair]:
    """The pairs that are one story."""
    members: dict[str, list[str]] = {}
    for name in sorted(story):
        members.setdefault(story[name], []).append(name)
    return {pair for names in members.values() for pair in combinations(names, 2)}


def measure(number: int, find: Finder) -> None:
    """Say how well and how quickly the copies among so many articles are found."""
    made = planted(number // 2)
    before = processor_seconds()
    found = together(find({name: text for name, (text, _) in made.items()}))
    seconds = processor_seconds() - before
    true = {(f"c{name[1:]}", name): degree for name, (_, degree) in made.items() if name[0] == "s"}
    right = len(found & true.keys()) / max(1, len(found))
    print(f"{len(made)} articles; precision {right:.3f}; {seconds:.1f} processor seconds; recall", end="")
    for degree in DEGREES:
        planted_ = {pair for pair, each in true.items() if each == degree}
        print(f" {len(found & planted_) / len(planted_):.3f} ({degree:.0%})", end="", flush=True)
    print()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies")
    parser.add_argument("articles", type=int, nargs="*", default=[2000])
    parser.add_argument("--spark", metavar="URL")
    given = parser.parse_args()
    with on_spark(given.spark) if given.spark else nullcontext(clusters) as find:
        for number in given.articles:
            measure(number, find)
    return 0


if __name__ == "__main__":
    sys.exit(main())
