"""One training as a whole: split, fit, compare with what users have now, and the gate's verdict."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import Any

from annotate import __version__
from annotate.errors import MissingError
from annotate.json_records import to_dict
from annotate.learn.calibration import answers, calibration
from annotate.learn.clusters import folds, held_out
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.encoder import Encoder
from annotate.learn.evaluate import Measures, measure
from annotate.learn.features import VERSION
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tune import FineTuning
from annotate.learn.gate import Verdict, assess
from annotate.learn.manifest import EncoderRecord, ModelManifest
from annotate.learn.model import Model
from annotate.learn.train import Lesson, Predicted, fit
from annotate.moments import now
from annotate.records import digest

NEEDED = 12  #: reviewed articles below which nothing is trained
HELD_OUT = 30  #: test articles from which they alone decide; with fewer, out-of-fold predictions for all
FOLDS = 3  #: five take two and a half times as long, and measured no better
STORIES = 3  #: articles that are no copies of one another, without which there are no folds


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How to train. `versions` name the codebook, rules and pipelines that the articles were read by.

    The articles were featurised with `encoder`, which stays with the model; `fine_tuning` trains it as well,
    or is None. Without `test_set` all articles are learned from and predicted out of fold, however many there
    are.
    """

    seed: int
    encoder: Encoder | None = None
    fine_tuning: FineTuning | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    test_set: bool = True

    def would_make(self, manifest: ModelManifest, data: TrainingSet) -> bool:
        """Whether training on `data` would make this very model again."""
        return (data.fingerprint, self.seed, self.all_versions, VERSION, self.encoder_record) == (
            manifest.fingerprint,
            manifest.split["seed"],
            manifest.versions,
            manifest.features,
            manifest.encoder,
        )

    @property
    def encoder_record(self) -> EncoderRecord | None:
        """What a manifest keeps of the encoder."""
        if self.fine_tuning:
            return replace(self.fine_tuning.encoder.record, fine_tuned=True)
        return self.encoder.record if self.encoder else None

    @property
    def all_versions(self) -> dict[str, str]:
        """`versions`, and those of the program and its packages."""
        packages = ["scikit-learn", "numpy", "scipy", "spacy", "datasets", "skops"]
        packages += ["torch", "transformers"] if self.encoder_record else []
        installed = {package: version(package) for package in packages}
        return {"annotate": __version__, "python": platform.python_version(), **installed, **self.versions}


@dataclass(frozen=True, kw_only=True)
class Incumbent:
    """The model in use, with the data it learned from where that is still on disk.

    `articles` are featurised for it; None where that is as for the candidate. `fine_tuning` is as it had it.
    """

    model: Model
    manifest: ModelManifest
    data: TrainingSet | None
    articles: Mapping[str, FeaturisedArticle] | None = None
    fine_tuning: FineTuning | None = None


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """A fitted candidate and how it compares; `before` is the tagger as users have it now."""

    model: Model
    manifest: ModelManifest
    rules: Measures
    before: Measures
    after: Measures
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class _Split:
    """The cluster of each article, the `test` set (empty without one), and the fold of each other article."""

    cluster_of: Mapping[str, str]
    test: frozenset[str]
    fold_of: Mapping[str, int]


def run_experiment(
    data: TrainingSet,
    articles: Mapping[str, FeaturisedArticle],
    recipe: Recipe,
    incumbent: Incumbent | None = None,
) -> Experiment:
    """Fit on `data` and compare with `incumbent` (None: the rules alone). `articles` covers `data` by id.

    MissingError says how many articles are missing.
    """
    split = _split(data, recipe)
    evaluated = [
        gold for gold in data.articles if gold.evidence and gold.id in (split.test or split.cluster_of)
    ]
    if not evaluated:
        raise MissingError(
            "for no reviewed article is it known which tags its reviewers saw, so no model can be "
            "measured: push again, and review some more"
        )
    learned = [gold for gold in data.articles if gold.id in split.fold_of]
    lessons = [Lesson.of(gold, articles[gold.id], data.labels) for gold in learned]
    others: Mapping[str, FeaturisedArticle] | None = None if split.test else {}
    model, predicted = fit(lessons, data.labels, split.fold_of, recipe.seed, others, recipe.fine_tuning)
    model = replace(model, encoder=recipe.encoder)
    if split.test:
        predicted = Predicted.by(model, {name: articles[name] for name in sorted(split.test)})
    by_rules = {name: articles[name].rule_spans for name in split.cluster_of}
    foreign = not {label for spans in by_rules.values() for *_, label in spans} & set(data.labels)
    rules = before = measure(by_rules, evaluated, data.labels, any_label=foreign)
    against, known = baseline(incumbent.manifest.id if incumbent else None), tuple[str, ...]()
    if incumbent is not None:
        so_far, known = _incumbent(incumbent, incumbent.articles or articles, split, recipe.seed)
        before = measure(so_far, evaluated, data.labels)
    after = measure(predicted.spans, evaluated, data.labels)
    verdict = assess(before, after, split.cluster_of, recipe.seed, learned_before=known, baseline=against)
    metrics = {"rules": rules.to_json(), "before": before.to_json(), "model": after.to_json()}
    if given := list(answers(evaluated, predicted.scored, split.cluster_of)):
        metrics["calibration"] = to_dict(calibration(given, recipe.seed))
    manifest = _manifest(data, model, split, recipe, metrics, {"against": against, **to_dict(verdict)})
    return Experiment(
        model=model, manifest=manifest, rules=rules, before=before, after=after, verdict=verdict
    )


