"""Retrain the classifier on what reviewers approved, and promote it if the gate lets it pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import InputError, UsageError
from annotate.files import sweep, whole
from annotate.steps.card import reviewers, short_card
from annotate.steps.learning import Advance, encoder_of, look, reviewed, rules_of, training_sets
from annotate.steps.tagging import Tagger
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.dataset import TrainingSet
    from annotate.learn.encoder import Encoder
    from annotate.learn.experiment import Incumbent
    from annotate.learn.featurise import Seen
    from annotate.learn.gate import Verdict
    from annotate.learn.manifest import ModelManifest
    from annotate.learn.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Trained:
    """What `train` did. `place` is the model's folder, `left_out` counts reviews by why they were not used.

    `contested` is the number of articles whose reviewers differ, `masked` the characters in question.
    `promoted` is True where the model is in use now.
    """

    manifest: "ModelManifest"
    verdict: "Verdict"
    place: Path
    promoted: bool
    articles: int
    contested: int
    masked: int
    left_out: Mapping[str, int]


def train(
    workspace: Workspace,
    *,
    seed: int | None = None,
    started: Callable[[int], None] = lambda _: None,
    advance: Advance = lambda _: None,
) -> Trained:
    """Train on the workspace's reviews; `seed` is the workspace's unless given.

    MissingError says how many reviewed articles are missing. A candidate that the gate refuses stays in the
    registry, and the current model stays current.
    """
    from annotate.learn.experiment import attempt, enough
    from annotate.learn.registry import Registry

    with workspace.lock("train"):
        data = reviewed(workspace)
        enough(len(data.articles))
        data.save(training_sets(workspace))
        started(len(data.articles))
        tagger = rules_of(workspace)
        registry = Registry(workspace.models)
        seed = workspace.config.seed if seed is None else seed
        encoder = encoder_of(workspace)
        versions = _versions(tagger, data, encoder)
        unchanged = _unchanged(registry, data, seed, versions, encoder)
        if unchanged is not None:
            return _trained(unchanged, workspace.models / unchanged.id, data, promoted=True)
        seen = look(data, tagger, workspace.state / "tokens", advance, encoder)
        incumbent = _incumbent(workspace, registry, data, seen, encoder)
        trial = attempt(data, seen, seed, incumbent=incumbent, versions=versions, encoder=encoder)
        manifest = registry.save(trial.model, trial.manifest)
        short_card(workspace.models / manifest.id, data, reviewers(workspace, data))
        promoted = trial.verdict.passed
        if promoted:
            registry.promote(manifest.id)
    return _trained(manifest, workspace.models / manifest.id, data, promoted=promoted)


def train_from(
    gold: Path,
    out: Path,
    tagger: Tagger,
    *,
    seed: int = 0,
    rename: Mapping[str, str] | None = None,
    cache: Path | None = None,
    encoder: "Encoder | None" = None,
    started: Callable[[int], None] = lambda _: None,
    advance: Advance = lambda _: None,
) -> Trained:
    """Train on a gold file and write the model to the folder `out`, which must not exist.

    All articles are learned from; the measures are of predictions out of fold, beside the rules alone.
    """
    from annotate.learn.experiment import attempt
    from annotate.learn.gold import read
    from annotate.learn.registry import write

    if out.exists():
        raise UsageError(f"{out} exists already: name a new folder for the model, none is overwritten")
    data = read(gold, rename)
    started(len(data.articles))
    seen = look(data, tagger, cache, advance, encoder)
    versions = _versions(tagger, data, encoder)
    trial = attempt(data, seen, seed, test_set=False, versions=versions, encoder=encoder)
    sweep(out.parent, of=out.name)  # what an earlier run left that was killed
    with whole(out) as half:
        manifest = write(trial.model, trial.manifest, half)
    short_card(out, data)
    return _trained(manifest, out, data, promoted=False)


def _trained(manifest: "ModelManifest", place: Path, data: "TrainingSet", *, promoted: bool) -> Trained:
    from annotate.learn.gate import Verdict
    from annotate.plain import from_dict

    gate = {name: value for name, value in manifest.gate.items() if name != "against"}
    return Trained(
        manifest=manifest,
        verdict=from_dict(Verdict, gate),
        place=place,
        promoted=promoted,
        articles=len(data.articles),
        contested=data.contested,
        masked=data.masked,
        left_out=data.left_out,
    )


def _unchanged(
    registry: "Registry",
    data: "TrainingSet",
    seed: int,
    versions: Mapping[str, str],
    encoder: "Encoder | None",
) -> "ModelManifest | None":
    """The current model, if it was made from exactly this data with exactly this program."""
    from annotate.learn.experiment import versions_of
    from annotate.learn.features import VERSION

    current = registry.current()
    manifest = None if current is None else registry.manifest(current)
    made_of = data.fingerprint, seed, VERSION, versions_of(versions), encoder and encoder.record
    if manifest is None or made_of != (
        manifest.fingerprint,
        manifest.split["seed"],
        manifest.features,
        manifest.versions,
        manifest.encoder,
    ):
        return None
    return manifest


def _incumbent(
    workspace: Workspace,
    registry: "Registry",
    data: "TrainingSet",
    seen: "Mapping[str, Seen]",
    encoder: "Encoder | None",
) -> "Incumbent | None":
    from annotate.learn.dataset import TrainingSet
    from annotate.learn.experiment import Incumbent

    current = registry.current()
    if current is None:
        return None
    model, manifest = registry.load(current)
    learned: TrainingSet | None
    try:
        learned = TrainingSet.load(training_sets(workspace) / manifest.fingerprint)
    except InputError:
        learned = None
    if learned is not None:
        learned = learned.only(set(manifest.articles) & {article.id for article in data.articles})
    if model.encoder != encoder:
        cache = workspace.state / "tokens"
        seen = {name: each.through(model.encoder, cache) for name, each in seen.items()}
    return Incumbent(model=model, manifest=manifest, data=learned, seen=seen)


def _versions(tagger: Tagger, data: "TrainingSet", encoder: "Encoder | None") -> dict[str, str]:
    languages = sorted({article.language for article in data.articles})
    read_by = {f"pipeline {each}": tagger.pipelines[each] for each in languages}
    return {
        "codebook": tagger.codebook.version,
        **{f"rules {each}": tagger.rules_version(each) for each in languages},
        **{name: f"{pipeline.name} {pipeline.version}" for name, pipeline in read_by.items()},
        **({package: version(package) for package in ("torch", "transformers")} if encoder else {}),
    }
