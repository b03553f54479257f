"""How many stories people must review for an interval of a given width, reckoned from the samples' gold.

    python -m benchmarks.sample_size [--on FILE.jsonl]

The corrected rate is that of the proposals in all stories, and their error (gold less proposed) in the
reviewed ones. So its width is decided by `s`, how far errors per 1,000 words spread, and by the number n of
reviewed stories: half of it is 1.96 s / √n. Beside it what gold alone would need, without proposals.
"""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from annotate.learn.gold import read
from annotate.packaged import packaged
from annotate.steps.tags.tagging import tagger

HALVES = (0.5, 1.0, 2.0)  #: half the width of an interval, in tags per 1,000 words


def spread(counts: Sequence[int], words: Sequence[int]) -> float:
    """The spread of a rate per 1,000 words over articles: of what each has more than its words let expect."""
    found, length = np.array(counts, dtype=float), np.array(words, dtype=float)
    left = found - found.sum() / length.sum() * length
    return float(1000 * left.std(ddof=1) / length.mean())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sample_size")
    parser.add_argument("--on", type=Path, default=packaged("samples") / "gold.jsonl", metavar="FILE.jsonl")
    articles = read(parser.parse_args().on).articles
    found = tagger()([each.article for each in articles])
    words = [sum(each.words.values()) for each in found]
    print(f"{len(articles)} articles, {sum(words)} words")
    print(
        "label | s of errors | stories for ±" + ", ±".join(map(str, HALVES)) + " | s of gold alone | the same"
    )
    for label in sorted({label for each in articles for *_, label in each.spans}):
        gold = [sum(name == label for *_, name in each.spans) for each in articles]
        proposed = [sum(tag.label == label for tag in each.tags) for each in found]
        errors = [one - other for one, other in zip(gold, proposed, strict=True)]
        columns = [label]
        for counts in (errors, gold):
            s = spread(counts, words)
            columns += [f"{s:.1f}", ", ".join(str(math.ceil((1.96 * s / half) ** 2)) for half in HALVES)]
        print(" | ".join(columns))


if __name__ == "__main__":
    main()
