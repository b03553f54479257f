"""How well copies of a story are found, planted at several degrees of editing: precision and recall of pairs.

    python -m benchmarks.copies [ARTICLES] [--spark URL]

Of each story there is one copy, of which a share of the sentences was replaced by sentences of others. With
--spark the same by Spark's MinHash LSH (`local[2]` will do), checked on the runs as ours are. Stories are
drawn from the same few hundred sentences, so that two that are no copies have some in common.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from itertools import combinations
from random import Random

from annotate.learn.clusters import CANDIDATE, PERMUTATIONS, SHARED, SHINGLE, Sketches
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


def ours(texts: Mapping[str, str]) -> set[Pair]:
    """The pairs that stand in one cluster."""
    sketches = Sketches()
    for name, text in texts.items():
        sketches.add(name, text)
    together: dict[str, list[str]] = {}
    for name, cluster in sketches.clusters().items():
        together.setdefault(cluster, []).append(name)
    return {pair for names in together.values() for pair in combinations(sorted(names), 2)}


def by_spark(master: str) -> Callable[[Mapping[str, str]], set[Pair]]:
    """The pairs that Spark's MinHash LSH finds, of which most runs of the shorter stand in the longer."""

    def pairs(texts: Mapping[str, str]) -> set[Pair]:
        from pyspark.ml.feature import HashingTF, MinHashLSH, NGram, RegexTokenizer
        from pyspark.sql import functions as f

        from annotate.batch.spark import session

        with session(master) as spark:
            spark.conf.set("spark.sql.shuffle.partitions", "4")
            table = spark.createDataFrame(list(texts.items()), ["id", "text"])
            for step in (
                RegexTokenizer(inputCol="text", outputCol="words", pattern=r"[^\p{L}\p{N}]+"),
                NGram(n=SHINGLE, inputCol="words", outputCol="runs"),
                HashingTF(inputCol="runs", outputCol="features", binary=True, numFeatures=1 << 20),
            ):
                table = step.transform(table)
            table = table.select("id", "features", f.array_distinct("runs").alias("runs"))
            model = MinHashLSH(
                inputCol="features", outputCol="hashes", numHashTables=PERMUTATIONS // 4, seed=1
            ).fit(table)
            one, other = f.col("datasetA.runs"), f.col("datasetB.runs")
            joined = model.approxSimilarityJoin(table, table, 1 - CANDIDATE / 2)
            shared = f.size(f.array_intersect(one, other)) >= SHARED * f.least(f.size(one), f.size(other))
            found = joined.filter("datasetA.id < datasetB.id").filter(shared)
            return {tuple(row) for row in found.select("datasetA.id", "datasetB.id").collect()}

    return pairs


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies")
    parser.add_argument("articles", type=int, nargs="?", default=2000)
    parser.add_argument("--spark", metavar="URL")
    given = parser.parse_args()
    made = planted(given.articles // 2)
    texts = {name: text for name, (text, _) in made.items()}
    found = (by_spark(given.spark) if given.spark else ours)(texts)
    true = {(f"c{name[1:]}", name): degree for name, (_, degree) in made.items() if name[0] == "s"}
    print(f"{len(texts)} articles; precision {len(found & true.keys()) / max(1, len(found)):.3f}")
    for degree in DEGREES:
        planted_ = {pair for pair, each in true.items() if each == degree}
        print(f"{degree:4.0%} of the sentences replaced: recall {len(found & planted_) / len(planted_):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
