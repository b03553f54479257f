"""`assign` as typed: coders on servers of their own, coders on one server, and what is refused."""

import os
import subprocess
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from annotate.steps.coders.people import own_server
from annotate.studio.client import Studio
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.command import annotate
from tests.steps.sent import fill
from tests.steps.team_of_coders import numbered
from tests.studio.accounts import Colleague

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(workspace: Workspace) -> Run:
    keyless = {name: value for name, value in os.environ.items() if name != KEY_VARIABLE}
    return partial(annotate, folder=workspace.root, env=keyless)


@pytest.fixture
def own(
    workspace: Workspace, ready: Callable[[LocalServer], LocalServer]
) -> Iterator[dict[str, LocalServer]]:
    """Servers of two coders, whose databases are built already."""
    servers = {name: ready(own_server(workspace, name)) for name in ("ada", "ben")}
    yield servers
    for each in servers.values():
        each.stop()


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_coders_with_servers_of_their_own_see_nothing_of_each_other_and_are_told_apart(
    workspace: Workspace, run: Run, own: dict[str, LocalServer]
) -> None:
    fill(workspace, numbered(4))
    words = ("--coders", "ada,ben", "--double", "1", "--blind", "0.5", "--own-servers")
    assigning = run("assign", *words)
    assert assigning.returncode == 0, assigning.stderr
    assert assigning.stdout.splitlines()[1].split()[2:] == ["4", "4", "2", "0", "0"]
    assert "2 articles shown without tags are too few" in assigning.stdout
    assert "annotate review --coder NAME" in assigning.stderr
    for pool in (run("push"), run("review", "--no-browser")):
        assert (pool.returncode, "has a server of their own" in pool.stderr) == (1, True)
    settling = run("adjudicate")
    assert (settling.returncode, "annotate adjudicate --resolve ARTICLE" in settling.stderr) == (1, True)
    assert not LocalServer(workspace.state).data.exists()
    for coder, server in own.items():
        reviewing = run("review", "--coder", coder, "--detach", "--no-browser")
        assert reviewing.returncode == 0, reviewing.stderr
        assert reviewing.stdout.startswith(f"{coder} (r-")
        assert "4 articles sent, 0 renewed, 0 up to date" in reviewing.stdout
        assert "In one browser a login ends that at another coder’s server" in reviewing.stderr
        url = server.running()
        assert url is not None
        with Studio(url, server.credentials.key, name=server.name) as studio:
            title = f"{workspace.config.studio_project} · {coder}"
            [project] = [each for each in studio.projects() if title in each.title]
            for task in studio.task_states(project.number)[: 2 if coder == "ada" else 4]:
                studio.submit(task.task_id, [])
        assert run("review", "--coder", coder, "--stop").stdout == "The local Label Studio was stopped\n"
    pulled = run("pull")
    assert pulled.returncode == 0, pulled.stderr
    assert pulled.stdout.startswith("6 new reviews and 0 articles newly skipped")
    with workspace.store() as store:
        names = {each.code: each.name for each in store.coders()}
        found = sorted(names[each.reviewer] for each in store.reviews())
        assert {each.shown for each in store.reviews()} == {"tags", "nothing"}
    assert found == ["ada"] * 2 + ["ben"] * 4
    assert [each.running() for each in own.values()] == [None, None]
    doctor = run("doctor")
    assert "open, 2 codings unfinished by what was pulled: ada 2, ben 0" in doctor.stdout
    removed = run("remove", numbered(4)[0].id, "--yes")
    assert removed.returncode == 0, removed.stderr
    assert removed.stdout.startswith("1 article removed, with 2 tasks in Label Studio")
    closed = run("assign", "--close", "--why", "enough")
    assert closed.returncode == 0, closed.stderr
    refused = run("review", "--coder", "ada", "--no-browser")
    assert (refused.returncode, "has no server of their own" in refused.stderr) == (2, True)


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_a_team_on_the_workspaces_server_from_assign_to_close(
    workspace: Workspace, run: Run, ready: Callable[[LocalServer], LocalServer]
) -> None:
    server = ready(LocalServer(workspace.state))
    fill(workspace, numbered(3))
    try:
        url = server.start()
        unknown = run("assign", "--coders", "zoe", "--double", "0.5")
        assert (unknown.returncode, unknown.stdout) == (2, "")
        assert "nobody on" in unknown.stderr
        assert "invite link" in unknown.stderr
        with (
            Studio(url, server.credentials.key, name=server.name) as studio,
            Colleague(studio, server.credentials.key) as ada,
            Colleague(studio, server.credentials.key) as ben,
        ):
            name = ada.email.partition("@")[0]
            assigning = run("assign", "--coders", f"{name},{ben.email}", "--hide", "0.5", "--seed", "7")
            assert assigning.returncode == 0, assigning.stderr
            lines = assigning.stdout.splitlines()
            assert lines[0].split()[:2] == ["coder", "articles"]
            assert sorted(line.split()[2] for line in lines[1:3]) == ["1", "2"]
            assert "3 articles sent, 0 renewed, 0 up to date" in assigning.stdout
            assert f"{name} (r-" in assigning.stdout
            again = run("assign")
            assert again.stdout.startswith("No article waits to be given out")
            limited = run("push", "--limit", "3")
            assert (limited.returncode, "an assignment is open" in limited.stderr) == (2, True)
            leaving = run("assign", "--leaves", name, "--why", "another job")
            assert leaving.returncode == 0, leaving.stderr
            assert leaving.stdout.startswith(f"{name} no longer takes part; ")
            renewing = run("assign", "--renew", "a rule was wrong")
            assert renewing.stdout.startswith("3 unfinished articles shown with today's tags from now on")
            closing = run("assign", "--close", "--why", "all is coded")
            assert closing.returncode == 0, closing.stderr
            assert {
                each.tasks for each in studio.projects() if workspace.config.studio_project in each.title
            } == {0}
        assert run("assign", "--close", "--why", "twice").returncode == 2
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--close", "--renew", "why"], "one at a time: --leaves, --renew or --close"),
        (["--leaves", "ada", "--double", "0.2"], "go with no coders, shares or articles to give out"),
        (["--renew", "why"], "no assignment is open"),
        (["--renew", " "], "it cannot be empty"),
        (["--override", "", "--coders", "ada"], "it cannot be empty"),
        (["--close", "--why", "\u200b\u00a0"], "it cannot be empty"),
        (["--close"], '--leaves and --close take the reason, which the methods give: --why "…"'),
        (["--leaves", "ada", "--why", " "], "it cannot be empty"),
        (["--coders", "ada", "--why", "why"], "and nothing else does"),
        (["--own-servers"], "nobody is named: give the coders with --coders ada,ben,cy"),
        (["--own-servers", "--coders", "ada", "--double", "0.2"], "--double needs at least two coders"),
        (["--own-servers", "--coders", "ada", "--blind", "2"], "--blind is a share between 0 and 1"),
        (["--own-servers", "--coders", "../ada"], "cannot name a coder with a server of their own"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    workspace: Workspace, run: Run, words: list[str], said: str
) -> None:
    done = run("assign", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    with workspace.store() as store:
        assert (store.assignments(), store.coders()) == ((), ())
