"""One training as a whole: split, fit, compare with what users have now, and the gate's verdict."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version

from annotate import __version__
from annotate.errors import MissingError
from annotate.learn.clusters import clusters, folds, held_out
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.encoder import Encoder
from annotate.learn.evaluate import Measures, measure
from annotate.learn.features import VERSION
from annotate.learn.featurise import Seen
from annotate.learn.gate import Verdict, assess
from annotate.learn.manifest import ModelManifest
from annotate.learn.model import Model
from annotate.learn.train import Lesson, fit
from annotate.plain import to_dict
from annotate.records import digest

NEEDED = 12  #: reviewed articles below which nothing is trained
HELD_OUT = 30  #: test articles from which they alone decide; with fewer, out-of-fold predictions for all
FOLDS, MANY, FEWER_FOLDS = 5, 80, 3  #: folds; fewer where there are many articles
STORIES = 3  #: articles that are no copies of one another, without which there are no folds


@dataclass(frozen=True, kw_only=True)
class Incumbent:
    """The model in use, with the data it learned from where that is still on disk.

    `seen` are the articles as it sees them, None where that is as the candidate does.
    """

    model: Model
    manifest: ModelManifest
    data: TrainingSet | None
    seen: Mapping[str, Seen] | None = None


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A fitted candidate and how it compares; `before` is the tagger as users have it now."""

    model: Model
    manifest: ModelManifest
    rules: Measures
    before: Measures
    after: Measures
    verdict: Verdict


def attempt(
    data: TrainingSet,
    seen: Mapping[str, Seen],
    seed: int,
    *,
    incumbent: Incumbent | None = None,
    test_set: bool = True,
    versions: Mapping[str, str] | None = None,
    encoder: Encoder | None = None,
) -> Trial:
    """Fit on `data` and compare with `incumbent` (None: the rules alone). `seen` covers all articles by id.

    They are seen through `encoder`, which stays with the model.
    Without `test_set` all articles are learned from and predicted out of fold, however many there are.
    MissingError says how many articles are missing.
    """
    cluster_of = clusters({article.id: article.text for article in data.articles})
    enough(len(data.articles), len(set(cluster_of.values())))
    test = {name for name, cluster in cluster_of.items() if test_set and held_out(cluster, seed)}
    if len(test) < HELD_OUT:
        test = set()
    learned = [Lesson.of(gold, seen[gold.id], data.labels) for gold in data.articles if gold.id not in test]
    evaluated = [gold for gold in data.articles if gold.evidence and (not test or gold.id in test)]
    if not evaluated:
        raise MissingError(
            "of no reviewed article it is known which tags its reviewers were shown, so no model can be "
            "measured: push again, and review some more"
        )
    fold_of = folds({each.gold.id: cluster_of[each.gold.id] for each in learned}, seed, _folds(len(learned)))
    model, proposed = fit(learned, data.labels, fold_of, seed, predict=not test)
    model = replace(model, encoder=encoder)
    if test:
        proposed = {name: model.spans(seen[name]) for name in test}
    by_rules = {name: rule_spans(seen[name]) for name in cluster_of}
    foreign = not {label for spans_ in by_rules.values() for *_, label in spans_} & set(data.labels)
    rules = measure(by_rules, evaluated, data.labels, any_label=foreign)
    before, name = rules, "the rules alone"
    known: tuple[str, ...] = ()
    if incumbent is not None:
        so_far, known = _incumbent(incumbent, incumbent.seen or seen, cluster_of, fold_of, test, seed)
        before, name = measure(so_far, evaluated, data.labels), f"the current model {incumbent.manifest.id}"
    after = measure(proposed, evaluated, data.labels)
    verdict = assess(before, after, cluster_of, seed, learned_before=known, baseline=name)
    weights = model.digest()
    manifest = ModelManifest(
        id=digest("model", weights, data.fingerprint, seed, sorted(test))[:12],
        made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        labels=data.labels,
        thresholds=model.thresholds,
        any_label_threshold=model.any_label_threshold,
        fingerprint=data.fingerprint,
        articles=tuple(sorted(each.gold.id for each in learned)),
        split={
            "kind": "held-out" if test else "out-of-fold",
            "seed": seed,
            "learned_from": len(learned),
            "evaluated_on": len(evaluated),
            "clusters": len(set(cluster_of.values())),
            "folds": len(set(fold_of.values())),
        },
        metrics={"rules": rules.to_json(), "before": before.to_json(), "model": after.to_json()},
        gate={"against": name, **to_dict(verdict)},
        features=VERSION,
        weights=weights,
        versions=versions_of(versions or {}),
        files={},
        encoder=encoder.record if encoder else None,
    )
    return Trial(model=model, manifest=manifest, rules=rules, before=before, after=after, verdict=verdict)


def enough(articles: int, stories: int = STORIES) -> None:
    """MissingError when there are too few reviewed articles to train on, or they are all copies of a few."""
    if articles < NEEDED:
        raise MissingError(
            f"{articles} reviewed articles are too few to train on: {NEEDED} are needed, so review "
            f"{NEEDED - articles} more (`annotate review`, then `annotate pull`)"
        )
    if stories < STORIES:
        raise MissingError("all reviewed articles are copies of one another: review some other articles")


def rule_spans(seen: Seen) -> list[LabelSpan]:
    """What the rules alone propose."""
    return [(tag.start, tag.end, tag.label) for tag in seen.tags]


def _incumbent(
    incumbent: Incumbent,
    seen: Mapping[str, Seen],
    cluster_of: Mapping[str, str],
    fold_of: Mapping[str, int],
    test: set[str],
    seed: int,
) -> tuple[dict[str, list[LabelSpan]], tuple[str, ...]]:
    """What the current model proposes on articles that it did not learn from, and those it did.

    Where it learned from articles that are compared now, it is fitted again on its own data without them,
    so that neither side has seen the answers. If that data is gone it is taken as it is, which favours it.
    """
    model, learned = incumbent.model, set(incumbent.manifest.articles)
    clusters_learned = {cluster_of[name] for name in learned if name in cluster_of}
    compared = test or set(cluster_of)
    fresh = not any(cluster_of[name] in clusters_learned for name in compared)
    own = {article.id for article in incumbent.data.articles} if incumbent.data else set()
    known = tuple(sorted(own & compared))
    if fresh or incumbent.data is None:
        return {name: model.spans(seen[name]) for name in compared}, known
    labels = incumbent.data.labels
    lessons = {
        gold.id: Lesson.of(gold, seen[gold.id], labels)
        for gold in incumbent.data.articles
        if gold.id in seen and gold.id in fold_of
    }
    others = {name: seen[name] for name in fold_of if name not in lessons}
    refitted, proposed = fit(list(lessons.values()), labels, fold_of, seed, others, predict=not test)
    if test:
        return {name: refitted.spans(seen[name]) for name in test}, known
    return proposed, known


def _folds(articles: int) -> int:
    return FOLDS if articles <= MANY else FEWER_FOLDS


def versions_of(rules: Mapping[str, str]) -> dict[str, str]:
    """What a model is made with: the program, its packages, and the `rules` and pipelines given."""
    packages = ("scikit-learn", "numpy", "scipy", "spacy", "datasets", "skops")
    installed = {package: version(package) for package in packages}
    return {"annotate": __version__, "python": platform.python_version(), **installed, **rules}
