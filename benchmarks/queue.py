"""What the review queue and retraining save, by revealing the gold of a corpus article by article.

    python -m benchmarks.queue --on ../shared/corpora/ptc-train.jsonl [--pool 240 --test 120 --seeds 6]
    python -m benchmarks.queue --seeds 5 --orders random --rounds 12 25 30 50 100    # what few reviews teach
    python -m benchmarks.queue --seeds 5 --orders random --rounds 30 --encoder NAME

A pool of articles that nobody has reviewed, and test articles that the model never learns from. Each round
some articles of the pool are reviewed (their gold is revealed), the model is trained again, and measured on
the test articles. The first round is drawn at random; later ones by chance, or by what the model is unsure
of, with the random share that `annotate push` always keeps. Each seed draws another pool and another test
set; orders are compared within a seed, and intervals are Student's over seeds.

`--plot FOLDER` draws both as SVG; `--from FILE` draws and reports what an earlier run wrote with `--out`.

What a reviewer does is counted on the articles of each round before they are learned from: tags accepted
untouched, and edits (a tag taken out, moved or added), with the rules alone and with rules and model.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path
from statistics import fmean, stdev

from scipy.special import stdtrit

from annotate.json_records import from_dict, to_dict
from annotate.learn.bootstrap import Interval
from annotate.learn.clusters import clusters, folds
from annotate.learn.cross_validate import Point
from annotate.learn.dataset import LabelledArticle, LabelSpan, TrainingSet
from annotate.learn.encoder import load
from annotate.learn.evaluate import measure
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.gold import read
from annotate.learn.model import Model
from annotate.learn.plots import curves
from annotate.learn.queue import Order, Story, doubt, queue
from annotate.learn.scorer import KEPT
from annotate.learn.train import Lesson, fit
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all

RENAME = {"Loaded_Language": "loaded_language", "Name_Calling,Labeling": "loaded_label"}
ROUNDS = (12, 24, 48, 96, 144)  #: articles reviewed after each round
ORDERS: tuple[Order | str, ...] = ("random", "uncertainty", "uncertainty per word")
FOLDS = 3


@dataclass(frozen=True, kw_only=True)
class Work:
    """What reviewers of some articles do: tags shown, accepted untouched, and edits."""

    articles: int
    shown: int
    accepted: int
    edits: int

    @classmethod
    def of(cls, shown: Mapping[str, Sequence[LabelSpan]], gold: Sequence[LabelledArticle]) -> "Work":
        """The work that turns what is shown into the gold; a resized tag is one edit."""
        total = accepted = edits = 0
        for article in gold:
            ours, theirs = set(shown[article.id]), set(article.spans)
            accepted += len(ours & theirs)
            total += len(ours)
            edits += _edits(ours - theirs, theirs - ours)
        return cls(articles=len(gold), shown=total, accepted=accepted, edits=edits)


@dataclass(frozen=True, kw_only=True)
class Round:
    """The state after a round: F1 on the test articles, words read so far, and the round's work."""

    order: str
    seed: int
    reviewed: int
    words: int
    f1: float
    rules_f1: float
    rules: Work
    model: Work | None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=Path, default=Path("../shared/corpora/ptc-train.jsonl"))
    parser.add_argument("--pool", type=int, default=240, help="articles that may be reviewed")
    parser.add_argument("--test", type=int, default=120, help="articles to measure on")
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=ORDERS)
    parser.add_argument("--rounds", nargs="+", type=int, default=ROUNDS, help="articles reviewed after each")
    parser.add_argument("--sample", type=int, default=371, help="articles of the corpus to draw from")
    parser.add_argument("--encoder", help="a frozen encoder, by folder, package or Hugging Face name")
    parser.add_argument("--cache", type=Path, help="folder that keeps parses between runs")
    parser.add_argument("--out", type=Path, help="write the rounds as JSON lines")
    parser.add_argument("--from", type=Path, dest="earlier", help="rounds that `--out` wrote")
    parser.add_argument("--plot", type=Path, help="folder for the pictures")
    arguments = parser.parse_args()
    if arguments.earlier:
        lines = arguments.earlier.read_text(encoding="utf-8").splitlines()
        return report([from_dict(Round, json.loads(line)) for line in lines], arguments.plot)
    if not arguments.on.exists():
        print(f"skipped: {arguments.on} is not on this machine")
        return 0
    data = read(arguments.on, RENAME)
    data = data.only([article.id for article in data.articles[: arguments.sample]])
    begin = time.perf_counter()
    encoder = load(arguments.encoder) if arguments.encoder else None
    inputs = featurise_all(data, tagger(), arguments.cache, encoder)
    print(f"{len(data.articles)} articles read in {time.perf_counter() - begin:.0f} s", flush=True)
    rounds: list[Round] = []
    for seed in range(arguments.seeds):
        for order in arguments.orders:
            sizes = arguments.pool, arguments.test
            for each in simulated(data, inputs, order, seed, *sizes, arguments.rounds):
                rounds.append(each)
                print(f"seed {seed} {order:<21} {each.reviewed:4} articles  F1 {each.f1:.3f}", flush=True)
    if arguments.out:
        lines = [json.dumps(to_dict(each)) + "\n" for each in rounds]
        arguments.out.write_text("".join(lines), encoding="utf-8")
    return report(rounds, arguments.plot)


