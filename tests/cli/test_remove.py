from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.command import annotate
from tests.records import article

DAM = article("Dam opens\n\nThe puppet regime opened a dam near the harbour of Sarel.", title_end=9)


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    with workspace.store() as store, store.transaction():
        store.add_article(DAM)
    return workspace


def test_nothing_is_removed_without_a_yes(desk: Workspace) -> None:
    done = annotate("remove", DAM.id[:6], folder=desk.root, stdin="n\n")
    assert (done.returncode, done.stdout.strip()) == (2, "")
    assert done.stderr.splitlines()[0] == f"{DAM.id}  Dam opens"
    assert done.stderr.endswith("annotate: nothing was removed\n")
    with desk.store() as store:
        assert store.article_ids() == (DAM.id,)


def test_what_was_removed_is_said_and_proved(desk: Workspace) -> None:
    done = annotate("remove", DAM.id[:6], "--yes", folder=desk.root)
    assert (done.returncode, done.stderr) == (0, f"{DAM.id}  Dam opens\n")
    first, proof = done.stdout.splitlines()
    assert first == "1 article removed, with 0 tasks in Label Studio and 0 training sets"
    assert proof.startswith("Searched ")
    assert proof.endswith("of its text that no other article has: nothing is left")
    with desk.store() as store:
        assert store.article_ids() == ()
