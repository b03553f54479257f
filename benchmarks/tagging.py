"""Words per second of tagging, beside spaCy alone, in one run.

    python -m benchmarks.tagging [--model DIR]

With a model (its folder) the tagging includes its scores and its own spans. It is compared with the pipeline
as it comes, and with the part of it that tagging uses (no entities). All read the English sample articles, in
turn, in one process; ratios are taken round by round, so that they hold on a machine whose speed drifts. One
above 1 means that tagging is faster.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from annotate.learn.gold import read as read_gold
from annotate.packaged import packaged
from annotate.records import Article
from annotate.steps.tags.tagging import tagger
from annotate.text.pipeline import load as load_pipeline
from annotate.text.words import words

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="the folder of a model to tag with")
    model = parser.parse_args().model
    gold = read_gold(packaged("samples") / "gold.jsonl")
    articles = [each.article for each in gold.articles if each.article.language == "en"]
    count = sum(len(words(article.text)) for article in articles)
    tag = tagger(None, str(model) if model else "none")
    pipeline = load_pipeline("en")

    def parse(articles: list[Article]) -> None:
        for _ in pipeline.parse(article.text for article in articles):
            pass

    whole = spacy.load(pipeline.name)

    def parse_all(articles: list[Article]) -> None:
        for _ in whole.pipe(article.text for article in articles):
            pass

    ways: dict[str, Callable[[list[Article]], object]] = {
        "tagging with model" if model else "tagging by rules": tag,
        "spaCy, whole pipeline": parse_all,
        "spaCy, no entities": parse,
    }
    for way in ways.values():
        way(articles)  # the first run of each loads and compiles
    rounds = [[_seconds(way, articles) for way in ways.values()] for _ in range(ROUNDS)]
    print(f"{len(articles)} articles, {count:,} words, median of {ROUNDS}, pipeline {pipeline.name}")
    for name, seconds in zip(ways, zip(*rounds, strict=True), strict=True):
        ratio = statistics.median(other / ours[0] for ours, other in zip(rounds, seconds, strict=True))
        beside = "" if name.startswith("tagging") else f"   ratio {ratio:.2f}"
        print(f"{name:<22} {count / statistics.median(seconds):>8,.0f} words/s{beside}")


def _seconds(work: Callable[[list[Article]], object], articles: list[Article]) -> float:
    begin = time.perf_counter()
    work(articles)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
