"""How the tasks of a project stood when their annotations were last read: only changes need reading."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.store.database import Database


@dataclass(frozen=True, kw_only=True)
class ReadTask:
    """A task whose annotations were read.

    `changed` is when it was last changed then, UTC to the microsecond; `annotations` are the numbers of those
    it had. `article_id` is None where something of it was left out: then it must be read again.
    """

    task_id: int
    article_id: str | None
    changed: str
    annotations: tuple[int, ...]


class ReadTasks(Database):
    """The part of the store that remembers what was read of a server. It saves work, and nothing else."""

    def read_tasks(self, server: str, project: int, how: str) -> Mapping[int, ReadTask]:
        """The tasks of a project that were read in this way, by number."""
        rows = self._db.execute(
            "SELECT task_id, article_id, changed, annotations FROM read_tasks "
            "WHERE server = ? AND project = ? AND how = ?",
            (server, project, how),
        )
        return {
            row[0]: ReadTask(
                task_id=row[0], article_id=row[1], changed=row[2], annotations=tuple(self._values(row[3]))
            )
            for row in rows
        }

    def put_read_tasks(self, server: str, project: int, how: str, tasks: Iterable[ReadTask]) -> None:
        """Remember these of a project, and no others."""
        self._drop("read_tasks", server=server, project=project)
        for each in tasks:
            self._insert(
                "read_tasks",
                server=server,
                project=project,
                task_id=each.task_id,
                article_id=each.article_id,
                how=how,
                changed=each.changed,
                annotations=json.dumps(each.annotations),
            )
