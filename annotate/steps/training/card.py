"""The card of a model: written short when it is trained, in full when somebody asks."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from annotate.errors import MissingError
from annotate.learn import card as cards
from annotate.learn.card import Card, Data, write
from annotate.learn.cross_validate import cross_validate
from annotate.learn.dataset import TrainingSet
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.manifest import ModelManifest
from annotate.learn.model import Model
from annotate.learn.registry import read
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.tags.models import place_of
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all, training_sets
from annotate.workspace import Workspace


def card(workspace: Workspace, name: str, *, full: bool = False, progress: Progress = NO_PROGRESS) -> Card:
    """The card of the model called `name` (see `place_of`).

    With `full` the model's training set is cross-validated, which takes a dozen fits, and the card in the
    model's folder is replaced. MissingError if the training set is gone.
    """
    place = place_of(workspace, name)
    short = cards.read(place)
    if not full:
        return short
    kept = training_sets(workspace) / short.manifest.fingerprint
    if not kept.is_dir():
        raise MissingError(
            f"the training set of model {short.manifest.id} is no longer at {kept}: `annotate train --full` "
            "trains a model on today's reviews and writes its full card"
        )
    data, cache = TrainingSet.load(kept), workspace.cache
    if not data.reviewers and short.data is not None:  # kept by a version that did not write them down
        data = replace(data, reviewers=short.data.reviewers)
    with workspace.lock("models card"):
        model, manifest = read(place)
        articles = featurise_all(data, tagger(workspace), cache, model.encoder, progress)
        return full_card(place, (model, manifest), data, articles, progress)


def short_card(place: Path, manifest: ModelManifest, data: TrainingSet) -> None:
    """Write what is known of a new model without further fits; a card that is there stays."""
    if not (place / "card.json").exists():
        write(Card(manifest=manifest, data=Data.of(data), cross_validation=None), place)


def full_card(
    place: Path,
    trained: "tuple[Model, ModelManifest]",
    data: TrainingSet,
    articles: Mapping[str, FeaturisedArticle],
    progress: Progress = NO_PROGRESS,
) -> Card:
    """Cross-validate the `data` that the model in the folder `place` learned from; write its full card."""
    model, manifest = trained
    found = cross_validate(data, articles, model, int(manifest.split["seed"]), progress)
    made = Card(manifest=manifest, data=Data.of(data), cross_validation=found)
    write(made, place)
    return made
