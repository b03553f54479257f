"""A team's server: PostgreSQL, backed up and put back elsewhere. Nothing is lost, nothing is doubled."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotate.steps.pull import pull
from annotate.steps.push import push
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.sent import fill
from tests.steps.test_push import numbered
from tests.studio.accounts import Colleague
from tests.studio_server import STUDIO
from tests.team_server import KEY, Cluster, cluster, free_port, initialise, serving, settings

pytestmark = STUDIO


def test_a_server_on_postgresql_is_backed_up_and_put_back(workspace: Workspace, tmp_path: Path) -> None:
    data, log, port = tmp_path / "data", tmp_path / "log", free_port()
    data.mkdir()
    articles = numbered(4)
    fill(workspace, articles)

    with cluster() as first:
        first.make("studio")
        environment = settings(first, "studio", data, port)
        initialise(environment, log)
        with (
            serving(environment, port, log) as url,
            Studio(url, KEY) as studio,
            Colleague(studio, KEY) as ada,
        ):
            pushed = push(workspace, studio)
            assert (pushed.sent, push(workspace, studio).sent) == (4, 0)
            tasks = [each.task_id for each in studio.task_states(pushed.project)]
            mine = studio.submit(tasks[0], [])
            pulled = pull(workspace, studio)
            assert (pulled.submitted, pulled.verdicts) == (1, {"rejected": 2})
            older = first.dump("studio", tmp_path / "older.dump")
            hers = ada.submit(tasks[1], [])
            ada.update(mine, was_cancelled=True)
            pulled = pull(workspace, studio)
            assert (pulled.submitted, pulled.skipped, pulled.changed, pulled.known) == (1, 1, 1, 0)
            newer = first.dump("studio", tmp_path / "newer.dump")
        shutil.copytree(data, tmp_path / "copy")

    with cluster() as second:
        with put_back(second, newer, tmp_path / "copy", port) as studio:
            assert push(workspace, studio).sent == 0
            pulled = pull(workspace, studio)
            assert (pulled.submitted, pulled.skipped, pulled.known, pulled.older) == (0, 0, 2, ())
            studio.submit(tasks[2], [])
            assert [pull(workspace, studio).submitted for _ in range(2)] == [1, 0]

        with put_back(second, older, tmp_path / "copy", port) as studio:
            pulled = pull(workspace, studio)
            assert (pulled.submitted, pulled.skipped, pulled.withdrawn) == (0, 0, ())
            assert {each.annotation_id for each in pulled.kept} == {hers, hers + 1}
            assert any(sign.startswith(f"annotation {mine} stands there as it was") for sign in pulled.older)
            assert push(workspace, studio).sent == 0
    with workspace.store() as store:
        statuses = {each.article_id: each.status for each in store.reviews()}
    assert sorted(statuses.values()) == ["skipped", "submitted", "submitted"]


@contextmanager
def put_back(cluster: Cluster, dump: Path, data: Path, port: int) -> Iterator[Studio]:
    """A server on what was dumped, in a database that is called like the file, at the old address."""
    cluster.restore(dump, dump.stem)
    environment, log = settings(cluster, dump.stem, data, port), data.with_name("log")
    with serving(environment, port, log) as url, Studio(url, KEY) as studio:
        yield studio
