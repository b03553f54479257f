"""`pull` against a real Label Studio, again: only what changed is downloaded, and nothing is missed."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from annotate.coding.annotations import Export
from annotate.steps.pulling.pull import pull
from annotate.steps.pulling.pulled import Pulled
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.steps.pulling.test_pull import back, sent
from tests.studio.material import ARTICLE, BRUTAL, REGIME, TAGS, article
from tests.studio_server import STUDIO

pytestmark = STUDIO
ONE, TWO = article("One regime."), article("Two regimes.")
Asked = list[tuple[int, ...]]


@pytest.fixture
def asked(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The tasks that were downloaded, download by download."""
    found: Asked = []
    really = studio.reviewed

    def reviewed(project: int, only: Sequence[int]) -> Export:
        if only:
            found.append(tuple(only))
        return really(project, only)

    monkeypatch.setattr(studio, "reviewed", reviewed)
    return found


def test_only_what_changed_is_downloaded(workspace: Workspace, studio: Studio, asked: Asked) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, ONE: (), TWO: ()})
    first = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    studio.submit(tasks[ONE.id], [], skipped=True)
    assert pull(workspace, studio).known == 0
    assert pull(workspace, studio).known == 2
    studio.submit(tasks[TWO.id], [])
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.skipped, pulled.known) == (1, 0, 2)
    studio._sdk.annotations.update(first, result=back(REGIME))
    assert pull(workspace, studio).changed == 1
    assert pull(workspace, studio, everything=True).known == 3
    one, two, three = (tasks[each.id] for each in (ARTICLE, ONE, TWO))
    assert [set(each) for each in asked] == [{one, two}, {three}, {one}, {one, two, three}]


def test_a_first_submission_is_read_where_there_was_none(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ONE: ()})
    assert pull(workspace, studio).submitted == 0
    studio.submit(tasks[ONE.id], [])
    assert pull(workspace, studio).submitted == 1


def updated(studio: Studio, annotation: int, task: int) -> None:  # noqa: ARG001
    studio._sdk.annotations.update(annotation, result=back(REGIME))


def deleted(studio: Studio, annotation: int, task: int) -> None:  # noqa: ARG001
    studio._sdk.annotations.delete(annotation)


def deleted_in_the_list(studio: Studio, annotation: int, task: int) -> None:  # noqa: ARG001
    _act(studio, "delete_tasks_annotations", task)


def submitted_by_another(studio: Studio, annotation: int, task: int) -> None:  # noqa: ARG001
    studio.submit(task, back(BRUTAL))


def skipped_afterwards(studio: Studio, annotation: int, task: int) -> None:  # noqa: ARG001
    studio._sdk.annotations.update(annotation, was_cancelled=True)


def accepted_in_the_list(studio: Studio, annotation: int, task: int) -> None:  # noqa: ARG001
    _act(studio, "predictions_to_annotations", task)


def _act(studio: Studio, action: str, task: int) -> None:
    """What a person can do to tasks that are selected in the list."""
    project = int(studio._sdk.tasks.get(id=str(task)).project)
    chosen = {"all": False, "included": [task]}
    studio._sdk.actions.create(id=action, project=project, selected_items=chosen)


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        (updated, (1, 0, 1, 0)),
        (deleted, (0, 0, 0, 1)),
        (deleted_in_the_list, (0, 0, 0, 1)),
        (submitted_by_another, (1, 0, 0, 0)),
        (skipped_afterwards, (0, 1, 1, 0)),
        (accepted_in_the_list, (1, 0, 0, 0)),
    ],
)
def test_whatever_happens_to_an_annotation_is_noticed(
    change: Callable[[Studio, int, int], None],
    counts: tuple[int, int, int, int],
    workspace: Workspace,
    studio: Studio,
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, ONE: ()})
    annotation = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    studio.submit(tasks[ONE.id], [])
    pull(workspace, studio)
    change(studio, annotation, tasks[ARTICLE.id])
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.skipped, pulled.changed, len(pulled.withdrawn)) == counts
    assert nothing_new(pull(workspace, studio))


