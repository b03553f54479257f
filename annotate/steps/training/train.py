"""Retrain the classifier on what reviewers approved, and promote it if the gate lets it pass."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.config import SETTINGS
from annotate.errors import InputError, UsageError
from annotate.files import sweep, whole
from annotate.json_records import from_dict
from annotate.learn.dataset import TrainingSet
from annotate.learn.encoder import Encoder
from annotate.learn.experiment import Incumbent, Recipe, baseline, check_enough, run_experiment
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tune import FineTuning, forget
from annotate.learn.gate import Verdict
from annotate.learn.manifest import READ_BY, ModelManifest
from annotate.learn.registry import Registry, write
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.tags.tagging import Tagger, tagger
from annotate.steps.training.card import full_card, short_card
from annotate.steps.training.learning import encoder_of, featurise_all, reviewed, training_sets
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Trained:
    """What `train` did: the model, in the folder `place`, and the `data` that it learned from.

    `promoted` is True where the model is in use now.
    """

    manifest: ModelManifest
    data: TrainingSet
    place: Path
    promoted: bool

    @property
    def verdict(self) -> Verdict:
        """What the gate said."""
        said = {name: each for name, each in self.manifest.gate.items() if name != "against"}
        return from_dict(Verdict, said)


def train(
    workspace: Workspace,
    *,
    seed: int | None = None,
    fine_tune: bool = False,
    full: bool = False,
    progress: Progress = NO_PROGRESS,
) -> Trained:
    """Train on the workspace's reviews; `seed` is the workspace's unless given.

    With `fine_tune` the encoder that the settings name is trained, too. With `full` the data is
    cross-validated for a full card. MissingError says how many reviewed articles are missing. A candidate
    that the gate refuses stays in the registry, and the current model stays current. What was trained
    before, and compared with the model that is current, is not trained again.
    """
    with workspace.lock("train"):
        data = reviewed(workspace)
        check_enough(data)
        data.save(training_sets(workspace))
        rules, registry, cache = tagger(workspace), Registry(workspace.models), workspace.cache
        seed = workspace.config.seed if seed is None else seed
        recipe = recipe_of(encoder_of(workspace), seed, cache, progress, fine_tune=fine_tune)
        recipe = replace(recipe, versions=_versions(rules, data))
        current = registry.current()
        known = _known(registry, current, recipe, data)
        articles = {} if known and not full else featurise_all(data, rules, cache, recipe.encoder, progress)
        if known is None:
            before = _incumbent(workspace, registry, data, articles, recipe, progress)
            made = run_experiment(data, articles, recipe, before)
            known = registry.save(made.model, made.manifest)
            forget(cache)
        trained = Trained(
            manifest=known,
            data=data,
            place=workspace.models / known.id,
            promoted=known.id == current or known.gate["passed"],
        )
        short_card(trained.place, known, data)
        if trained.promoted:
            registry.promote(known.id)
        if full:
            full_card(trained.place, registry.load(known.id), data, articles, progress)
    return trained


def train_from(
    data: TrainingSet,
    out: Path,
    recipe: Recipe,
    workspace: Workspace | None = None,
    *,
    full: bool = False,
    progress: Progress = NO_PROGRESS,
) -> Trained:
    """Train on outside data by the rules of a workspace, and write the model to the new folder `out`.

    All articles are learned from; the measures are of predictions out of fold, beside the rules alone.
    """
    if out.exists():
        raise UsageError(f"{out} exists already: name a new folder for the model, none is overwritten")
    rules, cache = tagger(workspace), workspace.cache if workspace else None
    recipe = replace(recipe, versions=_versions(rules, data), test_set=False)
    articles = featurise_all(data, rules, cache, recipe.encoder, progress)
    made = run_experiment(data, articles, recipe)
    sweep(out.parent, of=out.name)  # what an earlier run left that was killed
    with whole(out) as half:
        manifest = write(made.model, made.manifest, half)
    forget(cache)
    short_card(out, manifest, data)
    if full:
        full_card(out, (made.model, manifest), data, articles, progress)
    return Trained(manifest=manifest, data=data, place=out, promoted=False)


def recipe_of(
    encoder: Encoder | None,
    seed: int,
    cache: Path | None,
    progress: Progress = NO_PROGRESS,
    *,
    fine_tune: bool = False,
) -> Recipe:
    """How to train with an encoder, frozen or fine-tuned. UsageError where there is none to fine-tune."""
    if fine_tune and encoder is None:
        raise UsageError(
            "--fine-tune trains an encoder, and none is named: write encoder = "
            f'"sentence-transformers/all-MiniLM-L6-v2" into {SETTINGS}, or with --from give --encoder NAME'
        )
    tuning = FineTuning(encoder=encoder, cache=cache, progress=progress) if fine_tune and encoder else None
    return Recipe(seed=seed, encoder=encoder, fine_tuning=tuning)


def _known(
    registry: Registry, current: str | None, recipe: Recipe, data: TrainingSet
) -> ModelManifest | None:
    """The model that training would make again: the one in use, or one compared with what is in use now.

    Whoever was killed before it was promoted, or refused, need not be trained a second time.
    """
    same: list[ModelManifest] = []
    with suppress(InputError):  # of a model that is not in use
        same += (each for each in registry.list() if recipe.would_make(each, data))
    fits = [each for each in same if each.id == current or each.gate.get("against") == baseline(current)]
    return next(iter(sorted(fits, key=lambda each: each.id != current)), None)


def _incumbent(
    workspace: Workspace,
    registry: Registry,
    data: TrainingSet,
    articles: Mapping[str, FeaturisedArticle],
    recipe: Recipe,
    progress: Progress,
) -> Incumbent | None:
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
    cache = workspace.cache
    if model.encoder != recipe.encoder:
        articles = {name: each.with_encoder(model.encoder, cache) for name, each in articles.items()}
    tuning = model.fine_tuning(cache, progress)
    return Incumbent(model=model, manifest=manifest, data=learned, articles=articles, fine_tuning=tuning)


def _versions(tagger: Tagger, data: TrainingSet) -> dict[str, str]:
    languages = sorted({article.language for article in data.articles})
    read_by = {f"{READ_BY}{each}": tagger.pipelines[each] for each in languages}
    return {
        "codebook": tagger.codebook.version,
        **{f"rules {each}": tagger.rules_version(each) for each in languages},
        **{name: f"{pipeline.name} {pipeline.version}" for name, pipeline in read_by.items()},
    }
