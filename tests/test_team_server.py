"""A team's server, by the lines of docs/team-server.md: on PostgreSQL, backed up and put back elsewhere.

Nothing is lost, nothing is doubled.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.pushing.test_push import numbered
from tests.steps.sent import fill
from tests.studio.accounts import Colleague
from tests.studio_server import STUDIO
from tests.team_server import KEY, PASSWORD, Machine, cluster, free_port, shown

pytestmark = STUDIO


def test_a_server_on_postgresql_is_backed_up_and_put_back(workspace: Workspace, tmp_path: Path) -> None:
    port, older, newer = free_port(), tmp_path / "older", tmp_path / "newer"
    fill(workspace, numbered(4))

    with cluster() as first:
        machine = Machine(cluster=first, folder=tmp_path / "first", port=port)
        machine.prepare()
        machine.initialise()
        with machine.serving(), Studio(machine.url, KEY) as studio, Colleague(studio, KEY) as ada:
            invite = json.loads(machine.type(shown("/api/invite"), cwd=tmp_path))
            assert invite["invite_url"].startswith("/user/signup/?token=")
            said = machine.type(shown("annotate push --url"), cwd=workspace.root, given=f"{KEY}\n")
            assert said.startswith("4 articles sent, ")
            pushed = push(workspace, studio)
            assert pushed.sent == 0
            tasks = [each.task_id for each in studio.task_states(pushed.project)]
            mine = studio.submit(tasks[0], [])
            pulled = pull(workspace, studio)
            assert (pulled.submitted, pulled.verdicts) == (1, {"rejected": 2})
            back_up(machine, older)
            hers = ada.submit(tasks[1], [])
            ada.update(mine, was_cancelled=True)
            pulled = pull(workspace, studio)
            assert (pulled.submitted, pulled.skipped, pulled.changed, pulled.known) == (1, 1, 1, 0)
            back_up(machine, newer)

    with put_back(newer, port) as studio:
        assert push(workspace, studio).sent == 0
        pulled = pull(workspace, studio)
        assert (pulled.submitted, pulled.skipped, pulled.known, pulled.older) == (0, 0, 2, ())
        studio.submit(tasks[2], [])
        assert [pull(workspace, studio).submitted for _ in range(2)] == [1, 0]

    with put_back(older, port) as studio:
        pulled = pull(workspace, studio)
        assert (pulled.submitted, pulled.skipped, pulled.withdrawn) == (0, 0, ())
        assert {each.annotation_id for each in pulled.kept} == {hers, hers + 1}
        assert any(sign.startswith(f"annotation {mine} stands there as it was") for sign in pulled.older)
        assert push(workspace, studio).sent == 0
    with workspace.store() as store:
        statuses = {each.article_id: each.status for each in store.reviews()}
    assert sorted(statuses.values()) == ["skipped", "submitted", "submitted"]


def back_up(machine: Machine, to: Path) -> None:
    """Dump the database and pack the data folder into a new folder."""
    to.mkdir()
    machine.type(shown("pg_dump -h"), cwd=to)
    assert {each.name.partition("-2")[0] for each in to.iterdir()} == {"labelstudio", "label-studio-data"}


@contextmanager
def put_back(copy: Path, port: int) -> Iterator[Studio]:
    """A server on what was backed up, in a new cluster, at the old address."""
    with cluster() as another:
        machine = Machine(cluster=another, folder=copy.with_name(f"{copy.name}-again"), port=port)
        machine.prepare()
        machine.type(shown("pg_restore"), cwd=copy, given=f"{PASSWORD}\n{PASSWORD}\n")
        with machine.serving(), Studio(machine.url, KEY) as studio:
            yield studio
