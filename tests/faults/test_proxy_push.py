"""One fault of each kind before a real Label Studio, where it hurts a push or a pull most."""

from collections.abc import Callable

import pytest

from annotate.errors import MissingError
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.faults.proxy import KINDS, Asked, Fault, Kind, Proxy, path
from tests.faults.sweep import FIRST_PUSH, NEW_TAGS, PULL, Scene, sweep
from tests.steps.pushing.test_push import numbered, shown_labels
from tests.steps.sent import fill, on_server
from tests.studio_server import STUDIO

pytestmark = STUDIO

#: Where each kind strikes in CI; `make faults` strikes everywhere.
HERE: dict[Kind, tuple[Scene, Callable[[Asked], bool]]] = {
    "500": (NEW_TAGS, path("/import/predictions")),
    "502": (FIRST_PUSH, path("/import")),
    "500 and done": (FIRST_PUSH, path("/import")),
    "cut": (NEW_TAGS, path("/dm/actions")),
    "half": (FIRST_PUSH, path("/api/projects")),
    "slow": (FIRST_PUSH, path("/import")),
    "html": (NEW_TAGS, path("/import/predictions")),
    "shape": (FIRST_PUSH, path("/import")),
    "dropped": (FIRST_PUSH, path("/import")),
    "nothing": (NEW_TAGS, path("/import/predictions")),
    "twice": (FIRST_PUSH, path("/import")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_one_fault_leaves_nothing_wrong(
    kind: Kind, local_server: LocalServer, new_workspace: Callable[[], Workspace]
) -> None:
    scene, hits = HERE[kind]
    first: list[int] = []

    def picked(number: int, asked: Asked, _: Kind) -> bool:
        if not hits(asked) or first:
            return False
        first.append(number)
        return True

    [outcome] = sweep(local_server, new_workspace, scene, kinds=[kind], picked=picked)
    assert outcome.wrong == ""
    assert outcome.told == ""  # all of these one push makes good by itself


@pytest.mark.parametrize("kind", ["500", "html", "shape", "half"])
def test_a_fault_while_the_project_is_looked_for_is_told_and_does_no_harm(
    kind: Kind, local_server: LocalServer, new_workspace: Callable[[], Workspace]
) -> None:
    def picked(number: int, asked: Asked, _: Kind) -> bool:
        return number == 1 and asked.path.startswith("/api/projects")

    [outcome] = sweep(local_server, new_workspace, PULL, kinds=[kind], picked=picked)
    assert outcome.wrong == ""


def test_predictions_that_were_dropped_are_sent_in_the_same_push(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace, numbered(5))
    with (
        Proxy(studio.url, Fault("dropped", path("/import"))) as proxy,
        Studio(proxy.url, local_server.credentials.key, name=studio.name) as busy,
    ):
        assert push(workspace, busy).sent == 5
        assert proxy.struck == 1
    there = on_server(studio, workspace)
    assert [shown_labels(studio, ids[0]) for ids in there.values()] == [
        [["loaded_label", "loaded_language"]]
    ] * 5
    assert push(workspace, studio).current == 5


def test_a_server_that_never_does_what_it_says_is_told_with_what_is_wrong(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace, numbered(2))
    push(workspace, studio)
    fill(workspace, numbered(2), "rules 2")
    with (
        Proxy(studio.url, Fault("nothing", path("/import/predictions"), nth=None)) as proxy,
        Studio(proxy.url, local_server.credentials.key, name=studio.name) as liar,
        pytest.raises(MissingError) as told,
    ):
        push(workspace, liar)
    assert str(told.value) == (
        f"{proxy.url} said 6 times that it had done what was asked, and had not: 2 articles are without "
        "their tags. Nothing is lost: push again when it has less to do, and look at its log"
    )
    assert push(workspace, studio).renewed == 2
