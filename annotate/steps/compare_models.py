"""Two models on the same articles, neither of which has seen their answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotate.errors import MissingError
from annotate.steps.learning import look, reviewed, rules_of, training_sets
from annotate.steps.models import found
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.cross_validate import Score
    from annotate.learn.dataset import LabelSpan, TrainingSet
    from annotate.learn.featurise import Seen
    from annotate.learn.manifest import ModelManifest
    from annotate.learn.model import Model

ENOUGH = 30  #: articles unseen by both, from which they alone are compared and nothing is fitted again


@dataclass(frozen=True, kw_only=True)
class Duel:
    """Model `a` against model `b`: F1 by label and, last, pooled; `gain` is what b adds to a.

    `how` is "unseen" where neither learned from the articles, "refitted" where each was fitted again
    without the articles that it then proposed spans for.
    """

    a: "ModelManifest"
    b: "ModelManifest"
    articles: int
    how: Literal["unseen", "refitted"]
    scores: "tuple[Score, ...]"


def duel(
    workspace: Workspace,
    a: str,
    b: str,
    *,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Duel:
    """Compare the models whose ids begin with `a` and `b` on the workspace's reviewed articles.

    Labels that a model does not know are left to the rules, as when tagging. MissingError if nothing was
    reviewed, or a model must be fitted again and its training set is gone.
    """
    from annotate.learn.clusters import clusters
    from annotate.learn.cross_validate import compared
    from annotate.learn.registry import Registry

    registry = Registry(workspace.models)
    sides = [registry.load(found(workspace, name).manifest.id) for name in (a, b)]
    data = reviewed(workspace)
    if not data.articles:
        raise MissingError("no article was reviewed yet: `annotate review`, then `annotate pull`")
    cluster_of = clusters({article.id: article.text for article in data.articles})
    learned = [{cluster_of[n] for n in side[1].articles if n in cluster_of} for side in sides]
    unseen = [n for n, cluster in cluster_of.items() if not any(cluster in each for each in learned)]
    alone = len(unseen) >= ENOUGH
    gold = data.only(unseen) if alone else data
    started(len(data.articles))
    cache = workspace.state / "tokens"
    plain = look(data, rules_of(workspace), cache, advance)
    seen = [{name: each.through(side[0].encoder, cache) for name, each in plain.items()} for side in sides]
    names = tuple(label for label in data.labels if any(label in side[1].labels for side in sides))
    first, second = [
        _with_rules(
            _direct(model, gold, own)
            if alone or not clusters_learned
            else _apart(workspace, manifest, own, cluster_of),
            manifest,
            own,
        )
        for (model, manifest), clusters_learned, own in zip(sides, learned, seen, strict=True)
    ]
    return Duel(
        a=sides[0][1],
        b=sides[1][1],
        articles=len(gold.articles),
        how="unseen" if alone or not any(learned) else "refitted",
        scores=compared(names, gold.articles, first, second, cluster_of, workspace.config.seed),
    )


def _direct(model: "Model", gold: "TrainingSet", seen: "Mapping[str, Seen]") -> "dict[str, list[LabelSpan]]":

    return {each.id: model.spans(seen[each.id]) for each in gold.articles}


def _apart(
    workspace: Workspace,
    manifest: "ModelManifest",
    seen: "Mapping[str, Seen]",
    cluster_of: Mapping[str, str],
) -> "dict[str, list[LabelSpan]]":
    """What models of the same training set propose on articles they were fitted without."""
    from annotate.learn.clusters import folds
    from annotate.learn.dataset import TrainingSet
    from annotate.learn.train import Lesson, fit

    kept = training_sets(workspace) / manifest.fingerprint
    if not kept.is_dir():
        raise MissingError(
            f"model {manifest.id} learned from these articles, and its training set is not at {kept} any "
            f"more, so it cannot be judged fairly: review {ENOUGH} articles that neither model has seen"
        )
    own = TrainingSet.load(kept).only(set(manifest.articles) & set(seen))
    lessons = [Lesson.of(gold, seen[gold.id], own.labels) for gold in own.articles]
    fold_of = folds(cluster_of, workspace.config.seed, 3)
    mine = {gold.id for gold in own.articles}
    others = {name: seen[name] for name in cluster_of if name not in mine}
    return fit(lessons, own.labels, fold_of, int(manifest.split["seed"]), others)[1]


def _with_rules(
    proposed: "dict[str, list[LabelSpan]]", manifest: "ModelManifest", seen: "Mapping[str, Seen]"
) -> "dict[str, Sequence[LabelSpan]]":
    from annotate.learn.experiment import rule_spans

    return {
        name: [*found, *(span for span in rule_spans(seen[name]) if span[2] not in manifest.labels)]
        for name, found in proposed.items()
    }
