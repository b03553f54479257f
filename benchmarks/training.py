"""What training costs beside one fit of a plain conditional random field, both as processes of their own.

    python -m benchmarks.training [--on ../shared/corpora/ptc-train.jsonl] [--sample 100]

`annotate train --from` fits its random fields seven times (five folds: sixteen), classifies spans, chooses
thresholds and predicts every article out of fold. The plain field is that of sklearn-crfsuite with the
settings of its tutorial: it reads the same articles, has the same features of the same tokens, and is fitted
once; a token's label is that of the span around it that begins last. What both do before, starting and
reading, counts for neither. Processor time, one after the other. Exits 1 where training takes more than 2.5
times as long, or more than 1 GB.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from annotate.learn.crf import sentences
from annotate.learn.gold import read
from annotate.learn.train import Lesson
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all

LONGEST, LARGEST = 2.5, 1024.0  #: times the plain fit, and MB
OUTSIDE = "outside"
Sequence = tuple[list[list[str]], list[str]]  #: of a sentence: the features of each token, and the labels


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=Path, default=Path("../shared/corpora/ptc-train.jsonl"))
    parser.add_argument("--sample", type=int, help="only the first so many articles")
    parser.add_argument("--plain", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.on.exists():
        print(f"skipped: {arguments.on} is not on this machine")
        return 0
    if arguments.plain:
        print(json.dumps(plain(arguments.on)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder, "some.jsonl")
        lines = arguments.on.read_text(encoding="utf-8").splitlines(keepends=True)
        some.write_text("".join(lines[: arguments.sample]), encoding="utf-8")
        said, _, plain_peak = _run("-m", "benchmarks.training", "--plain", "--on", str(some))
        _, seconds, peak = _run("-m", "annotate", "train", "--from", str(some), "--out", f"{folder}/model")
    took = json.loads(said)
    training = seconds - took["reading"]
    ratio = training / took["fit"]
    print(f"{'starting and reading':<24} {took['reading']:7.1f} s")
    print(f"{'one plain random field':<24} {took['fit']:7.1f} s, peak {plain_peak:5.0f} MB")
    print(f"{'the rest of our training':<24} {training:7.1f} s, peak {peak:5.0f} MB, ratio {ratio:.2f}")
    return int(ratio > LONGEST or peak > LARGEST)


def _run(*words: str) -> tuple[str, float, float]:
    """What a process of its own writes, its seconds of processor time, and its MB at the peak."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        child = subprocess.Popen([sys.executable, *words], stdout=output)
        _, status, used = os.wait4(child.pid, 0)
        if status:
            raise RuntimeError(f"{' '.join(words[:2])} failed")
        output.seek(0)
        return output.read(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def plain(on: Path) -> dict[str, float]:
    """Seconds of processor time that reading took, and then one fit."""
    from sklearn_crfsuite import CRF

    data = read(on)
    inputs = featurise_all(data, tagger())
    reading = time.process_time()
    some = [Lesson.of(gold, inputs[gold.id], data.labels) for gold in data.articles]
    features, labels = zip(*(each for lesson in some for each in sequences(lesson)), strict=True)
    CRF(algorithm="lbfgs", c1=0.1, c2=0.1, max_iterations=100, all_possible_transitions=True).fit(
        features, labels
    )
    return {"reading": reading, "fit": time.process_time() - reading}


def sequences(lesson: Lesson) -> Iterator[Sequence]:
    """The sentences of an article as CRFsuite takes them."""
    tokens, matrix = lesson.article.tokens, lesson.article.matrix
    labels = [OUTSIDE] * len(tokens)
    for start, end, label in sorted(lesson.gold.spans):
        for token in ((tokens.start < end) & (start < tokens.end)).nonzero()[0]:
            labels[token] = label
    names = [sys.intern(str(column)) for column in matrix.indices.tolist()]
    ends = matrix.indptr.tolist()
    held = [names[begin:end] for begin, end in pairwise(ends)]
    for first, length in zip(*sentences(tokens.sentence), strict=True):
        yield held[first : first + length], labels[first : first + length]


if __name__ == "__main__":
    sys.exit(main())
