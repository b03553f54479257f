"""Takedown with a real Label Studio of our own: database, exports and log are searched."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotate.steps.articles.traces import files_in, holders, stretches
from annotate.steps.projects.connect import connect
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.upkeep.remove import remove
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.steps.sent import fill, on_server
from tests.studio.material import ARTICLE, CODEBOOK, article
from tests.studio_server import STUDIO

TASK = {"data": {"about": "", "article_id": ARTICLE.id, "text": ARTICLE.text}}

pytestmark = STUDIO


@pytest.fixture(scope="module")
def desk(
    ready: Callable[[LocalServer], LocalServer], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    """A workspace with a server of its own, which runs."""
    workspace = Workspace.create(tmp_path_factory.mktemp("takedown") / "desk", seed=1)
    (workspace.root / "guidelines.md").write_text(CODEBOOK.text, encoding="utf-8")
    server = ready(LocalServer(workspace.state))
    with connect(workspace):
        yield workspace
    server.stop()


def in_server(workspace: Workspace) -> tuple[Path, ...]:
    files = [*files_in(LocalServer(workspace.state).data), LocalServer(workspace.state).log]
    return holders(files, stretches([ARTICLE], []))


def test_nothing_is_left_of_a_reviewed_article_nor_of_a_push_that_was_killed(desk: Workspace) -> None:
    with connect(desk) as connection:
        studio = connection.studio

        def studio_of(name: str) -> Studio:
            assert name == studio.name
            return studio

        fill(desk, [ARTICLE])
        push(desk, studio)
        (task,) = on_server(studio, desk)[ARTICLE.id]
        studio.submit(task, [])
        pull(desk, studio)
        assert in_server(desk)
        done = remove(desk, [ARTICLE.id], studio_of)
        assert (done.tasks, done.left, len(done.projects)) == (1, (), 1)
        assert in_server(desk) == ()
        assert on_server(studio, desk) == {}

        fill(desk, [ARTICLE])  # a push killed after the server took the task: nothing is recorded here
        project = studio.find(desk.config.studio_project)
        assert project is not None
        studio.add(project, [TASK])
        assert in_server(desk)
        done = remove(desk, [ARTICLE.id], studio_of)
        assert (done.tasks, done.left, len(done.projects)) == (1, (), 1)
        assert in_server(desk) == ()


def test_nothing_is_left_in_a_doubled_project_where_somebody_reviewed_it(desk: Workspace) -> None:
    with connect(desk) as connection:
        studio = connection.studio
        fill(desk, [ARTICLE])
        first = push(desk, studio).project
        marked = studio.project(first).description
        second = studio.make_project("Doubled", page(CODEBOOK), description=marked)
        (task,) = studio.add(second, [TASK])
        studio.submit(task, [])
        done = remove(desk, [ARTICLE.id], lambda _: studio)
        asked = tuple(f"project {number} on {studio.url}" for number in (first, second))
        assert (done.tasks, done.left, done.projects) == (2, (), asked)
        assert in_server(desk) == ()


def test_nothing_is_left_of_a_copy_that_somebody_imported_with_another_note(desk: Workspace) -> None:
    with connect(desk) as connection:
        studio = connection.studio
        other = article("Rain\n\nA puppet regime fell after brutal rain.")
        fill(desk, [ARTICLE, other])
        project = push(desk, studio).project
        (copy,) = studio.add(project, [TASK])
        studio._sdk.tasks.update(id=str(copy), meta={"article_id": other.id})
        assert remove(desk, [ARTICLE.id], lambda _: studio).tasks == 2
        assert in_server(desk) == ()
        assert remove(desk, [other.id], lambda _: studio).tasks == 1


def test_what_is_left_on_a_server_that_runs_can_be_pulled_after_a_removal(desk: Workspace) -> None:
    with connect(desk) as connection:
        studio = connection.studio
        other = article("Rain\n\nA puppet regime fell after brutal rain.")
        fill(desk, [ARTICLE, other])
        push(desk, studio)
        there = on_server(studio, desk)
        for name in (ARTICLE.id, other.id):
            studio.submit(there[name][0], [])
        assert pull(desk, studio).submitted == 2
        remove(desk, [ARTICLE.id], lambda _: studio)
        assert in_server(desk) == ()
        studio.submit(there[other.id][0], [])
        assert pull(desk, studio).submitted == 1
        assert remove(desk, [other.id], lambda _: studio).tasks == 1
