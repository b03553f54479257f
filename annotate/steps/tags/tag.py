"""Pre-annotate the articles that are new, or whose tags are stale."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from annotate.batches import batches
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Article, Tagged
from annotate.steps.articles.workers import spread
from annotate.steps.tags.check_examples import warning
from annotate.steps.tags.labels import record_use
from annotate.steps.tags.tagging import BATCH, Tagger
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.store import Store
from annotate.workspace import Workspace


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
    jobs: int = 1,
    progress: Progress = NO_PROGRESS,
) -> Tagging:
    """Tag what is new or stale with the rules and a model: "current", "none" or a model's id.

    `jobs` processes find the same as one. This one writes, batch by batch, each whole or not at all, so that
    what is done when somebody stops it is kept. `progress` counts the articles to tag.
    """
    tagger = make_tagger(workspace, model)
    with workspace.lock("tag"), workspace.store() as store:
        with store.transaction():
            record_use(tagger.codebook, store)
        due = stale(store, tagger)
        progress.begin(len(due))
        tags = 0
        articles = ([store.article(each) for each in batch] for batch in batches(due, BATCH))
        with closing(spread(partial(_tagging, workspace, model), articles, jobs)) as results:
            for found in results:
                with store.transaction():
                    for tagged, versions in found:
                        store.put_tagged(tagged, versions)
                tags += sum(len(tagged.tags) for tagged, _ in found)
                progress.advance(len(found))
        fresh = len(store.article_ids()) - len(due)
        failing = warning(workspace, tagger) if due else None
    return Tagging(
        tagged=len(due),
        fresh=fresh,
        tags=tags,
        model=tagger.scorer.id if tagger.scorer else None,
        warnings=(*tagger.warnings, *filter(None, [failing])),
    )


def _tagging(workspace: Workspace, model: str) -> Callable[[Sequence[Article]], list[tuple[Tagged, str]]]:
    """What a process does with a batch: what it finds, with what it says that it found it with."""
    tagger = make_tagger(workspace, model)
    return lambda batch: [(each, tagger.version(each.article.language)) for each in tagger(batch)]


def stale(store: Store, tagger: Tagger) -> list[str]:
    """The ids of the articles that were never tagged, or by something else than `tagger`."""
    return [each for each, language, tagged_by in store.taggings() if tagged_by != tagger.version(language)]
