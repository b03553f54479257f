"""What an older or disturbed push left on a real Label Studio is found and mended by the next."""

from dataclasses import replace

from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.studio.tasks import prediction
from annotate.workspace import Workspace
from tests.steps.pushing.test_push import numbered, shown_labels
from tests.steps.sent import fill, on_server, tagged
from tests.studio_server import STUDIO

pytestmark = STUDIO

BOTH = [["loaded_label", "loaded_language"]]


def test_a_task_without_its_tags_gets_them(workspace: Workspace, studio: Studio) -> None:
    fill(workspace, numbered(3))
    pushed = push(workspace, studio)
    tasks = [ids[0] for ids in on_server(studio, workspace).values()]
    studio.remove_predictions(pushed.project, tasks[:2])
    again = push(workspace, studio)
    assert (again.renewed, again.current) == (2, 1)
    assert [shown_labels(studio, task) for task in tasks] == [BOTH] * 3
    assert push(workspace, studio).current == 3


def test_to_remove_the_predictions_of_no_task_removes_none(workspace: Workspace, studio: Studio) -> None:
    """The server itself takes an empty choice for all tasks."""
    fill(workspace, numbered(2))
    pushed = push(workspace, studio)
    studio.remove_predictions(pushed.project, [])
    studio.add_predictions(pushed.project, {})
    assert studio.counts(pushed.project) == (2, 2)


def test_a_project_in_which_no_prediction_is_left_locks_no_push(workspace: Workspace, studio: Studio) -> None:
    fill(workspace, numbered(2))
    pushed = push(workspace, studio)
    tasks = [ids[0] for ids in on_server(studio, workspace).values()]
    studio.remove_predictions(pushed.project, tasks)
    studio.change_project(pushed.project, {"model_version": ""})
    assert push(workspace, studio).renewed == 2
    assert studio.project(pushed.project).version == pushed.version
    studio.remove_predictions(pushed.project, tasks)
    for task in tasks:
        studio.submit(task, [])
    studio.change_project(pushed.project, {"model_version": ""})
    assert push(workspace, studio).kept == 2
    assert studio.project(pushed.project).version == ""


def test_settings_that_hide_tags_are_put_back(workspace: Workspace, studio: Studio) -> None:
    fill(workspace, numbered(1))
    pushed = push(workspace, studio)
    there = studio.project(pushed.project)
    studio.change_project(
        pushed.project, {"show_collab_predictions": False, "enable_empty_annotation": False, "title": "Mine"}
    )
    assert studio.project(pushed.project).version == ""
    push(workspace, studio)
    assert studio.project(pushed.project) == replace(there, title="Mine")


def test_doubled_and_foreign_predictions_go(workspace: Workspace, studio: Studio) -> None:
    [one] = numbered(1)
    fill(workspace, [one])
    pushed = push(workspace, studio)
    [[task]] = on_server(studio, workspace).values()
    tags = tagged(one).tags
    studio.add_predictions(pushed.project, {task: prediction(tags, pushed.version)})
    studio.add_predictions(pushed.project, {task: prediction(tags[:1], "an older version")})
    assert len(shown_labels(studio, task)) == 3
    assert push(workspace, studio).renewed == 1
    assert shown_labels(studio, task) == BOTH


def test_a_prediction_of_the_right_version_with_other_regions_is_replaced_once_nothing_vouches_for_it(
    workspace: Workspace, studio: Studio
) -> None:
    [one] = numbered(1)
    fill(workspace, [one])
    pushed = push(workspace, studio)
    [[task]] = on_server(studio, workspace).values()
    studio.remove_predictions(pushed.project, [task])
    studio.add_predictions(pushed.project, {task: prediction(tagged(one).tags[:1], pushed.version)})
    with workspace.store() as store, store.transaction():
        [record] = store.tasks()
        store.put_task(replace(record, content_sha256=""))
    assert push(workspace, studio).renewed == 1
    assert shown_labels(studio, task) == BOTH


def test_a_blind_task_stays_without_tags(workspace: Workspace, studio: Studio) -> None:
    blind, shown = numbered(2)
    fill(workspace, [blind, shown])
    pushed = push(workspace, studio)
    tasks = {name: ids[0] for name, ids in on_server(studio, workspace).items()}
    studio.remove_predictions(pushed.project, list(tasks.values()))
    with workspace.store() as store, store.transaction():
        for record in store.tasks():
            store.put_task(replace(record, blind=record.article_id == blind.id))
    again = push(workspace, studio)
    assert (again.renewed, again.current) == (1, 1)
    assert (shown_labels(studio, tasks[blind.id]), shown_labels(studio, tasks[shown.id])) == ([], BOTH)

    # New rules change nothing for it, and if its task is gone it is sent without tags again.
    fill(workspace, [blind, shown], "rules 2")
    studio.remove_tasks([tasks[blind.id]])
    assert push(workspace, studio).sent == 1
    there = on_server(studio, workspace)
    assert (shown_labels(studio, there[blind.id][0]), shown_labels(studio, tasks[shown.id])) == ([], BOTH)
    with workspace.store() as store:
        assert {task.article_id for task in store.tasks() if task.blind} == {blind.id}
    assert push(workspace, studio).current == 2


def test_new_tags_stand_beside_the_old_until_they_are_the_ones_that_are_shown(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    """No page is without tags for the length of a push."""
    [one] = numbered(1)
    fill(workspace, [one])
    old = push(workspace, studio)
    seen: list[tuple[str, list[str]]] = []
    [[task]] = on_server(studio, workspace).values()

    class Watched(Studio):
        def change_project(self, number: int, changes: object) -> None:
            versions = [str(each.model_version) for each in self._sdk.predictions.list(task=task)]
            seen.append((self.shown(number), sorted(versions)))
            super().change_project(number, changes)  # type: ignore[arg-type]

    fill(workspace, [one], "rules 2")
    with Watched(studio.url, local_server.credentials.key, name=studio.name) as watched:
        new = push(workspace, watched)
    assert seen == [(old.version, sorted([old.version, new.version]))]
    assert shown_labels(studio, task) == BOTH
    assert studio.shown(new.project) == new.version


def test_another_workspaces_articles_in_a_shared_project_are_told_when_they_lose_their_tags(
    workspace: Workspace, studio: Studio
) -> None:
    fill(workspace, numbered(1))
    pushed = push(workspace, studio)
    more = {
        "data": {"about": "", "text": "Theirs.", "article_id": "f" * 16},
        "predictions": [prediction((), "their version")],
    }
    studio.add(pushed.project, [more])
    assert push(workspace, studio).remarks == (
        "1 task of another workspace in this project show no tags now, since a project shows those of one "
        "version: push from there as well, or give each a project of its own",
    )
    assert pull(workspace, studio).foreign == 0
