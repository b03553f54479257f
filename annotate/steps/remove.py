"""Take an article out everywhere: out of Label Studio, the training sets, the parses, and the store."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotate.records import Task
from annotate.studio.client import Studio
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What `remove` took out. `models` are ids of models that learned from one of the articles: they stay."""

    articles: tuple[str, ...]
    tasks: int
    training_sets: int
    models: tuple[str, ...]


def remove(workspace: Workspace, article_ids: Iterable[str], studio_of: Callable[[Task], Studio]) -> Removed:
    """Take these articles out, with their publications, tags, reviews and decisions.

    Label Studio comes first and the store last, so that a removal that fails half-way can be run again.
    `studio_of` finds the server that a task stands on; it is called only where there is one.
    """
    wanted = tuple(dict.fromkeys(article_ids))
    with workspace.lock("remove"), workspace.store() as store:
        tasks = [task for task in store.tasks() if task.article_id in wanted]
        for task in tasks:
            studio_of(task).remove_tasks([task.task_id])
        sets = _forget_training_sets(workspace, set(wanted))
        shutil.rmtree(workspace.state / "tokens", ignore_errors=True)  # a cache: made again when needed
        with store.transaction():
            for article_id in wanted:
                store.remove_article(article_id)
    return Removed(
        articles=wanted, tasks=len(tasks), training_sets=sets, models=_learned_from(workspace, set(wanted))
    )


def _forget_training_sets(workspace: Workspace, gone: set[str]) -> int:
    from annotate.learn.dataset import TrainingSet
    from annotate.steps.learning import training_sets

    folder = training_sets(workspace)
    places = sorted(folder.iterdir()) if folder.exists() else []
    holding = [
        place for place in places if gone & {article.id for article in TrainingSet.load(place).articles}
    ]
    for place in holding:
        shutil.rmtree(place)
    return len(holding)


def _learned_from(workspace: Workspace, gone: set[str]) -> tuple[str, ...]:
    from annotate.learn.registry import Registry

    return tuple(each.id for each in Registry(workspace.models).list() if gone & set(each.articles))
