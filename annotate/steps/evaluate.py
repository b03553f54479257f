"""Measure the tagger, with a model or by the rules alone, against spans that people approved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.coding.installed import packaged_codebook
from annotate.errors import MissingError, UsageError
from annotate.steps.tagging import Tagger
from annotate.steps.tagging import tagger as make_tagger
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.dataset import LabelSpan, TrainingSet
    from annotate.learn.evaluate import Measures
    from annotate.learn.manifest import ModelManifest
    from annotate.learn.model import Model
    from annotate.learn.seen import Seen

Advance = Callable[[int], None]

UNKNOWN = "articles of which nobody knows what a reviewer was shown"


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """Measures and whose they are: `model` is the id of the model, None for the rules alone.

    `rules` are the rules alone, and `every_sentence` is what tagging each sentence with each label comes to,
    on the same articles: what a model has to be better than. `learned` articles go by an id that the model
    learned from. `left_out` counts what was not measured on, by reason.
    """

    measures: "Measures"
    model: str | None
    rules: "Measures"
    every_sentence: "Measures"
    learned: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def evaluate(
    workspace: Workspace | None,
    *,
    model: str | None = None,
    rules: bool = False,
    on: Path | None = None,
    rename: Mapping[str, str] | None = None,
    started: Callable[[int], None] = lambda _: None,
    advance: Advance = lambda _: None,
) -> Evaluation:
    """Compare with the gold file `on`, or with the workspace's approved spans.

    `model` is the id of a model of the workspace or a model's folder; without it, the current one, or the
    rules alone where there is none. Against the workspace's own spans, articles that the model learned from
    are left out. `rename` lines outside labels up with ours, in the gold and in what a model proposes.
    """
    from annotate.learn.evaluate import measure
    from annotate.learn.gold import read
    from annotate.steps.learning import look, reviewed

    if workspace is None and on is None:
        raise MissingError("there is no workspace here: go to one, or measure on a file with --on FILE.jsonl")
    if rename and on is None:
        raise UsageError("--map lines up the labels of a file: give it with --on FILE.jsonl")
    loaded = None if rules else _loaded(workspace, model)
    gold = read(on, rename) if on is not None else reviewed(_needed(workspace))
    if on is None and loaded is not None:
        gold = _unseen(gold, loaded[1])
    left_out = dict(gold.left_out) if on is not None else {}
    if unknown := sum(not each.evidence for each in gold.articles):
        left_out[UNKNOWN] = unknown
        gold = gold.only(each.id for each in gold.articles if each.evidence)
    if not gold.articles:
        raise MissingError("no article was reviewed yet: `annotate review`, then `annotate pull`")
    tagger = packaged_tagger() if workspace is None else _rules(workspace)
    started(len(gold.articles))
    cache = None if workspace is None else workspace.state / "tokens"
    seen = look(gold, tagger, cache, advance, loaded[0].encoder if loaded else None)
    everywhere = {name: _every_sentence(each, gold.labels) for name, each in seen.items()}

    def measured(model: "Model | None") -> "Measures":
        proposed: dict[str, list[LabelSpan]] = {}
        learned = set(model.labels) if model else set[str]()
        for name, each in seen.items():
            spans = [(tag.start, tag.end, tag.label) for tag in each.tags if tag.label not in learned]
            spans += _scored(model, each) if model else []
            proposed[name] = [(start, end, ours(label)) for start, end, label in spans]
        labels = {ours(label) for label in learned.union(tagger.codebook.names)}
        return measure(proposed, gold.articles, gold.labels, any_label=labels.isdisjoint(gold.labels))

    def ours(label: str) -> str:
        return (rename or {}).get(label, label)

    by_rules = measured(None)
    return Evaluation(
        measures=measured(loaded[0]) if loaded else by_rules,
        model=loaded[1].id if loaded else None,
        rules=by_rules,
        every_sentence=measure(everywhere, gold.articles, gold.labels),
        learned=len(set(loaded[1].articles).intersection(seen)) if loaded else 0,
        left_out=left_out,
    )


def packaged_tagger() -> Tagger:
    """The rules alone, by the codebook that comes with the program: for files outside any workspace."""
    return make_tagger(packaged_codebook())


def _rules(workspace: Workspace) -> Tagger:
    from annotate.steps.learning import rules_of

    return rules_of(workspace)


def _needed(workspace: Workspace | None) -> Workspace:
    if workspace is None:
        raise MissingError("there is no workspace here: make one with `annotate init`, or go to yours")
    return workspace


def _scored(model: "Model", seen: "Seen") -> "list[LabelSpan]":
    from annotate.learn.selection import spans

    return spans(model.predict(seen), model.thresholds)


def _every_sentence(seen: "Seen", labels: Sequence[str]) -> "list[LabelSpan]":
    """Each sentence once for each label."""
    from annotate.learn.chain import sentences

    first, length = sentences(seen.tokens.sentence)
    begins, ends = seen.tokens.start[first].tolist(), seen.tokens.end[first + length - 1].tolist()
    return [(start, end, label) for start, end in zip(begins, ends, strict=True) for label in labels]


def _loaded(workspace: Workspace | None, model: str | None) -> "tuple[Model, ModelManifest] | None":
    from annotate.learn.manifest import MANIFEST
    from annotate.learn.registry import Registry, read

    if model is not None and (Path(model) / MANIFEST).is_file():
        return read(Path(model))
    if workspace is None:
        if model is not None:
            raise UsageError(
                f"{model} is not a model's folder, and there is no workspace here to look it up in"
            )
        return None
    registry = Registry(workspace.models)
    name = registry.current() if model in (None, "current") else model
    return None if name is None else registry.load(name)


def _unseen(gold: "TrainingSet", manifest: "ModelManifest") -> "TrainingSet":
    """The articles that are neither in the model's training data nor copies of something in it."""
    from annotate.learn.clusters import clusters

    cluster_of = clusters({article.id: article.text for article in gold.articles})
    learned = {cluster_of[name] for name in manifest.articles if name in cluster_of}
    unseen = [name for name, cluster in cluster_of.items() if cluster not in learned]
    if not unseen:
        raise MissingError(
            f"model {manifest.id} learned from every reviewed article: see what it did out of fold with "
            f"`annotate models show {manifest.id}`, or measure on other articles with --on FILE.jsonl"
        )
    return gold.only(unseen)
