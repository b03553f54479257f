"""A project on a Label Studio server: the only place where its SDK enters.

Requests that write are never repeated blindly: the server may have done the work and died before it said
so, and would do it twice. Whoever writes looks at the project again instead.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from annotate.coding.annotations import Export, Prediction
from annotate.errors import InputError, MissingError
from annotate.parse import address
from annotate.studio.answers import read_export, read_prediction, utc
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.listing import (
    CHUNK,
    PROJECT,
    TASK,
    Account,
    account_of,
    project_of,
    queries,
    submitted,
    task_state,
)
from annotate.studio.projects import Project
from annotate.studio.task_states import TaskState

TIMEOUT = 120.0  #: seconds for one request; a batch of 250 long articles takes about 2
PAGE_SIZE = 1000  #: tasks listed in one request

_ONCE = {"max_retries": 0}


class Studio:
    """A server, open until closed. Every method raises MissingError when the server cannot be used."""

    def __init__(self, url: str, key: str, *, name: str | None = None, timeout: float = TIMEOUT) -> None:
        """Log in with an API key. InputError if the address is none, MissingError if it is refused.

        `name` is what records call the server, its address by default; a server whose port changes needs one.
        """
        parts = address(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{url!r} is no address of a server: write it like https://studio.example.org")
        if parts.username or parts.password:
            raise InputError("the server's address carries a password: leave it out, an API key is enough")
        import httpx
        from label_studio_sdk import LabelStudio

        self.url = url.rstrip("/")
        self.name = name or self.url
        # A proxy of the environment is for the outside: our own server is on loopback.
        outside = parts.hostname not in ("127.0.0.1", "localhost", "::1")
        self._http = httpx.Client(timeout=timeout, follow_redirects=True, trust_env=outside)
        try:
            with self._told():
                self._sdk: Any = LabelStudio(  # type: ignore[no-untyped-call]
                    base_url=self.url, api_key=key, httpx_client=self._http
                )
                self._sdk.users.whoami()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to the server."""
        self._http.close()

    def accounts(self) -> tuple[Account, ...]:
        """Everybody who has an account there, by number."""
        with self._told():
            found = [account_of(each) for each in self._sdk.users.list()]
            if not found:  # we are one: without the list everybody would get another code
                raise ValueError("no accounts")
        return tuple(sorted(found, key=lambda each: each.number))

    def projects(self) -> tuple[Project, ...]:
        """All projects of the server, by number, without their settings."""
        with self._told():
            found = [project_of(each) for each in self._sdk.projects.list(include=PROJECT, page_size=CHUNK)]
        return tuple(sorted(found, key=lambda each: each.number))

    def project(self, number: int) -> Project:
        """One project with its settings."""
        with self._told():
            return project_of(self._sdk.projects.get(number))

    def make_project(self, title: str, page: str, *, description: str = "", version: str = "") -> int:
        """Make a project, and return its number. `version` is that of the predictions it will show."""
        with self._told():
            settings = {"show_collab_predictions": True, "enable_empty_annotation": True}
            given = {"title": title, "description": description, "label_config": page} | settings
            return int(self._sdk.projects.create(**given, model_version=version, request_options=_ONCE).id)

    def change_project(self, number: int, changes: Mapping[str, object]) -> None:
        """Change some settings of a project, by the names that Label Studio gives them."""
        with self._told():
            self._sdk.projects.update(number, **changes, request_options=_ONCE)

    def remove_project(self, number: int) -> None:
        """Delete a project with all that is in it; one that is gone already is no error."""
        with self._told(), _gone_already():
            self._sdk.projects.delete(number, request_options=_ONCE)

    def find(self, title: str) -> int | None:
        """Id of the project called `title`, None if there is none."""
        return min((each.number for each in self.projects() if each.title == title), default=None)

    def task_states(self, project: int, only: Sequence[int] | None = None) -> tuple[TaskState, ...]:
        """The tasks of a project that carry an article, by task id: all, or `only` some."""
        with self._told():
            found = [task_state(task, self._reviews(task)) for task in self._tasks(project, TASK, only)]
        return tuple(sorted((each for each in found if each.article_id), key=lambda each: each.task_id))

    def counts(self, project: int) -> tuple[int, int]:
        """How many tasks and predictions a project has: far quicker to ask than what they are."""
        with self._told():
            page = self._sdk.tasks.list(project=project, fields="task_only", include="id", page_size=1)
            return int(page.response.total), int(page.response.total_predictions)

    def regions(self, project: int, task_ids: Sequence[int]) -> Mapping[int, Sequence[Mapping[str, Any]]]:
        """The regions of all predictions of some tasks, by task id."""
        with self._told():
            tasks = self._tasks(project, "id,predictions", task_ids, fields="all")
            return {int(t.id): [region for each in t.predictions for region in each.result] for t in tasks}

    def add(self, project: int, tasks: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
        """Make tasks with their predictions, all or none; their ids in the order given."""
        with self._told():
            done = self._sdk.projects.import_tasks(
                project, request=list(tasks), return_task_ids=True, request_options=_ONCE
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
        with self._told():
            done = self._sdk.projects.import_predictions(project, request=request, request_options=_ONCE)
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
        with self._told():
            self._sdk.actions.create(
                id="delete_tasks_predictions", project=project, selected_items=chosen, request_options=_ONCE
            )

    def shown(self, project: int) -> str:
        """The version of the predictions that reviewers are shown, empty if none."""
        return self.project(project).version

    def remove_tasks(self, task_ids: Sequence[int]) -> None:
        """Delete tasks with all that hangs on them; one that is gone already is no error."""
        for task_id in task_ids:
            with self._told(), _gone_already():
                self._sdk.tasks.delete(id=str(task_id))

    def reviewed(self, project: int) -> Export:
        """The tasks that somebody submitted or skipped.

        A person is an e-mail address there: make it a code before keeping it.
        """
        with self._told():
            exported = b"".join(self._sdk.projects.exports.download_sync(project, export_type="JSON"))
        people = {each.number: each.address for each in self.accounts()}
        return read_export(exported, people, self.url)

    def touched(self, project: int) -> Mapping[str, str]:
        """When each task was last changed, by article; a submission, an update and a deletion change it."""
        with self._told():
            return {
                str(task.data["article_id"]): utc(task.updated_at)
                for task in self._tasks(project, "id,data,updated_at")
                if "article_id" in (task.data or {})
            }

    def deleted(self, annotation_id: int) -> bool:
        """Whether the server says that there is no such annotation."""
        return self._found(lambda: self._sdk.annotations.get(annotation_id)) is None

    def prediction(self, prediction_id: int) -> Prediction | None:
        """One prediction, None if it is gone."""
        found = self._found(lambda: self._sdk.predictions.get(prediction_id).dict())
        return None if found is None else read_prediction(found)

    def _found(self, ask: Callable[[], Any]) -> Any | None:
        """What the server answers, None if it says that there is no such thing."""
        from label_studio_sdk.core.api_error import ApiError

        with self._told():
            try:
                return ask()
            except ApiError as error:
                if error.status_code == 404 and "<html" not in str(error.body)[:500].lower():
                    return None
                raise

    def submit(
        self,
        task_id: int,
        result: Sequence[Mapping[str, Any]],
        *,
        skipped: bool = False,
        parent_prediction: int | None = None,
        seconds: float | None = None,
    ) -> int:
        """Submit an annotation as the key's owner, and return its id; for reviewers that are programs."""
        more = {"parent_prediction": parent_prediction, "lead_time": seconds}
        given = {name: value for name, value in more.items() if value is not None}
        with self._told():
            made = self._sdk.annotations.create(
                id=task_id, result=list(result), was_cancelled=skipped, **given, request_options=_ONCE
            )
        return int(made.id)

    def task_url(self, project: int, task_id: int | None = None) -> str:
        """Where the project, or one task of it, opens in a browser."""
        return f"{self.url}/projects/{project}/data" + ("" if task_id is None else f"?task={task_id}")

    def _reviews(self, task: Any) -> int:
        if (counted := submitted(task)) is not None:
            return counted
        return sum(not each.was_cancelled for each in self._sdk.annotations.list(id=int(task.id)))

    def _tasks(
        self, project: int, wanted: str, only: Sequence[int] | None = None, *, fields: str = "task_only"
    ) -> list[Any]:
        """Tasks with the entries that are wanted: all of a project, or some by id."""
        return [
            task
            for query in queries(only)
            for task in self._sdk.tasks.list(
                project=project, fields=fields, include=wanted, page_size=PAGE_SIZE, query=query
            )
        ]

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what went wrong with the server in words that help, and never with the key in them."""
        import httpx
        from label_studio_sdk.core.api_error import ApiError

        try:
            yield
        except ApiError as error:
            raise MissingError(self._refusal(error.status_code, error.body)) from None
        except httpx.TimeoutException:
            raise MissingError(
                f"{self.url} did not answer in time. Nothing is sent twice: run this again when it has "
                "less to do"
            ) from None
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            raise MissingError(
                f"{self.url} does not answer as Label Studio does: check the address, and a proxy "
                "between here and there, then run this again"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise MissingError(
                f"{self.url} cannot be reached ({error or type(error).__name__}): check the address and that "
                "the server runs, then run this again. Nothing is sent twice"
            ) from None

    def _refusal(self, status: int | None, body: object) -> str:
        if status in (401, 403):
            return (
                f"{self.url} refuses the API key ({status}): take a fresh one from Account & Settings on the "
                f"server and put it in {KEY_VARIABLE} or the key file"
            )
        if status == 404 or "<html" in str(body)[:500].lower():
            return (
                f"{self.url} does not answer like Label Studio ({status}): check the address, and that the "
                "project was not deleted"
            )
        detail = body.get("validation_errors") or body.get("detail", body) if isinstance(body, dict) else body
        return f"{self.url} refused a request ({status}): {str(detail)[:300]}"


@contextmanager
def _gone_already() -> Iterator[None]:
    """What is to be deleted may be gone."""
    from label_studio_sdk.core.api_error import ApiError

    try:
        yield
    except ApiError as error:
        if error.status_code != 404:
            raise
