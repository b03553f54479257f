"""One training on a gold file and its evaluation: seconds, memory, size, and F1 beside the rules alone.

    python -m benchmarks.classifier --on ../shared/corpora/ptc-train.jsonl [--sample 100] [--open-names]
        [--encoder NAME]

Reading (rules and parsing) is reported apart from the fit: parses are kept between trainings. The trivial
baseline marks every token that was inside an approved span at least as often as outside one. `--open-names`
trains once more with names as words, which no model of ours sees, to say what hiding them costs; `--encoder`
once more with a model that looks through a frozen encoder, too.
Exits 1 where the fit takes more than 60 s or the model more than 20 MB.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from annotate.learn import features
from annotate.learn.clusters import clusters, folds
from annotate.learn.crf import runs
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.encoder import Encoder, load
from annotate.learn.evaluate import Measures, measure
from annotate.learn.experiment import FOLDS, Recipe, run_experiment
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.gold import read
from annotate.learn.registry import write
from annotate.learn.tokens import Tokens
from annotate.learn.train import Lesson
from annotate.records import Article
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all

SECONDS, MEGABYTES = 60.0, 20.0
SEED = 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=Path, default=Path("../shared/corpora/ptc-train.jsonl"))
    parser.add_argument("--sample", type=int, help="only the first so many articles")
    parser.add_argument("--open-names", action="store_true")
    parser.add_argument("--encoder", help="a frozen encoder, by folder, package or Hugging Face name")
    arguments = parser.parse_args()
    if not arguments.on.exists():
        print(f"skipped: {arguments.on} is not on this machine")
        return 0
    data = read(arguments.on)
    if arguments.sample:
        data = data.only([article.id for article in data.articles[: arguments.sample]])
    words = sum(len(article.text.split()) for article in data.articles)
    print(f"{arguments.on.name}: {len(data.articles)} articles, {words} words, {len(data.labels)} labels")
    begin = time.perf_counter()
    inputs = featurise_all(data, tagger(), None)
    print(f"reading (rules, parsing)  {time.perf_counter() - begin:8.1f} s")
    begin, cpu = time.perf_counter(), time.process_time()
    experiment = run_experiment(data, inputs, Recipe(seed=SEED, test_set=False))
    seconds = time.perf_counter() - begin
    print(f"fit and evaluation        {_spent(begin, cpu)}")
    print(f"peak memory               {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:8.2f} GB")
    with tempfile.TemporaryDirectory() as folder:
        write(experiment.model, experiment.manifest, Path(folder, "model"))
        size = sum(path.stat().st_size for path in Path(folder, "model").iterdir()) / 1e6
    print(f"model                     {size:8.2f} MB")
    rows = {
        "rules alone": experiment.rules,
        "known words": _known_words(data, inputs),
        "model": experiment.after,
    }
    if arguments.open_names:
        rows["model, names as words"] = _with_names(data)
    if arguments.encoder:
        rows["model, with encoder"] = _through(load(arguments.encoder), data, inputs)
    print("overlap F1 out of fold     micro     any")
    for name, measures in rows.items():
        print(f"{name:<24} {measures.micro.f1:7.3f} {measures.any.f1:7.3f}")
    return int(seconds > SECONDS or size > MEGABYTES)


def _through(encoder: Encoder, data: TrainingSet, inputs: Mapping[str, FeaturisedArticle]) -> Measures:
    """The same training on what an encoder makes of the tokens besides."""
    begin, cpu = time.perf_counter(), time.process_time()
    inputs = {name: each.with_encoder(encoder) for name, each in inputs.items()}
    print(f"encoding                  {_spent(begin, cpu)}")
    begin, cpu = time.perf_counter(), time.process_time()
    after = run_experiment(data, inputs, Recipe(seed=SEED, test_set=False, encoder=encoder)).after
    print(f"fit with its vectors      {_spent(begin, cpu)}")
    return after


def _with_names(data: TrainingSet) -> Measures:
    """The same training where no token counts as a name."""

    def none(_: Article, tokens: Tokens, __: Sequence[str]) -> features.Mask:
        return np.zeros(len(tokens), dtype=bool)

    with patch.object(features, "names", none):
        inputs = featurise_all(data, tagger(), None)
    return run_experiment(data, inputs, Recipe(seed=SEED, test_set=False)).after


def _spent(begin: float, cpu: float) -> str:
    seconds, processor = time.perf_counter() - begin, time.process_time() - cpu
    return f"{seconds:8.1f} s ({processor:.1f} s of processor time)"


def _known_words(data: TrainingSet, inputs: Mapping[str, FeaturisedArticle]) -> Measures:
    """The trivial baseline, on the same folds."""
    lessons = [Lesson.of(gold, inputs[gold.id], data.labels) for gold in data.articles]
    fold_of = folds(clusters({gold.id: gold.text for gold in data.articles}), SEED, FOLDS)
    proposed: dict[str, list[LabelSpan]] = {}
    for part in set(fold_of.values()):
        inside: list[Counter[str]] = [Counter() for _ in data.labels]
        often: Counter[str] = Counter()
        for each in lessons:
            if fold_of[each.gold.id] != part:
                often.update(_words(each.article))
                for counts, column in zip(inside, each.inside.T, strict=True):
                    counts.update(np.array(_words(each.article), dtype=object)[column].tolist())
        for each in lessons:
            if fold_of[each.gold.id] == part:
                tokens, words = each.article.tokens, _words(each.article)
                proposed[each.gold.id] = [
                    (int(tokens.start[first]), int(tokens.end[last]), label)
                    for label, counts in zip(data.labels, inside, strict=True)
                    for first, last in runs(
                        np.array(
                            [counts[word] > 0 and 2 * counts[word] >= often[word] for word in words],
                            dtype=bool,
                        ),
                        tokens.sentence,
                    )
                ]
    return measure(proposed, data.articles, data.labels)


def _words(inputs: FeaturisedArticle) -> list[str]:
    text, tokens = inputs.article.text.lower(), inputs.tokens
    return [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