@pytest.mark.parametrize("when", ["changed", "annotated", "reviewed", "deleted"])
def test_what_changes_while_it_is_read_comes_with_the_next_pull(
    when: str, workspace: Workspace, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a question to the server somebody changes a review, and another one submits a first."""
    tasks = sent(workspace, studio, {ARTICLE: TAGS, ONE: (), TWO: ()})
    annotation = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    gone = studio.submit(tasks[ARTICLE.id], [])
    pull(workspace, studio)
    studio.submit(tasks[ONE.id], [])
    studio._sdk.annotations.delete(gone)
    really = getattr(studio, when)

    def meanwhile(*asked: Any, **more: Any) -> Any:
        answer = really(*asked, **more)
        monkeypatch.setattr(studio, when, really)
        studio._sdk.annotations.update(annotation, result=back(REGIME))
        studio.submit(tasks[TWO.id], [])
        return answer

    monkeypatch.setattr(studio, when, meanwhile)
    pulls = [pull(workspace, studio) for _ in range(2)]
    assert getattr(studio, when) == really
    assert sum(pulled.submitted for pulled in pulls) == 3
    assert sum(pulled.changed for pulled in pulls) == 1
    assert [each.annotation_id for pulled in pulls for each in pulled.withdrawn] == [gone]
    assert nothing_new(pull(workspace, studio))


def test_of_two_reviews_the_one_that_was_deleted_is_withdrawn(
    workspace: Workspace, studio: Studio, asked: Asked
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, ONE: ()})
    gone = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    studio.submit(tasks[ARTICLE.id], back(REGIME))
    studio.submit(tasks[ONE.id], [])
    pull(workspace, studio)
    studio._sdk.annotations.delete(gone)
    assert [each.annotation_id for each in pull(workspace, studio).withdrawn] == [gone]
    assert [len(each) for each in asked] == [2, 1]
    assert asked[1] == (tasks[ARTICLE.id],)


def test_a_draft_changes_nothing(workspace: Workspace, studio: Studio, asked: Asked) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(*TAGS))
    pull(workspace, studio)
    draft: Any = {"result": back(BRUTAL), "lead_time": 1.0}
    made = studio._http.post(
        f"{studio.url}/api/tasks/{tasks[ARTICLE.id]}/drafts",
        json=draft,
        headers=studio._sdk._client_wrapper.get_headers(),
    )
    assert made.status_code == 201
    assert nothing_new(pull(workspace, studio))
    assert asked == [(tasks[ARTICLE.id],)]


def test_what_could_not_be_taken_is_read_again_each_time(
    workspace: Workspace, studio: Studio, asked: Asked
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, ONE: ()})
    studio.submit(tasks[ARTICLE.id], back(BRUTAL))
    studio.submit(tasks[ONE.id], [])
    with workspace.store() as store, store.transaction():
        store.remove_article(ONE.id)
    assert pull(workspace, studio).foreign == 1
    asked.clear()
    assert pull(workspace, studio).foreign == 1
    assert asked == [(tasks[ONE.id],)]
    with workspace.store() as store, store.transaction():
        store.add_article(ONE)  # it is ours now: its review is taken
    assert pull(workspace, studio).submitted == 1


def test_of_many_reviews_those_of_tasks_that_another_copy_pushed_are_listed(
    workspace: Workspace, studio: Studio, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, ONE: ()})
    studio.submit(tasks[ARTICLE.id], back(BRUTAL))
    studio.submit(tasks[ONE.id], [])
    with workspace.store() as store, store.transaction():
        store._db.execute("DELETE FROM tasks WHERE article_id = ?", (ONE.id,))
    monkeypatch.setattr("annotate.steps.pulling.reread.LISTED", 1)
    assert pull(workspace, studio).submitted == 2
    assert asked == [(tasks[ARTICLE.id],), (tasks[ONE.id],)]


def nothing_new(pulled: Pulled) -> bool:
    return not (pulled.submitted or pulled.skipped or pulled.changed or pulled.withdrawn or pulled.older)
