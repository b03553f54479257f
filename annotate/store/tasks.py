"""Where articles stand in Label Studio, and the tags that were sent with them."""

import json
from collections.abc import Sequence

from annotate.json_records import to_dict
from annotate.records import Tag, Task
from annotate.store.database import Database


class Tasks(Database):
    """The part of the store that holds tasks, and a snapshot of what each showed."""

    def put_task(self, task: Task) -> None:
        """Keep where an article stands in a project, replacing what was known."""
        within = {"server": task.server, "project": task.project}
        self._drop("tasks", **within, task_id=task.task_id)
        self._drop("tasks", **within, article_id=task.article_id)
        self._keep("tasks", task, "server", "project", "task_id", "article_id")

    def tasks(self, server: str | None = None, project: int | None = None) -> tuple[Task, ...]:
        """The tasks of one project, or of all, by server, project and task."""
        where = "" if server is None else "WHERE server = ? AND project = ? "
        arguments = () if server is None else (server, project)
        return self._records(Task, f"tasks {where}ORDER BY server, project, task_id", *arguments)

    def forget_tasks(self, server: str, project: int, task_ids: Sequence[int]) -> None:
        """Note that tasks are gone from a project; what they showed stays known."""
        for task_id in task_ids:
            self._drop("tasks", server=server, project=project, task_id=task_id)

    def put_snapshot(self, task: Task, version: str, tags: Sequence[Tag]) -> None:
        """Keep the tags that were sent with a task under a prediction version."""
        key = (task.server, task.project, task.task_id, version)
        shown = json.dumps([to_dict(tag) for tag in tags], ensure_ascii=False)
        self._db.execute(
            "INSERT OR REPLACE INTO snapshots (server, project, task_id, version, article_id, tags) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (*key, task.article_id, shown),
        )

    def snapshot(self, server: str, project: int, task_id: int, version: str) -> tuple[Tag, ...] | None:
        """The tags that were sent with a task under a prediction version, None if nothing was."""
        row = self._db.execute(
            "SELECT tags FROM snapshots WHERE server = ? AND project = ? AND task_id = ? AND version = ?",
            (server, project, task_id, version),
        ).fetchone()
        return tuple(self._made(Tag, tag) for tag in self._values(row[0])) if row else None

    def shown(self, article_id: str) -> tuple[Tag, ...]:
        """Every tag that any reviewer of an article was ever shown, newest sending first, each id once."""
        rows = self._db.execute(
            "SELECT tags FROM snapshots WHERE article_id = ? ORDER BY rowid DESC", (article_id,)
        )
        tags: dict[str, Tag] = {}
        for row in rows:
            for tag in (self._made(Tag, values) for values in self._values(row[0])):
                tags.setdefault(tag.id, tag)
        return tuple(tags.values())
