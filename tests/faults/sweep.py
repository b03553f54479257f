"""Every fault at every request of a command: run again undisturbed, all must stand as if nothing had been."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotate.errors import AnnotateError
from annotate.json_records import to_dict
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.reviews.unread import record_limit
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.faults.proxy import KINDS, Asked, Fault, Kind, Proxy
from tests.steps.sent import fill
from tests.studio.material import article

Step = Callable[[Workspace, Studio], object]


@dataclass(frozen=True)
class Scene:
    """A command to disturb, and what is done before it without disturbance."""

    name: str
    before: Step
    command: Step


@dataclass(frozen=True)
class Outcome:
    """What one fault at one request led to. `wrong` is empty where all stands as it should."""

    scene: str
    kind: Kind
    request: int
    asked: str
    told: str
    wrong: str


def _articles(workspace: Workspace, _: Studio) -> None:
    with workspace.store() as store, store.transaction():
        record_limit(workspace, store)  # or the first pull does, with the time of day in it
    fill(
        workspace,
        [article(f"Dam {n} 🚧\n\nThe puppet regime promised a brutal answer {n}.") for n in range(4)],
    )


def _pushed(workspace: Workspace, studio: Studio) -> None:
    _articles(workspace, studio)
    push(workspace, studio)


def _retagged(workspace: Workspace, studio: Studio) -> None:
    _pushed(workspace, studio)
    tasks = _tasks(workspace, studio)
    studio.submit(tasks[0], [])
    with workspace.store() as store:
        articles = list(store.articles())
    fill(workspace, articles, "rules 2")


def _reviewed(workspace: Workspace, studio: Studio) -> None:
    """Of four articles one is accepted as shown, one emptied, one skipped."""
    _pushed(workspace, studio)
    whole, none, skipped, _ = _tasks(workspace, studio)
    [shown] = studio._sdk.tasks.get(id=str(whole)).predictions
    studio.submit(whole, shown.result, parent_prediction=_prediction(studio, whole))
    studio.submit(none, [], parent_prediction=_prediction(studio, none))
    studio.submit(skipped, [], skipped=True)


def _prediction(studio: Studio, task: int) -> int:
    [found] = studio._sdk.predictions.list(task=task)
    return int(found.id)


FIRST_PUSH = Scene("first push", _articles, push)
NEW_TAGS = Scene("push of new tags", _retagged, push)
PULL = Scene("pull", _reviewed, pull)
SCENES = (FIRST_PUSH, NEW_TAGS, PULL)


def sweep(
    server: LocalServer,
    make: Callable[[], Workspace],
    scene: Scene,
    *,
    kinds: Sequence[Kind] = KINDS,
    picked: Callable[[int, Asked, Kind], bool] = lambda *_: True,
) -> Iterator[Outcome]:
    """The outcome of each kind of fault at each request of an undisturbed run, of those that are `picked`.

    `make` makes a workspace with a project of its own. Any exception that is no AnnotateError is wrong, too.
    """
    url, key = server.start(), server.credentials.key
    with Studio(url, key, name=server.name) as direct:
        calm = make()
        scene.before(calm, direct)
        with Proxy(url) as proxy, Studio(proxy.url, key, name=server.name) as watched:
            scene.command(calm, watched)
        scene.command(calm, direct)
        wanted = state(calm, direct)
        for number, asked in enumerate(proxy.asked):
            for kind in kinds:
                if not picked(number, asked, kind):
                    continue
                workspace = make()
                scene.before(workspace, direct)
                told = _disturbed(scene, workspace, url, server, Fault(kind, nth=number))
                try:
                    scene.command(workspace, direct)
                    wrong = _differs(wanted, state(workspace, direct))
                except Exception as error:
                    wrong = f"run again: {type(error).__name__}: {error}"
                if told.startswith("TRACEBACK"):
                    wrong = told
                yield Outcome(scene.name, kind, number, str(asked), told, wrong)


def _disturbed(scene: Scene, workspace: Workspace, url: str, server: LocalServer, fault: Fault) -> str:
    """What the user is told when the fault strikes, empty where the command went through."""
    with Proxy(url, fault) as proxy:
        try:
            with Studio(proxy.url, server.credentials.key, name=server.name) as studio:
                scene.command(workspace, studio)
        except AnnotateError as error:
            return str(error)
        except Exception as error:
            return f"TRACEBACK {type(error).__name__}: {error}"
    return ""


def state(workspace: Workspace, studio: Studio) -> dict[str, Any]:
    """What stands on the server and in the store, without the numbers that the server gave out."""
    title = workspace.config.studio_project
    places = [each for each in studio.projects() if each.title == title]
    with workspace.store() as store:
        records = {task.article_id: task for task in store.tasks()}
        here: dict[str, Any] = {
            "tasks": {name: replace(task, project=0, task_id=0) for name, task in records.items()},
            "shown": {name: sorted(tag.id for tag in store.shown(name)) for name in store.article_ids()},
            "reviews": sorted(
                (each.article_id, each.status, each.tags_shown, each.flags)
                for each in store.reviews(history=True)
            ),
            "decisions": sorted(
                sorted(str(to_dict(replace(each, review_id=""))) for each in store.decisions(review.id))
                for review in store.reviews(history=True)
            ),
        }
    there = [
        {
            "settings": replace(studio.project(place.number), number=0, title="", description="", tasks=0),
            "tasks": sorted(_task(studio, place.number, task) for task in studio.task_states(place.number)),
        }
        for place in places
    ]
    recorded = sorted(task.task_id for task in records.values())
    stand = sorted(each.task_id for place in places for each in studio.task_states(place.number))
    return {"store": here, "server": there, "recorded as they stand": recorded == stand}


def _task(studio: Studio, project: int, task: Any) -> tuple[Any, ...]:
    regions = tuple(str(region) for region in studio.regions(project, [task.task_id])[task.task_id])
    return task.article_id, task.reviewed, task.predictions, sorted(task.versions), regions


def _differs(wanted: dict[str, Any], found: dict[str, Any]) -> str:
    return "; ".join(
        f"{name}: {found[name]!r} instead of {wanted[name]!r}"
        for name in wanted
        if wanted[name] != found[name]
    )


def _tasks(workspace: Workspace, studio: Studio) -> list[int]:
    """The tasks in the order of their articles, which is the same in every workspace."""
    project = studio.find(workspace.config.studio_project)
    assert project is not None
    return [each.task_id for each in sorted(studio.task_states(project), key=lambda each: each.article_id)]