def simulated(
    data: TrainingSet,
    inputs: Mapping[str, FeaturisedArticle],
    order: str,
    seed: int,
    pool: int,
    test: int,
    goals: Sequence[int],
) -> Iterable[Round]:
    """The rounds of one order. Copies are on one side of the split only; orders share pool and test."""
    cluster_of = clusters({article.id: article.text for article in data.articles})
    dice = random.Random(seed)
    names = sorted(set(cluster_of.values()))
    dice.shuffle(names)
    by_id = {article.id: article for article in data.articles}
    tested = [by_id[name] for name in names[:test]]
    waiting = {name: by_id[name] for name in names[test : test + pool]}
    by_rules_alone = measure({each.id: inputs[each.id].rule_spans for each in tested}, tested, data.labels)
    learned: list[LabelledArticle] = []
    model: Model | None = None
    for goal in goals:
        if goal > pool:
            return
        batch = _batch(order, model, waiting, inputs, goal - len(learned), seed)
        new = [waiting.pop(name) for name in batch]
        by_rules = Work.of({each.id: inputs[each.id].rule_spans for each in new}, new)
        by_model = None if model is None else Work.of(_proposed(model, new, inputs), new)
        learned += new
        model = _fitted(learned, inputs, data.labels, seed)
        measures = measure(_proposed(model, tested, inputs), tested, data.labels)
        yield Round(
            order=order,
            seed=seed,
            reviewed=len(learned),
            words=sum(len(each.text.split()) for each in learned),
            f1=measures.micro.f1,
            rules_f1=by_rules_alone.micro.f1,
            rules=by_rules,
            model=by_model,
        )


