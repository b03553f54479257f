"""What training, measuring and cards have in common: what was reviewed, and how a model sees it."""

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.batches import batches
from annotate.coding.versions import check
from annotate.learn.dataset import TrainingSet
from annotate.learn.from_reviews import from_reviews
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.tags.tagging import BATCH, Tagger
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.encoder import Encoder
    from annotate.learn.featurise import FeaturisedArticle


def reviewed(workspace: Workspace) -> TrainingSet:
    """What the workspace's reviewers approved and rejected so far.

    RefusedError for a codebook that changed under a version already used.
    """
    codebook = workspace.codebook()
    with workspace.store() as store:
        check(codebook, store.codebooks())
        reviews = chain.from_iterable(coded_reviews(store, codebook).values())
        outlets = {each.article_id: each.outlet for each in store.publications() if each.outlet}
        return from_reviews(store.articles(), reviews, codebook, outlets)


def training_sets(workspace: Workspace) -> Path:
    """The folder of the training sets that were ever trained on, each named by its fingerprint."""
    return workspace.state / "training"


def encoder_of(workspace: Workspace, *, fetch: bool = True) -> "Encoder | None":
    """The encoder that `annotate.toml` names; a folder may lie in the workspace. None where it names none."""
    from annotate.learn.encoder import load

    name = workspace.config.encoder
    if name is None:
        return None
    inside = workspace.root / name
    return load(str(inside) if inside.is_dir() else name, fetch=fetch)


def featurise_all(
    data: TrainingSet,
    tagger: Tagger,
    cache: Path | None = None,
    encoder: "Encoder | None" = None,
    progress: Progress = NO_PROGRESS,
) -> "dict[str, FeaturisedArticle]":
    """The articles as the model sees them, by id; `tagger` must be the rules alone.

    Rows of word lists that these reviews suggested count out of fold. Parses, and what an `encoder` makes of
    the articles, are kept in the folder `cache`.
    """
    from annotate.learn.featurise import featurise
    from annotate.learn.tokens import parse_unkept

    articles = [each.article for each in data.articles]
    progress.begin(len(articles), "Reading")
    found: dict[str, FeaturisedArticle] = {}
    for batch in batches(articles, BATCH):
        found_in = tagger.read(batch)
        parse_unkept([reading for _, reading in found_in], cache)
        for tagged, reading in found_in:
            name = tagged.article.id
            tagged = replace(tagged, tags=tagger.suggested.out_of_fold(name, tagged.tags))
            found[name] = featurise(tagged, reading, cache).with_encoder(encoder, cache)
            progress.advance(1)
    return found
