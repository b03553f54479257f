"""Reading what must be read of a project's annotations, and what to remember of it."""

from collections.abc import Iterable

from annotate.coding.annotations import Export, ReviewedTask
from annotate.steps.pulling.unchanged import Unchanged
from annotate.store import Store
from annotate.store.read_tasks import ReadTask
from annotate.studio.client import Studio

LISTED = 1000  #: tasks, which the server lists in a few seconds


def reviewed(studio: Studio, project: int, unchanged: Unchanged, store: Store) -> Export:
    """The annotations that are to be read. If all are and they are many, the tasks that we pushed come first.

    The others, of another copy of the workspace or made by hand, are listed.
    """
    if unchanged.changed is not None:
        return studio.reviewed(project, unchanged.changed)
    many = studio.annotated(project) > LISTED
    pushed = [task.task_id for task in store.tasks(studio.name, project)] if many else []
    export = studio.reviewed(project, pushed)
    read = {task.number for task in export.tasks}
    if studio.annotated(project) <= len(read):
        return export
    others = studio.reviewed(project, tuple(sorted(studio.changed(project).keys() - read)))
    return Export(tasks=export.tasks + others.tasks, set_aside=export.set_aside + others.set_aside)


def read_now(export: Export, unchanged: Unchanged, article_ids: Iterable[str]) -> tuple[ReadTask, ...]:
    """What to remember once the `export` was read; tasks of other articles than these were left alone."""
    ours = set(article_ids)
    return *unchanged.tasks.values(), *(_read(task, ours) for task in export.tasks if task.changed)


def _read(task: ReviewedTask, ours: set[str]) -> ReadTask:
    whole = task.whole and task.article_id in ours
    return ReadTask(
        task_id=task.number,
        article_id=task.article_id if whole else None,
        changed=task.changed,
        annotations=tuple(each.number for each in task.annotations),
    )
