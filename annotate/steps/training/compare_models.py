"""Two models on the same articles, neither of which has seen their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from annotate.errors import MissingError
from annotate.learn.clusters import folds
from annotate.learn.comparison import Score, compare
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tune import FineTuning
from annotate.learn.manifest import ModelManifest
from annotate.learn.registry import read
from annotate.learn.train import Lesson, fit
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.reviews.coded import NOTHING_REVIEWED
from annotate.steps.tags.models import place_of
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all, reviewed, training_sets
from annotate.workspace import Workspace

ENOUGH = 30  #: articles unseen by both, from which they alone are compared and nothing is fitted again


@dataclass(frozen=True, kw_only=True)
class ModelComparison:
    """Model `a` against model `b`: F1 by label and, last, pooled; `gain` is what b adds to a.

    `how` is "unseen" where neither learned from the articles, "refitted" where each was fitted again
    without the articles that it then proposed spans for.
    """

    a: ModelManifest
    b: ModelManifest
    articles: int
    how: Literal["unseen", "refitted"]
    scores: tuple[Score, ...]


def compare_models(
    workspace: Workspace, a: str, b: str, *, progress: Progress = NO_PROGRESS
) -> ModelComparison:
    """Compare two models (see `find_model`) on the workspace's reviewed articles.

    Labels that a model does not know are left to the rules, as when tagging. MissingError if nothing was
    reviewed, or a model must be fitted again and its training set is gone.
    """
    models = [read(place_of(workspace, name)) for name in (a, b)]
    manifests = [manifest for _, manifest in models]
    data = reviewed(workspace)
    if not data.articles:
        raise MissingError(NOTHING_REVIEWED)
    cluster_of = data.cluster_of
    learned = [{cluster_of[name] for name in each.articles if name in cluster_of} for each in manifests]
    unseen = [name for name, cluster in cluster_of.items() if not any(cluster in each for each in learned)]
    alone = len(unseen) >= ENOUGH
    gold = data.only(unseen) if alone else data
    cache = workspace.cache
    articles = featurise_all(data, tagger(workspace), cache, progress=progress)
    sides: list[dict[str, list[LabelSpan]]] = []
    for (model, manifest), clusters_learned in zip(models, learned, strict=True):
        own = {name: each.with_encoder(model.encoder, cache) for name, each in articles.items()}
        if alone or not clusters_learned:
            proposed = {each.id: model.spans(own[each.id]) for each in gold.articles}
        else:
            tuning = model.fine_tuning(cache, progress)
            proposed = _refitted(workspace, manifest, own, cluster_of, tuning)
        for name, spans in proposed.items():
            spans += [span for span in own[name].rule_spans if span[2] not in manifest.labels]
        sides.append(proposed)
    names = [label for label in data.labels if any(label in each.labels for each in manifests)]
    return ModelComparison(
        a=manifests[0],
        b=manifests[1],
        articles=len(gold.articles),
        how="unseen" if alone or not any(learned) else "refitted",
        scores=compare(gold.articles, (sides[0], sides[1]), names, cluster_of, workspace.config.seed),
    )


def _refitted(
    workspace: Workspace,
    manifest: ModelManifest,
    articles: Mapping[str, FeaturisedArticle],
    cluster_of: Mapping[str, str],
    tuning: FineTuning | None,
) -> dict[str, list[LabelSpan]]:
    """What models of the same training set propose on articles they were fitted without."""
    kept = training_sets(workspace) / manifest.fingerprint
    if not kept.is_dir():
        raise MissingError(
            f"model {manifest.id} learned from these articles, and its training set is no longer at {kept}, "
            f"so no fair comparison is possible: review {ENOUGH} articles that neither model has seen"
        )
    own = TrainingSet.load(kept).only(set(manifest.articles) & set(articles))
    lessons = [Lesson.of(gold, articles[gold.id], own.labels) for gold in own.articles]
    fold_of = folds(cluster_of, workspace.config.seed, 3)
    mine = {gold.id for gold in own.articles}
    others = {name: articles[name] for name in cluster_of if name not in mine}
    return dict(fit(lessons, own.labels, fold_of, int(manifest.split["seed"]), others, tuning)[1].spans)
