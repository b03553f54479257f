"""Pre-annotate the articles that are new, or whose tags are stale."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.config import SETTINGS
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Article
from annotate.steps.labels import use
from annotate.steps.tagging import BATCH, Tagger
from annotate.steps.tagging import tagger as make_tagger
from annotate.store import Store
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.scorer import Scorer


@dataclass(frozen=True, kw_only=True)
class Tagging:
    """What `tag` did: articles tagged now, articles that were up to date, and tags found now.

    `model` is the id of the model that scored, None for the rules alone.
    """

    tagged: int
    fresh: int
    tags: int
    model: str | None
    warnings: tuple[str, ...]


def tag(
    workspace: Workspace,
    *,
    model: str = "current",
    progress: Progress = NO_PROGRESS,
) -> Tagging:
    """Tag what is new or stale with the rules and a model: "current", "none" or a model's id.

    The store is written batch by batch, each whole or not at all, so that what is done when somebody stops it
    is kept. `progress` counts the articles to tag.
    """
    tagger = workspace_tagger(workspace, model, cache=workspace.state / "tokens")
    with workspace.lock("tag"), workspace.store() as store:
        with store.transaction():
            use(tagger.codebook, store)
        due = stale(store, tagger)
        progress.begin(len(due))
        tags = 0
        for first in range(0, len(due), BATCH):
            found = tagger(due[first : first + BATCH])
            with store.transaction():
                for tagged in found:
                    store.put_tagged(tagged, tagger.version(tagged.article.language))
            tags += sum(len(tagged.tags) for tagged in found)
            progress.advance(len(found))
        fresh = len(store.article_ids()) - len(due)
    return Tagging(
        tagged=len(due),
        fresh=fresh,
        tags=tags,
        model=tagger.scorer.id if tagger.scorer else None,
        warnings=tuple(each.warning for _, each in sorted(tagger.pipelines.items()) if each.warning),
    )


def workspace_tagger(workspace: Workspace, model: str = "current", cache: Path | None = None) -> Tagger:
    """The tagger of a workspace: its codebook, its lexicons, and the model named.

    What the model's encoder makes of articles is kept in the folder `cache`.
    """
    return make_tagger(
        workspace.codebook(),
        lexicons=workspace.data / "lexicons",
        rules=workspace.config.rules,
        settings=workspace.root / SETTINGS,
        scorer=chosen_scorer(workspace.models, model, cache),
    )


def stale(store: Store, tagger: Tagger) -> list[Article]:
    """The articles that were never tagged, or by something else than `tagger`."""
    versions = store.versions()
    return [each for each in store.articles() if versions.get(each.id) != tagger.version(each.language)]


def chosen_scorer(models: Path, model: str, cache: Path | None = None) -> "Scorer | None":
    """The model that a command was told to use: "current" (None if there is none yet), "none" or an id.

    Only its manifest is read before there is something to score.
    """
    if model == "none":
        return None
    from annotate.learn.registry import Registry
    from annotate.learn.scorer import Scorer

    registry = Registry(models)
    chosen = registry.current() if model == "current" else model
    if chosen is None:
        return None
    return Scorer(manifest=registry.named(chosen), load=lambda: registry.load(chosen)[0], cache=cache)