def _batch(
    order: str,
    model: Model | None,
    waiting: Mapping[str, LabelledArticle],
    inputs: Mapping[str, FeaturisedArticle],
    limit: int,
    seed: int,
) -> list[str]:
    scores: dict[str, tuple[float, ...]] = dict.fromkeys(waiting, ())
    if model is not None and order != "random":
        for name in waiting:
            scores[name] = tuple(
                each.score
                for each in model.predict(inputs[name])
                if each.candidate.tag or each.score >= KEPT * model.thresholds[each.candidate.label]
            )
    if model is not None and order == "uncertainty per word":  # the queue's rule, by density instead of sum
        least = queue(
            [Story(story=n, article_id=n) for n in waiting], order="random", limit=-(-limit // 5), seed=seed
        )
        drawn = [each.article_id for each in least.batch]
        rest = sorted(
            (name for name in waiting if name not in drawn),
            key=lambda name: -doubt(scores[name]) / len(inputs[name].tokens),
        )
        return drawn + rest[: limit - len(drawn)]
    articles = [Story(story=name, article_id=name, scores=scores[name]) for name in waiting]
    chosen: Order = "random" if order == "random" else "uncertainty"
    return [each.article_id for each in queue(articles, order=chosen, limit=limit, seed=seed).batch]


def _fitted(
    learned: Sequence[LabelledArticle],
    inputs: Mapping[str, FeaturisedArticle],
    labels: Sequence[str],
    seed: int,
) -> Model:
    fold_of = folds({each.id: each.id for each in learned}, seed, FOLDS)
    lessons = [Lesson.of(each, inputs[each.id], labels) for each in sorted(learned, key=lambda each: each.id)]
    return fit(lessons, labels, fold_of, seed)[0]


def _proposed(
    model: Model, articles: Sequence[LabelledArticle], inputs: Mapping[str, FeaturisedArticle]
) -> dict[str, list[LabelSpan]]:
    return {each.id: model.spans(inputs[each.id]) for each in articles}


def _edits(shown: Iterable[LabelSpan], gold: Iterable[LabelSpan]) -> int:
    """Tags to take out, to move and to add; a tag is moved where it shares half of the shorter one."""
    missing, edits = sorted(gold), 0
    for start, end, label in sorted(shown):
        edits += 1
        for other in missing:
            shared = min(end, other[1]) - max(start, other[0])
            if other[2] == label and 2 * shared >= min(end - start, other[1] - other[0]):
                missing.remove(other)
                break
    return edits + len(missing)


def report(rounds: Sequence[Round], pictures: Path | None) -> int:
    """F1 by reviewed articles, the articles each order needs, and what reviewers do, round by round."""
    alone = [
        each.rules_f1 for each in rounds if each.order == "random" and each.reviewed == rounds[0].reviewed
    ]
    print(f"\nThe rules alone: F1 {_interval(alone)}")
    print("\nF1 on the test articles by reviewed articles; gain over the rules, and over random, in a seed")
    goals = sorted({each.reviewed for each in rounds})
    orders = list(dict.fromkeys(each.order for each in rounds))
    f1 = {(each.order, each.reviewed, each.seed): each.f1 for each in rounds}
    seeds = sorted({each.seed for each in rounds})
    rules = {each.seed: each.rules_f1 for each in rounds}
    for order in orders:
        for goal in goals:
            own = [f1[order, goal, seed] for seed in seeds]
            gain = [f1[order, goal, seed] - rules[seed] for seed in seeds]
            gap = [f1[order, goal, seed] - f1["random", goal, seed] for seed in seeds]
            length = fmean(e.words for e in rounds if e.order == order and e.reviewed == goal)
            columns = "   ".join(map(_interval, (own, gain, gap)))
            print(f"{order:<21} {goal:4} {length:8.0f} words  {columns}")
    print("\nSaved to reach the F1 of random order: articles, and words (negative: more to read)")
    words = {(each.order, each.reviewed, each.seed): each.words for each in rounds}
    for order in orders[1:]:
        for goal in goals[2:]:
            articles, read_less, beyond = [], [], 0
            for seed in seeds:
                wanted = f1["random", goal, seed]
                curve = [f1[order, each, seed] for each in goals]
                read_by = [words[order, each, seed] for each in goals]
                articles.append(goal - _reached(goals, curve, wanted))
                read_less.append(words["random", goal, seed] - _reached(read_by, curve, wanted))
                beyond += max(curve) < wanted
            missed = f"   not reached in {beyond} of {len(seeds)} seeds" if beyond else ""
            print(f"{order:<21} {goal:4}  {_interval(articles, 1)}   {_interval(read_less, 0)}{missed}")
    print("\nReviewers, random order: share of tags accepted untouched; edits per article")
    for goal in goals[1:]:
        these = [each for each in rounds if each.order == "random" and each.reviewed == goal]
        columns = []
        for works in ([e.rules for e in these], [e.model for e in these if e.model]):
            columns += [
                _interval([work.accepted / max(work.shown, 1) for work in works]),
                _interval([work.edits / work.articles for work in works], 1),
            ]
        less = [(e.rules.edits - e.model.edits) / e.rules.articles for e in these if e.model]
        print(
            f"{goal:4}  rules {columns[0]} {columns[1]}   with model {columns[2]} {columns[3]}"
            f"   fewer edits {_interval(less, 1)}"
        )
    if pictures is not None:
        _draw(rounds, pictures)
    return 0


def _draw(rounds: Sequence[Round], folder: Path) -> None:
    """F1 by order, and the edits per article with and without the model, over reviewed articles."""
    goals = sorted({each.reviewed for each in rounds})

    def points(values: Callable[[Round], float], order: str, goals: Sequence[int]) -> list[Point]:
        return [
            Point(
                articles=goal,
                f1=_student([values(e) for e in rounds if e.order == order and e.reviewed == goal]),
            )
            for goal in goals
        ]

    orders = dict.fromkeys(each.order for each in rounds)
    by_order = {order: points(lambda each: each.f1, order, goals) for order in orders}
    work = {
        "rules alone": points(lambda each: each.rules.edits / each.rules.articles, "random", goals[1:]),
        "rules and model": points(
            lambda each: each.model.edits / each.model.articles if each.model else 0.0, "random", goals[1:]
        ),
    }
    for name, series, y, title, step in (
        ("queue-f1.svg", by_order, "F1", "F1 on test articles by order of review", 0.04),
        ("queue-edits.svg", work, "edits per article", "Edits that reviewers make per article", 20.0),
    ):
        values = [each.f1 for one in series.values() for each in one]
        low, high = min(each.low for each in values), max(each.high for each in values)
        bounds = (step * floor(low / step), step * (ceil(high / step) + (step < 1)))  # room for the names
        picture = curves(series, "articles reviewed", y, title, bounds)
        folder.joinpath(name).write_text(picture, encoding="utf-8")


def _reached(goals: Sequence[int], curve: Sequence[float], wanted: float) -> float:
    """Articles at which a curve reaches a value for the first time, between rounds on a straight line."""
    for at, value in enumerate(curve):
        if value >= wanted:
            if at == 0:
                return goals[0]
            rise = (wanted - curve[at - 1]) / (value - curve[at - 1])
            return goals[at - 1] + rise * (goals[at] - goals[at - 1])
    return goals[-1] + (goals[-1] - goals[-2])  # not within the run: counted as one more round


def _interval(values: Sequence[float], digits: int = 3) -> str:
    found = _student(values)
    return f"{found.value:.{digits}f} ±{found.high - found.value:.{digits}f}"


def _student(values: Sequence[float]) -> Interval:
    """The mean and its 95 % interval; no width for a single value."""
    mean = fmean(values)
    half = (
        float(stdtrit(len(values) - 1, 0.975)) * stdev(values) / len(values) ** 0.5
        if len(values) > 1
        else 0.0
    )
    return Interval(value=mean, low=mean - half, high=mean + half)


if __name__ == "__main__":
    sys.exit(main())
