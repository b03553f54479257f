"""`pull` when the server was put back from an older copy, and when it is cut off: nothing is lost unasked."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.coding.annotations import Export
from annotate.steps.pulling.pull import pull
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.steps.pulling.test_pull import back, decided, sent
from tests.studio.material import ARTICLE, REGIME, TAGS, article
from tests.studio_server import STUDIO
from tests.told import Told

pytestmark = STUDIO
OTHER = article("One regime.")


def database(server: LocalServer) -> Path:
    [file] = server.data.glob("*.sqlite3")
    return file


def test_a_server_put_back_from_an_older_copy_takes_nothing_back_unasked(
    workspace: Workspace, local_server: LocalServer, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"

    def connected() -> Studio:
        return Studio(local_server.start(), local_server.credentials.key, name=local_server.name)

    with connected() as studio:
        tasks = sent(workspace, studio, {ARTICLE: TAGS, OTHER: ()})
    local_server.stop()
    shutil.copy(database(local_server), copy)
    with connected() as studio:
        lost = studio.submit(tasks[ARTICLE.id], back(*TAGS))
        assert pull(workspace, studio).verdicts == {"accepted": 3}
    local_server.stop()
    shutil.copy(copy, database(local_server))

    with connected() as studio:
        pulled = pull(workspace, studio)
        assert [each.annotation_id for each in pulled.kept] == [lost]
        assert pulled.withdrawn == ()
        assert [sign.partition(" was last changed")[0] for sign in pulled.older] == [
            f"the task of article {ARTICLE.id}"
        ]
        assert len(decided(workspace)) == 3

        again = studio.submit(tasks[OTHER.id], [])
        assert again == lost  # the number was handed out again
        pulled = pull(workspace, studio)
        assert (pulled.submitted, pulled.changed) == (1, 0)
        assert pulled.older == (f"the number {lost} of an annotation was handed out again",)
        assert [each.article_id for each in pulled.kept] == [ARTICLE.id]
        assert len(decided(workspace)) == 3

        asked = []
        pulled = pull(workspace, studio, confirm=lambda missing: asked.append(missing) is None)
        assert [len(missing.reviews) for missing in asked] == [1]
        assert [each.article_id for each in pulled.withdrawn] == [ARTICLE.id]
        assert pulled.kept == ()
        assert decided(workspace) == []
    with workspace.store() as store:
        assert {each.article_id: each.status for each in store.reviews()} == {
            ARTICLE.id: "withdrawn",
            OTHER.id: "submitted",
        }


def test_nothing_is_taken_back_that_the_server_itself_still_has(
    workspace: Workspace, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export can lack annotations that are there: only what the server says of each counts."""
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    pull(workspace, studio)
    monkeypatch.setattr(studio, "reviewed", lambda *_: Export(tasks=()))
    pulled = pull(workspace, studio, everything=True, confirm=lambda _: True)
    assert (pulled.withdrawn, pulled.kept) == ((), ())
    assert len(decided(workspace)) == 3


def test_a_review_that_is_back_on_the_server_counts_again(
    workspace: Workspace, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(REGIME))
    pull(workspace, studio)
    with monkeypatch.context() as gone:
        gone.setattr(studio, "reviewed", lambda *_: Export(tasks=()))
        gone.setattr(studio, "deleted", lambda _: True)
        assert len(pull(workspace, studio, everything=True).withdrawn) == 1
    assert pull(workspace, studio).verdicts == {"accepted": 1, "rejected": 2}
    assert pull(workspace, studio).known == 1


def test_a_pull_that_dies_half_way_leaves_the_store_as_before(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, OTHER: ()})
    for task in tasks.values():
        studio.submit(task, [])
    with pytest.raises(RuntimeError, match="power cut"):
        pull(workspace, studio, progress=Told(advance=dying(after=1)))
    with workspace.store() as store:
        assert store.reviews(history=True) == ()
    assert pull(workspace, studio).submitted == 2


def dying(after: int) -> Callable[[int], None]:
    steps = []

    def advance(_: int) -> None:
        if len(steps) == after:
            raise RuntimeError("power cut")
        steps.append(1)

    return advance
