"""Words per second of tagging, beside the same spaCy pipeline alone, in one run.

    python -m benchmarks.tagging [--model DIR]

With a model (its folder) the tagging includes its scores and its own spans. Both read the English sample
articles, in turn, in one process; the ratio is taken pair by pair, so that it holds on a machine whose speed
drifts. A ratio above 1 means that tagging is faster than a full parse.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from annotate.codebook import load
from annotate.learn.gold import read as read_gold
from annotate.learn.registry import read as read_model
from annotate.learn.scorer import scorer
from annotate.packaged import packaged
from annotate.records import Article
from annotate.steps.tagging import tagger
from annotate.text.pipeline import load as load_pipeline
from annotate.text.words import words

PAIRS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="the folder of a model to tag with")
    model = parser.parse_args().model
    gold = read_gold(packaged("samples") / "gold.jsonl")
    articles = [each.article for each in gold.articles if each.article.language == "en"]
    count = sum(len(words(article.text)) for article in articles)
    judge = scorer(read_model(model)) if model else None
    tag = tagger(load(packaged("guidelines.md")), scorer=judge)
    pipeline = load_pipeline("en")

    def parse(articles: list[Article]) -> None:
        for _ in pipeline.parse(article.text for article in articles):
            pass

    tag(articles), parse(articles)  # the first run of each loads and compiles
    pairs = [(_seconds(tag, articles), _seconds(parse, articles)) for _ in range(PAIRS)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(theirs_once / ours_once for ours_once, theirs_once in pairs)
    print(f"{len(articles)} articles, {count:,} words, median of {PAIRS}, pipeline {pipeline.name}")
    print(f"tagging {'with model  ' if model else 'by rules    '} {count / ours:>10,.0f} words/s")
    print(f"spaCy pipeline alone {count / theirs:>10,.0f} words/s")
    print(f"ratio                {ratio:>10.2f}")


def _seconds(work: Callable[[list[Article]], object], articles: list[Article]) -> float:
    begin = time.perf_counter()
    work(articles)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
