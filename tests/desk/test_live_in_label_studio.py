"""The real Label Studio asks the desk: for an opened task, for a batch, and tells of what is submitted."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from annotate.cli.review import live_tags
from annotate.desk.place import Place
from annotate.errors import MissingError, RefusedError
from annotate.records import Tag, Task
from annotate.steps.pushing.live import connect_live, disconnect_live, link
from annotate.steps.pushing.live_round import WANTED
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.studio.tasks import prediction
from annotate.team import Assignment, AssignmentEvent, Design
from annotate.workspace import Workspace
from tests.desk.conftest import served
from tests.steps.sent import fill, on_server
from tests.studio import browser
from tests.studio.material import article
from tests.studio_server import STUDIO, own_project

pytestmark = [
    *STUDIO,
    pytest.mark.browser,
    pytest.mark.skipif(browser.chromium() is None, reason="Chromium is not installed: apt install chromium"),
]

ARTICLES = [article(f"Dam {n} 🚧\n\nThe puppet regime promised a brutal answer {n}.") for n in range(3)]


def told(happened: Callable[[], bool]) -> bool:
    """Whether it happens within a while."""
    for _ in range(300):
        if happened():
            return True
        time.sleep(0.1)
    return False


def test_a_task_without_predictions_is_opened_and_its_tags_appear(
    tmp_path_factory: pytest.TempPathFactory,
    local_server: LocalServer,
    studio: Studio,
    capfd: pytest.CaptureFixture[str],
) -> None:
    workspace = own_project(tmp_path_factory.mktemp("live"))
    fill(workspace, ARTICLES)
    pushed = push(workspace, studio)
    project = pushed.project
    tasks = {name: numbers[0] for name, numbers in on_server(studio, workspace).items()}
    with workspace.store() as store:
        tags = {each.id: store.tags(each.id) for each in ARTICLES}
    hinted = threading.Event()
    with served(Place(workspace=workspace), hint=hinted.set) as desk:
        for _ in range(2):  # twice is as once
            live_tags(workspace, studio, project, desk)
        [hook] = studio._sdk.webhooks.list(project=str(project))
        known = link(workspace)
        assert known is not None
        assert hook.url == f"{desk}/live/{known.path}/webhook"
        assert (hook.send_payload, hook.send_for_all_actions) == (False, False)
        [backend] = studio._sdk.ml.list(project=project)
        assert (backend.state, backend.model_version) == ("CO", pushed.version)

        first, *others = ARTICLES
        studio.remove_predictions(project, list(tasks.values()))
        with browser.browser() as page:
            browser.log_in(page, studio.url, local_server)
            browser.open_task(page, studio.task_url(project, tasks[first.id]))
            assert page.locator(browser.SPANS).count() == len(tags[first.id]) == 2
        assert regions(studio, project, tasks[first.id]) == sent(tags[first.id], pushed.version)

        chosen = {"all": False, "included": [tasks[each.id] for each in others]}
        studio._sdk.actions.create(
            id="retrieve_tasks_predictions", project=project, selected_items=chosen, request_options=None
        )
        for each in others:
            assert regions(studio, project, tasks[each.id]) == sent(tags[each.id], pushed.version)
        again = push(workspace, studio)
        assert (again.sent, again.renewed, again.current) == (0, 0, 3)  # nothing differs from what is sent

        hinted.clear()
        submitted = studio.submit(tasks[first.id], [])
        assert told(hinted.is_set)
        hinted.clear()
        studio._sdk.annotations.update(submitted, result=[], was_cancelled=True)
        assert told(hinted.is_set)
        assert not (workspace.state / WANTED).exists()
        studio._sdk.ml.train(backend.id)
        assert (workspace.state / WANTED).exists()

        live_tags(workspace, studio, project, "")
        assert studio._sdk.webhooks.list(project=str(project)) == []
        assert studio._sdk.ml.list(project=project) == []
        assert not disconnect_live(workspace, studio)

        blind = replace(task_records(workspace)[0], blind=True)
        with workspace.store() as store, store.transaction():
            store.put_task(blind)
        with pytest.raises(RefusedError, match="to be coded without tags"):
            connect_live(workspace, studio, project, desk)
        run = Assignment(
            id="a1", made_at="2026-11-20T08:00:00Z", seed=1, coders=("r-1",), design=Design(double=0),
            server=studio.name, codebook_version="2.1",
        )  # fmt: skip
        with workspace.store() as store, store.transaction():
            store.put_task(replace(blind, blind=False))
            store.add_assignment(run, [])
        with pytest.raises(RefusedError, match="an assignment is open"):
            connect_live(workspace, studio, project, desk)
        assert (studio._sdk.ml.list(project=project), link(workspace)) == ([], None)

        with workspace.store() as store, store.transaction():
            store.add_event(AssignmentEvent(assignment="a1", at="2026-11-21T08:00:00Z", what="closed"))
        for elsewhere, said in {
            "http://10.0.0.1:1": "may not call http://10.0.0.1:1, since that is an address of a private",
            "http://127.0.0.1:9": "health check failed",  # nobody is there
        }.items():
            with pytest.raises(MissingError, match=said):
                connect_live(workspace, studio, project, elsewhere)
            assert link(workspace) is None
        assert studio._sdk.ml.list(project=project) == []
        assert studio._sdk.webhooks.list(project=str(project)) == []
    out, err = capfd.readouterr()
    assert f"Tags are live: project {project} asks the desk at {desk}\n" in err
    written = "".join(
        each.read_text(errors="replace") for each in workspace.root.rglob("*") if each.is_file()
    )
    assert local_server.credentials.key not in out + err + written
    assert known.path not in out + err
    assert known.password not in out + err


def task_records(workspace: Workspace) -> tuple[Task, ...]:
    with workspace.store() as store:
        return store.tasks()


def regions(studio: Studio, project: int, task: int) -> list[Any]:
    return list(studio.regions(project, [task])[task])


def sent(tags: tuple[Tag, ...], version: str) -> list[Any]:
    found: list[Any] = prediction(tags, version)["result"]
    return found