def baseline(model_id: str | None) -> str:
    """What a candidate is compared with, in words; None: no model is in use."""
    return "the rules alone" if model_id is None else f"the current model {model_id}"


def _split(data: TrainingSet, recipe: Recipe) -> _Split:
    check_enough(data)
    cluster_of = data.cluster_of
    test = {name for name, cluster in cluster_of.items() if held_out(cluster, recipe.seed)}
    if len(test) < HELD_OUT or not recipe.test_set:
        test = set()
    learned = {gold.id: cluster_of[gold.id] for gold in data.articles if gold.id not in test}
    fold_of = folds(learned, recipe.seed, FOLDS)
    return _Split(cluster_of=cluster_of, test=frozenset(test), fold_of=fold_of)


def check_enough(data: TrainingSet) -> None:
    """MissingError when there are too few reviewed articles to train on, or they are all copies of a few."""
    if (articles := len(data.articles)) < NEEDED:
        reviewed = "1 reviewed article is" if articles == 1 else f"{articles} reviewed articles are"
        raise MissingError(
            f"{reviewed} too few to train on: {NEEDED} are needed, so review "
            f"{NEEDED - articles} more (`annotate review`, then `annotate pull`)"
        )
    if len(set(data.cluster_of.values())) < STORIES:
        raise MissingError("all reviewed articles are copies of one another: review some other articles")


def _incumbent(
    incumbent: Incumbent,
    articles: Mapping[str, FeaturisedArticle],
    split: _Split,
    seed: int,
) -> tuple[Mapping[str, list[LabelSpan]], tuple[str, ...]]:
    """What the current model proposes on articles that it did not learn from, and those it did.

    Where it learned from articles that are compared now, it is fitted again on its own data without them,
    so that neither side has seen the answers. If that data is gone it is taken as it is, which favours it.
    """
    model, learned = incumbent.model, set(incumbent.manifest.articles)
    cluster_of, fold_of, test = split.cluster_of, split.fold_of, split.test
    clusters_learned = {cluster_of[name] for name in learned if name in cluster_of}
    compared = test or set(cluster_of)
    fresh = not any(cluster_of[name] in clusters_learned for name in compared)
    own = {article.id for article in incumbent.data.articles} if incumbent.data else set()
    known = tuple(sorted(own & compared))
    if fresh or incumbent.data is None:
        return {name: model.spans(articles[name]) for name in compared}, known
    labels = incumbent.data.labels
    lessons = {
        gold.id: Lesson.of(gold, articles[gold.id], labels)
        for gold in incumbent.data.articles
        if gold.id in articles and gold.id in fold_of
    }
    others = None if test else {name: articles[name] for name in fold_of if name not in lessons}
    taught = list(lessons.values())
    refitted, predicted = fit(taught, labels, fold_of, seed, others, incumbent.fine_tuning)
    if test:
        return {name: refitted.spans(articles[name]) for name in test}, known
    return predicted.spans, known


def _manifest(
    data: TrainingSet,
    model: Model,
    split: _Split,
    recipe: Recipe,
    metrics: Mapping[str, Any],
    gate: Mapping[str, Any],
) -> ModelManifest:
    weights = model.digest()
    return ModelManifest(
        id=digest("model", weights, data.fingerprint, recipe.seed, sorted(split.test))[:12],
        made_at=now(),
        labels=data.labels,
        thresholds=model.thresholds,
        any_label_threshold=model.any_label_threshold,
        fingerprint=data.fingerprint,
        articles=tuple(sorted(split.fold_of)),
        split={
            "kind": "held-out" if split.test else "out-of-fold",
            "seed": recipe.seed,
            "learned_from": len(split.fold_of),
            "evaluated_on": metrics["model"]["n_articles"],
            "clusters": len(set(split.cluster_of.values())),
            "folds": len(set(split.fold_of.values())),
        },
        metrics=metrics,
        gate=gate,
        features=VERSION,
        weights=weights,
        versions=recipe.all_versions,
        files={},
        encoder=recipe.encoder_record,
    )
