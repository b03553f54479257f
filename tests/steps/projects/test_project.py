"""Where a workspace's articles stand, against a real Label Studio: renamed, doubled, shared, gone."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import MissingError
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.projects import Project, workspace_mark
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.faults.proxy import Fault, Proxy, path
from tests.steps.pushing.test_push import numbered
from tests.steps.sent import fill
from tests.studio.material import CODEBOOK
from tests.studio_server import STUDIO

pytestmark = STUDIO


def titled(studio: Studio, workspace: Workspace) -> list[Project]:
    title = workspace.config.studio_project
    return [each for each in studio.projects() if each.title.startswith(title)]


def copy(of: Workspace, to: Path) -> Workspace:
    return Workspace.at(shutil.copytree(of.root, to))


def make_second(studio: Studio, workspace: Workspace, *, mark: bool = True) -> int:
    """A second project of the workspace, as older pushes or other copies of it have made them."""
    title = workspace.config.studio_project
    blank = Project(number=0, title=title, description="", page=page(CODEBOOK), tasks=0)
    description = blank.marked(workspace_mark(workspace.config.seed, title)) if mark else ""
    return studio.make_project(title, page(CODEBOOK), description=description)


def test_a_project_that_was_renamed_stays_the_workspaces_own(workspace: Workspace, studio: Studio) -> None:
    fill(workspace, numbered(2))
    pushed = push(workspace, studio)
    renamed = workspace.config.studio_project + " (May)"
    studio.change_project(pushed.project, {"title": renamed})
    one, two = studio.task_states(pushed.project)
    studio.submit(one.task_id, [])
    assert pull(workspace, studio).submitted == 1
    again = push(workspace, studio)
    assert (again.project, again.sent, again.kept, again.current) == (pushed.project, 0, 1, 1)
    assert again.remarks == (
        f"Project {pushed.project} is called {renamed!r} now, and is still this workspace's project",
    )
    studio.submit(two.task_id, [])
    assert pull(workspace, studio).submitted == 1
    assert [each.number for each in titled(studio, workspace)] == [pushed.project]
    assert studio.project(pushed.project).title == renamed


def test_one_that_was_renamed_and_lost_its_mark_is_known_by_its_number(
    workspace: Workspace, studio: Studio
) -> None:
    fill(workspace, numbered(1))
    pushed = push(workspace, studio)
    title = workspace.config.studio_project
    studio.change_project(pushed.project, {"title": f"{title} (May)", "description": "Round two"})
    [task] = studio.task_states(pushed.project)
    studio.submit(task.task_id, [])
    assert pull(workspace, studio).submitted == 1
    assert push(workspace, studio).project == pushed.project
    mark = workspace_mark(workspace.config.seed, title)
    assert studio.project(pushed.project).description == f"Round two\nMade by annotate, workspace {mark}"


def test_under_a_new_title_in_the_settings_old_reviews_still_arrive(
    new_workspace: Callable[[], Workspace], studio: Studio
) -> None:
    workspace = new_workspace()
    fill(workspace, numbered(2))
    first = push(workspace, studio)
    title = new_workspace().config.studio_project
    elsewhere = replace(workspace, config=replace(workspace.config, studio_project=title))
    second = push(elsewhere, studio)
    assert second.project != first.project
    for project in (first.project, second.project):
        studio.submit(studio.task_states(project)[0].task_id, [])
    assert pull(elsewhere, studio).submitted == 2


def test_a_project_that_was_deleted_is_told_and_made_anew(workspace: Workspace, studio: Studio) -> None:
    fill(workspace, numbered(2))
    pushed = push(workspace, studio)
    studio.remove_project(pushed.project)
    gone = f"Project {pushed.project}, where articles of this workspace stood, is no longer on {studio.url}"
    with pytest.raises(MissingError) as told:
        pull(workspace, studio)
    assert str(told.value) == (
        f"{gone}, and no other carries this workspace's mark. What was pulled is kept; `annotate push` makes "
        "a new project, and a backup of the server brings the old one back"
    )
    again = push(workspace, studio)
    assert again.remarks == (f"{gone}: another one is used from now on",)
    assert again.sent == 2
    assert again.project != pushed.project
    assert pull(workspace, studio).submitted == 0


def test_a_second_project_without_work_is_deleted_and_nothing_is_lost(
    workspace: Workspace, studio: Studio
) -> None:
    fill(workspace, numbered(3))
    first = push(workspace, studio)
    second = make_second(studio, workspace)
    tasks = [studio._sdk.tasks.get(id=str(each.task_id)) for each in studio.task_states(first.project)]
    studio.add(second, [{"data": task.data} for task in tasks])
    again = push(workspace, studio)
    assert (again.project, again.current, again.sent) == (first.project, 3, 0)
    assert again.remarks == (
        f"Project {second} was a second one of this workspace and held no work: it was deleted",
    )
    assert [each.number for each in titled(studio, workspace)] == [first.project]


@pytest.mark.parametrize("mark", [True, False])
def test_reviews_in_a_second_project_arrive_and_are_not_asked_for_again(
    workspace: Workspace, studio: Studio, mark: bool
) -> None:
    fill(workspace, numbered(3))
    with workspace.store() as store:
        one, two, three = store.article_ids()
    first, second = make_second(studio, workspace), make_second(studio, workspace, mark=mark)
    if not mark:
        studio.change_project(first, {"description": ""})
    data = {"about": "", "text": "?", "article_id": two}
    reviewed, _ = studio.add(second, [{"data": data}, {"data": {**data, "article_id": three}}])
    with workspace.store() as store:
        text = store.article(two).text
    studio._sdk.tasks.update(id=str(reviewed), data={**data, "text": text})
    studio.submit(reviewed, [])
    pushed = push(workspace, studio)
    assert (pushed.project, pushed.sent, pushed.kept) == (first, 2, 1)
    assert {each.article_id for each in studio.task_states(first)} == {one, three}
    assert {each.article_id for each in studio.task_states(second)} == {two}
    assert pushed.remarks == (
        f"Projects {first} and {second} are both this workspace's: {first} is used; {second} keeps 1 article "
        "that people work on, and `annotate pull` fetches from it",
    )
    assert pull(workspace, studio).submitted == 1
    studio.submit(studio.task_states(first)[0].task_id, [])
    assert pull(workspace, studio).submitted == 1
    assert push(workspace, studio).project == first


def test_a_creation_that_made_two_projects_leaves_one(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace, numbered(2))
    with (
        Proxy(studio.url, Fault("twice", path("/api/projects"))) as proxy,
        Studio(proxy.url, local_server.credentials.key, name=studio.name) as doubling,
    ):
        pushed = push(workspace, doubling)
        assert proxy.struck == 1
    assert [(each.number, each.tasks) for each in titled(studio, workspace)] == [(pushed.project, 2)]


@pytest.mark.parametrize("same_seed", [True, False])
def test_two_colleagues_first_push_at_once_makes_one_project(
    workspace: Workspace, studio: Studio, local_server: LocalServer, tmp_path: Path, same_seed: bool
) -> None:
    fill(workspace, numbered(9))
    desks = [workspace, copy(workspace, tmp_path / "colleague")]
    if not same_seed:
        desks[1] = replace(desks[1], config=replace(desks[1].config, seed=2))
    created = threading.Barrier(2)
    errors: list[BaseException] = []

    class Together(Studio):
        """Both have seen that there is no project before either makes one."""

        def make_project(self, *words: str, **more: str) -> int:
            created.wait(30)
            return super().make_project(*words, **more)

    def run(desk: Workspace) -> None:
        try:
            with Together(studio.url, local_server.credentials.key, name=studio.name) as mine:
                push(desk, mine)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    for desk in desks:  # whoever looked first may not have seen the other's copies
        push(desk, studio)
    [project] = titled(studio, workspace)
    tasks = studio.task_states(project.number)
    assert len(tasks) == len({each.article_id for each in tasks}) == 9
    for desk in desks:
        assert push(desk, studio).current == 9
