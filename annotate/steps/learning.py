"""What training, measuring and cards have in common: what was reviewed, and how a model sees it."""

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.coding.versions import check
from annotate.records import Article
from annotate.steps.coded import coded_reviews
from annotate.steps.tag import workspace_tagger
from annotate.steps.tagging import BATCH, Tagger
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.dataset import TrainingSet
    from annotate.learn.encoder import Encoder
    from annotate.learn.featurise import Seen

Advance = Callable[[int], None]


def reviewed(workspace: Workspace) -> "TrainingSet":
    """What the workspace's reviewers approved and rejected so far.

    RefusedError for a codebook that changed under a version already used.
    """
    from annotate.learn.dataset import from_reviews

    codebook = workspace.codebook()
    with workspace.store() as store:
        check(codebook, store.codebooks())
        reviews = chain.from_iterable(coded_reviews(store, codebook).values())
        outlets = {each.article_id: each.outlet or "" for each in store.publications()}
        return from_reviews(store.articles(), reviews, codebook, outlets)


def training_sets(workspace: Workspace) -> Path:
    """The folder of the training sets that were ever trained on, each named by its fingerprint."""
    return workspace.state / "training"


def rules_of(workspace: Workspace) -> Tagger:
    """The workspace's tagger without a model."""
    return workspace_tagger(workspace, "none")


def encoder_of(workspace: Workspace, *, fetch: bool = True) -> "Encoder | None":
    """The encoder that `annotate.toml` names; a folder may lie in the workspace. None where it names none."""
    from annotate.learn.encoder import load

    name = workspace.config.encoder
    if name is None:
        return None
    inside = workspace.root / name
    return load(str(inside) if inside.is_dir() else name, fetch=fetch)


def look(
    data: "TrainingSet",
    tagger: Tagger,
    cache: Path | None,
    advance: Advance = lambda _: None,
    encoder: "Encoder | None" = None,
) -> "dict[str, Seen]":
    """The articles as the model sees them, by id; `tagger` must be the rules alone.

    Parses, and what an `encoder` makes of the articles, are kept in the folder `cache`.
    """
    from annotate.learn.scorer import see
    from annotate.learn.tokens import Tokens

    articles: Sequence[Article] = [each.article for each in data.articles]
    seen: dict[str, Seen] = {}
    for first in range(0, len(articles), BATCH):
        batch = tagger.read(articles[first : first + BATCH])
        for tagged, reading in batch:
            seen[tagged.article.id] = see(tagged, reading, Tokens.of(reading, cache)).through(encoder, cache)
            advance(1)
    return seen
