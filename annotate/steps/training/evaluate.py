"""Measure the tagger, with a model or by the rules alone, against spans that people approved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import MissingError, UsageError
from annotate.learn.dataset import LabelSpan, TrainingSet
from annotate.learn.evaluate import Measures, measure
from annotate.learn.gold import read as read_gold
from annotate.learn.manifest import ModelManifest
from annotate.learn.registry import read as read_model
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.reviews.coded import NOTHING_REVIEWED
from annotate.steps.tags.models import find_model
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all, reviewed
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.featurise import FeaturisedArticle
    from annotate.learn.model import Model

UNKNOWN = "articles of which nobody knows what a reviewer was shown"


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """Measures and whose they are: `model` is the id of the model, None for the rules alone.

    `rules` are the rules alone, and `every_sentence` is what tagging each sentence with each label comes to,
    on the same articles: what a model has to be better than. `learned` articles go by an id that the model
    learned from. `left_out` counts what was not measured on, by reason.
    """

    measures: Measures
    model: str | None
    rules: Measures
    every_sentence: Measures
    learned: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def evaluate(
    workspace: Workspace | None,
    *,
    model: str | None = None,
    rules: bool = False,
    on: Path | None = None,
    rename: Mapping[str, str] | None = None,
    progress: Progress = NO_PROGRESS,
) -> Evaluation:
    """Compare with the gold file `on`, or with the workspace's approved spans.

    `model` is as `find_model` takes it; without it, the current one, or the rules alone where there is none.
    Against the workspace's own spans, articles that the model learned from are left out. `rename` lines
    outside labels up with ours, in the gold and in what a model proposes.
    """
    if rename and on is None and workspace is not None:
        raise UsageError("--map lines up the labels of a file: give it with --on FILE.jsonl")
    place = find_model(workspace, "none" if rules else model or "current")
    loaded, manifest = (None, None) if place is None else read_model(place)
    gold = _gold(workspace, on, rename, manifest)
    by_rules = tagger(workspace)
    cache = None if workspace is None else workspace.cache
    articles = featurise_all(gold, by_rules, cache, loaded.encoder if loaded else None, progress)

    def measured(model: "Model | None") -> Measures:
        learned = set(model.labels) if model else set[str]()
        proposed = {
            name: [(start, end, ours(label)) for start, end, label in _tagged(each, model)]
            for name, each in articles.items()
        }
        labels = {ours(label) for label in learned.union(by_rules.codebook.names)}
        return measure(proposed, gold.articles, gold.labels, any_label=labels.isdisjoint(gold.labels))

    def ours(label: str) -> str:
        return (rename or {}).get(label, label)

    without = measured(None)
    everywhere = {name: _every_sentence(each, gold.labels) for name, each in articles.items()}
    return Evaluation(
        measures=measured(loaded) if loaded else without,
        model=manifest.id if manifest else None,
        rules=without,
        every_sentence=measure(everywhere, gold.articles, gold.labels),
        learned=len(set(manifest.articles).intersection(articles)) if manifest else 0,
        left_out=gold.left_out,
    )


def _tagged(article: "FeaturisedArticle", model: "Model | None") -> list[LabelSpan]:
    """What tagging shows: the model's spans, and those of the rules for labels that it has not learned."""
    if model is None:
        return article.rule_spans
    kept = [span for span in article.rule_spans if span[2] not in model.labels]
    return [*kept, *model.spans(article)]


def _gold(
    workspace: Workspace | None,
    on: Path | None,
    rename: Mapping[str, str] | None,
    manifest: ModelManifest | None,
) -> TrainingSet:
    """What is measured on, and what was left out of it."""
    left_out: dict[str, int] = {}
    if on is not None:
        gold = read_gold(on, rename)
        left_out |= gold.left_out
    elif workspace is None:
        raise MissingError("there is no workspace here: go to one, or measure on a file with --on FILE.jsonl")
    else:
        gold = reviewed(workspace)
        gold = _unseen(gold, manifest) if manifest else gold
    if unknown := sum(not each.evidence for each in gold.articles):
        left_out[UNKNOWN] = unknown
    gold = gold.only(each.id for each in gold.articles if each.evidence)
    if not gold.articles:
        raise MissingError(NOTHING_REVIEWED)
    return replace(gold, left_out=left_out)


def _every_sentence(article: "FeaturisedArticle", labels: Sequence[str]) -> list[LabelSpan]:
    """Each sentence once for each label."""
    from annotate.learn.crf import sentences

    first, length = sentences(article.tokens.sentence)
    begins, ends = article.tokens.start[first].tolist(), article.tokens.end[first + length - 1].tolist()
    return [(start, end, label) for start, end in zip(begins, ends, strict=True) for label in labels]


def _unseen(gold: TrainingSet, manifest: ModelManifest) -> TrainingSet:
    """The articles that are neither in the model's training data nor copies of something in it."""
    learned = {gold.cluster_of.get(name) for name in manifest.articles}
    unseen = [name for name, cluster in gold.cluster_of.items() if cluster not in learned]
    if not unseen:
        raise MissingError(
            f"model {manifest.id} learned from every reviewed article: see what it did out of fold with "
            f"`annotate models show {manifest.id}`, or measure on other articles with --on FILE.jsonl"
        )
    return gold.only(unseen)
