"""Pre-annotate the articles that are new, or whose tags are stale."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.steps.tagging import BATCH, tagger
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
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Tagging:
    """Tag what is new or stale with the rules and a model: "current", "none" or a model's id.

    The store is written in one transaction at the end. `started` is told the number of articles to tag,
    `advance` the number done since the last call.
    """
    from annotate.steps.labels import confirm

    codebook = workspace.codebook()
    scorer = chosen_scorer(workspace, model)
    with workspace.lock("tag"), workspace.store() as store:
        confirm(store, codebook)
        articles = store.articles()
        tag_articles = tagger(
            codebook,
            [article.language for article in articles],
            lexicons=workspace.data / "lexicons",
            scorer=scorer,
        )
        versions = store.versions()
        stale = [article for article in articles if versions.get(article.id) != tag_articles.version]
        started(len(stale))
        found = []
        for first in range(0, len(stale), BATCH):
            found += tag_articles(stale[first : first + BATCH])
            advance(len(found) - first)
        with store.transaction():
            for tagged in found:
                store.put_tagged(tagged, tag_articles.version)
    return Tagging(
        tagged=len(found),
        fresh=len(articles) - len(found),
        tags=sum(len(tagged.tags) for tagged in found),
        model=scorer.id if scorer else None,
        warnings=tuple(each.warning for _, each in sorted(tag_articles.pipelines.items()) if each.warning),
    )


def chosen_scorer(workspace: Workspace, model: str) -> "Scorer | None":
    """The model that a command was told to use: "current" (None if there is none yet), "none" or an id."""
    if model == "none":
        return None
    from annotate.learn.registry import Registry
    from annotate.learn.scorer import scorer

    registry = Registry(workspace.models)
    chosen = registry.current() if model == "current" else model
    return None if chosen is None else scorer(registry.load(chosen))
