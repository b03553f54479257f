"""A project on a Label Studio server: what it is asked, and what it is told.

Requests that write are never repeated blindly: the server may have done the work and died before it said
so, and would do it twice. Whoever writes looks at the project again instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotate.batches import batches
from annotate.coding.annotations import Export, Prediction
from annotate.errors import MissingError
from annotate.moments import exact, to_second
from annotate.studio.answers import read_export, read_prediction
from annotate.studio.listing import (
    CHUNK,
    TASK,
    Account,
    account_of,
    annotated,
    holding,
    note_of,
    noted,
    queries,
    submitted,
    task_state,
)
from annotate.studio.project_settings import ProjectSettings
from annotate.studio.session import ONCE, gone_already
from annotate.studio.task_states import TaskState

PAGE_SIZE = 1000  #: tasks listed in one request
EXPORTED = 250  #: tasks in one export; their numbers must fit into an address, as those of a chunk
ALL = 1_000_000  #: more than there are


class Studio(ProjectSettings):
    """A server with its projects. Every method raises MissingError when the server cannot be used."""

    def accounts(self) -> tuple[Account, ...]:
        """Everybody who has an account there, by number."""
        with self._our_errors():
            found = [account_of(each) for each in self._sdk.users.list()]
            if not found:  # we are one: without the list everybody would get another code
                raise ValueError("no accounts")
        return tuple(sorted(found, key=lambda each: each.number))

    def task_states(self, project: int, only: Sequence[int] | None = None) -> tuple[TaskState, ...]:
        """The tasks of a project that carry an article, by task id: all, or `only` some."""
        with self._our_errors():
            tasks = self._noted(project, TASK, only)
            found = [task_state(task, said, self._reviews(task)) for task, said in tasks]
        return tuple(sorted((each for each in found if each.article_id), key=lambda each: each.task_id))

    def counts(self, project: int) -> tuple[int, int]:
        """How many tasks and predictions a project has: far quicker to ask than what they are."""
        with self._our_errors():
            page = self._sdk.tasks.list(project=project, fields="task_only", include="id", page_size=1)
            return int(page.response.total), int(page.response.total_predictions)

    def regions(self, project: int, task_ids: Sequence[int]) -> Mapping[int, Sequence[Mapping[str, Any]]]:
        """The regions of all predictions of some tasks, by task id."""
        with self._our_errors():
            tasks = self._tasks(project, "id,predictions", queries(task_ids), fields="all")
            return {int(t.id): [region for each in t.predictions for region in each.result] for t in tasks}

    def add(self, project: int, tasks: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
        """Make tasks with their predictions, all or none; their ids in the order given."""
        with self._our_errors():
            done = self._sdk.projects.import_tasks(
                project,
                request=[{**task, "meta": noted(task["data"])} for task in tasks],
                return_task_ids=True,
                request_options=ONCE,
            )
        ids = tuple(int(each) for each in done.task_ids or ())
        if len(ids) != len(tasks):
            raise MissingError(
                f"{self.url} took {len(ids)} of {len(tasks)} tasks: look at the server's log, then push again"
            )
        return ids

    def add_predictions(self, project: int, predictions: Mapping[int, Mapping[str, Any]]) -> None:
        """Add a prediction to each task, by task id, all or none."""
        if not predictions:
            return
        request = [{"task": task_id, **prediction} for task_id, prediction in predictions.items()]
        with self._our_errors():
            done = self._sdk.projects.import_predictions(project, request=request, request_options=ONCE)
        if done.created != len(request):
            raise MissingError(
                f"{self.url} took {done.created} of {len(request)} predictions: push again, and if it "
                "happens again look at the server's log"
            )

    def remove_predictions(self, project: int, task_ids: Sequence[int]) -> None:
        """Delete all predictions of some tasks."""
        if not task_ids:
            return  # the server takes "none of them" for "all of them"
        chosen = {"all": False, "included": list(task_ids)}
        with self._our_errors():
            self._sdk.actions.create(
                id="delete_tasks_predictions", project=project, selected_items=chosen, request_options=ONCE
            )

    def data(self, project: int, task_ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        """What some tasks carry besides predictions, by task id."""
        with self._our_errors():
            tasks = self._tasks(project, "id,data", queries(task_ids))
            return {int(task.id): dict(task.data or {}) for task in tasks}

    def holding(self, project: int, articles: Sequence[str]) -> tuple[int, ...]:
        """The tasks whose data name one of these articles, whatever is noted of them."""
        with self._our_errors():
            return tuple(int(task.id) for task in self._tasks(project, "id", holding(articles)))

    def change_data(self, task_id: int, data: Mapping[str, Any]) -> None:
        """Replace what a task carries besides predictions."""
        with self._our_errors():
            given = {"data": dict(data), "meta": noted(data)}
            self._sdk.tasks.update(id=str(task_id), **given, request_options=ONCE)

    def shown(self, project: int) -> str:
        """The version of the predictions that reviewers are shown, empty if none."""
        return self.project(project).version

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        """Delete tasks with all that hangs on them; one that is gone already is no error."""
        for task_id in task_ids:
            with self._our_errors(), gone_already():
                self._sdk.tasks.delete(id=str(task_id))

    def people(self) -> Mapping[int, str]:
        """E-mail addresses by account: make each a code before keeping it."""
        return {each.number: each.address for each in self.accounts()}

    def reviewed(self, project: int, only: Sequence[int]) -> Export:
        """Those of the tasks that somebody submitted or skipped.

        The server makes an export in memory before it sends any of it: one of 10,000 tasks at once takes
        longer than a request may.
        """
        people = self.people() if only else {}
        exports = (self._exported(project, some) for some in batches(only, EXPORTED))
        found = [read_export(export, people, self.url) for export in exports]
        return Export(
            tasks=tuple(task for each in found for task in each.tasks),
            set_aside=tuple(line for each in found for line in each.set_aside),
        )

    def changed(self, project: int, since: str = "") -> Mapping[int, str]:
        """The tasks with annotations that were changed at that moment or later: when, by task.

        Moments are UTC to the microsecond. A submission, an update and a deletion change a task, by whatever
        way they come; a draft does not. The server writes an annotation first and the task's moment after it.
        """
        with self._our_errors():
            asked = {"fields": "task_only", "include": "id,updated_at", "query": annotated(since=since)}
            # A single page, since tasks that change meanwhile would slip from one to another.
            page = self._sdk.tasks.list(project=project, page_size=ALL, **asked)
            return {int(task.id): exact(task.updated_at) for task in page.items}

    def annotated(self, project: int, before: str = "") -> int:
        """How many tasks have annotations, and were last changed before that moment if one is given."""
        with self._our_errors():
            asked = {"fields": "task_only", "include": "id", "query": annotated(before=before)}
            return int(self._sdk.tasks.list(project=project, page_size=1, **asked).response.total)

    def touched(self, project: int, only: Sequence[int] | None = None) -> Mapping[str, str]:
        """When each task was last changed, by article: of all tasks, or `only` some. See `changed`."""
        with self._our_errors():
            return {
                str(said["article_id"]): to_second(exact(task.updated_at))
                for task, said in self._noted(project, "id,meta,updated_at", only)
                if "article_id" in said
            }

    def deleted(self, annotation_id: int) -> bool:
        """Whether the server says that there is no such annotation."""
        return self._found(lambda: self._sdk.annotations.get(annotation_id)) is None

    def prediction(self, prediction_id: int) -> Prediction | None:
        """One prediction, None if it is gone."""
        found = self._found(lambda: self._sdk.predictions.get(prediction_id).dict())
        return None if found is None else read_prediction(found)

    def submit(
        self,
        task_id: int,
        result: Sequence[Mapping[str, Any]],
        *,
        skipped: bool = False,
        parent_prediction: int | None = None,
        seconds: float | None = None,
        account: int | None = None,
    ) -> int:
        """Submit an annotation, and return its id; for reviewers that are programs.

        It is that of an `account`, by default of the key's owner.
        """
        more = {"parent_prediction": parent_prediction, "lead_time": seconds, "completed_by": account}
        given = {name: value for name, value in more.items() if value is not None}
        with self._our_errors():
            made = self._sdk.annotations.create(
                id=task_id, result=list(result), was_cancelled=skipped, **given, request_options=ONCE
            )
        return int(made.id)

    def withdraw(self, annotation_id: int) -> None:
        """Delete an annotation; one that is gone already is no error."""
        with self._our_errors(), gone_already():
            self._sdk.annotations.delete(annotation_id, request_options=ONCE)

    def make_account(self, address: str) -> int:
        """Make an account without a password, for a reviewer that is a program, and return its number."""
        with self._our_errors():
            name = address.partition("@")[0]
            return int(self._sdk.users.create(username=name, email=address, request_options=ONCE).id)

    def task_url(self, project: int, task_id: int | None = None) -> str:
        """Where the project, or one task of it, opens in a browser."""
        return f"{self.url}/projects/{project}/data" + ("" if task_id is None else f"?task={task_id}")

    def _exported(self, project: int, only: Sequence[int]) -> bytes:
        asked = {"additional_query_parameters": {"ids[]": list(only)}}
        with self._our_errors():
            export = self._sdk.projects.exports.download_sync
            return b"".join(export(project, export_type="JSON", request_options=asked))

    def _reviews(self, task: Any) -> int:
        if (counted := submitted(task)) is not None:
            return counted
        return sum(not each.was_cancelled for each in self._sdk.annotations.list(id=int(task.id)))

    def _noted(
        self, project: int, wanted: str, only: Sequence[int] | None
    ) -> list[tuple[Any, Mapping[str, Any]]]:
        """Tasks, each with what is `noted` of it; the data of those without a note are fetched for it."""
        tasks = self._tasks(project, wanted, queries(only))
        known = {int(task.id): note_of(task) for task in tasks}
        bare = [number for number, note in known.items() if note is None]
        for some in batches(bare, CHUNK):
            data = self.data(project, some)
            known |= {number: noted(said) for number, said in data.items()}
        return [(task, known[int(task.id)] or {}) for task in tasks]

    def _tasks(
        self, project: int, wanted: str, asked: Iterable[str], *, fields: str = "task_only"
    ) -> list[Any]:
        """The tasks of a project that are asked for, with the entries that are wanted."""
        return [
            task
            for query in asked
            for task in self._rows(
                self._sdk.tasks.list(
                    project=project, fields=fields, include=wanted, page_size=PAGE_SIZE, query=query
                )
            )
        ]
