"""`push` against a real Label Studio: each article exactly once, whatever happens on the way."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from annotate.errors import InputError, MissingError, RefusedError
from annotate.records import Article
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.instruction import named
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.faults.proxy import Asked, Fault, Proxy, path
from tests.steps.sent import fill, on_server, tagged
from tests.studio.material import CODEBOOK, article
from tests.studio_server import STUDIO
from tests.told import Told

pytestmark = STUDIO


def numbered(count: int) -> list[Article]:
    return [article(f"Dam {n} 🚧\n\nThe puppet regime promised a brutal answer {n}.") for n in range(count)]


def shown_labels(studio: Studio, task_id: int) -> list[list[str]]:
    """Labels of each prediction that the page of a task shows."""
    task = studio._sdk.tasks.get(id=str(task_id))
    return [[each["value"]["labels"][0] for each in p.result] for p in task.predictions]


def test_pushed_twice_each_article_is_there_once(workspace: Workspace, studio: Studio) -> None:
    articles = numbered(3)
    fill(workspace, articles)
    told: list[int] = []
    first = push(workspace, studio, progress=Told(begin=told.append, advance=told.append))
    assert (first.sent, first.renewed, first.current, first.kept) == (3, 0, 0, 0)
    assert (first.tags, first.withheld, first.untagged, first.removed) == (6, 0, 0, 0)
    assert told == [3, 3]
    second = push(workspace, studio)
    assert (second.sent, second.renewed, second.current, second.kept) == (0, 0, 3, 0)
    assert second.version == first.version
    there = on_server(studio, workspace)
    assert there.keys() == {each.id for each in articles}
    assert all(len(tasks) == 1 for tasks in there.values())


def test_what_is_stored_about_the_sending(workspace: Workspace, studio: Studio) -> None:
    [one] = numbered(1)
    fill(workspace, [one])
    pushed = push(workspace, studio)
    with workspace.store() as store:
        [task] = store.tasks(studio.name, pushed.project)
        assert (task.article_id, task.sampled_by, task.inclusion_probability) == (one.id, "all", 1.0)
        snapshot = store.snapshot(studio.name, pushed.project, task.task_id, pushed.version)
        assert snapshot == store.tags(one.id)
        assert store.codebooks()["2.1"] == CODEBOOK.digests


def test_an_article_without_tags_is_sent_for_what_the_rules_missed(
    workspace: Workspace, studio: Studio
) -> None:
    [one] = numbered(1)
    with workspace.store() as store, store.transaction():
        store.add_article(one)
        store.put_tagged(tagged(one, ()), "rules 1")
    pushed = push(workspace, studio)
    assert (pushed.sent, pushed.tags) == (1, 0)
    [[task]] = on_server(studio, workspace).values()
    assert shown_labels(studio, task) == [[]]
    assert push(workspace, studio).current == 1


def test_articles_that_were_never_tagged_are_counted_and_not_sent(
    workspace: Workspace, studio: Studio
) -> None:
    fill(workspace, numbered(1))
    with workspace.store() as store, store.transaction():
        store.add_article(article("Nobody tagged this."))
    pushed = push(workspace, studio)
    assert (pushed.sent, pushed.untagged) == (1, 1)


def test_tags_below_their_threshold_stay_in_the_store(workspace: Workspace, studio: Studio) -> None:
    weak, strong = numbered(2)
    fill(workspace, [weak], score=0.3)
    fill(workspace, [strong], score=0.5)
    workspace = replace(workspace, config=replace(workspace.config, thresholds={"loaded_label": 0.3}))
    pushed = push(workspace, studio)
    assert (pushed.tags, pushed.withheld) == (3, 1)
    there = on_server(studio, workspace)
    assert shown_labels(studio, there[weak.id][0]) == [["loaded_label"]]
    assert shown_labels(studio, there[strong.id][0]) == [["loaded_label", "loaded_language"]]
    with workspace.store() as store:
        assert len(store.tags(weak.id)) == 2


def test_new_rules_renew_what_nobody_reviewed_and_leave_the_rest(
    workspace: Workspace, studio: Studio
) -> None:
    reviewed, skipped, fresh = articles = numbered(3)
    fill(workspace, articles)
    old = push(workspace, studio)
    tasks = {name: ids[0] for name, ids in on_server(studio, workspace).items()}
    studio.submit(tasks[reviewed.id], [])
    studio.submit(tasks[skipped.id], [], skipped=True)

    with workspace.store() as store, store.transaction():
        for each in articles:
            store.put_tagged(tagged(each, ("unattributed_claim",)), "rules 2")
    new = push(workspace, studio)
    assert (new.sent, new.renewed, new.current, new.kept) == (0, 2, 0, 1)
    assert new.version != old.version
    assert {name: ids[0] for name, ids in on_server(studio, workspace).items()} == tasks
    assert shown_labels(studio, tasks[fresh.id]) == [["unattributed_claim"]]
    assert shown_labels(studio, tasks[skipped.id]) == [["unattributed_claim"]]
    assert new.tags == 2
    listed = {name: each["about"] for name, each in studio.data(new.project, list(tasks.values())).items()}
    assert [name for name, about in listed.items() if "<i>unattributed_claim</i>" in about] == sorted(
        (tasks[skipped.id], tasks[fresh.id])
    )
    assert "<i>loaded_label</i>" in listed[tasks[reviewed.id]]

    # The review counts against what was on the page then.
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.skipped) == (1, 1)
    assert pulled.verdicts == {"rejected": 2}
    with workspace.store() as store:
        before = store.snapshot(studio.name, new.project, tasks[reviewed.id], old.version)
        [review] = [each for each in store.reviews() if each.status == "submitted"]
        assert before is not None
        assert review.tags_shown == tuple(each.id for each in before)
    assert push(workspace, studio).renewed == 0


def test_pushing_again_fetches_no_texts_but_of_tasks_that_an_earlier_release_made(
    workspace: Workspace, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace, numbered(3))
    assert push(workspace, studio).sent == 3
    asked: list[str] = []
    listed = studio._sdk.tasks.list

    def told(**how: Any) -> Any:
        asked.append(how["include"])
        return listed(**how)

    monkeypatch.setattr(studio._sdk.tasks, "list", told)
    assert push(workspace, studio).current == 3
    assert asked
    assert not [each for each in asked if "data" in each.split(",")]
    [number] = next(iter(on_server(studio, workspace).values()))
    studio._sdk.tasks.update(id=str(number), meta={})
    asked.clear()
    assert push(workspace, studio).current == 3
    assert [each for each in asked if "data" in each.split(",")] == ["id,data"]


def test_a_project_of_an_earlier_version_gets_the_list_of_tags_and_the_instruction(
    workspace: Workspace, studio: Studio
) -> None:
    done, fresh = articles = numbered(2)
    fill(workspace, articles)
    number = push(workspace, studio).project
    tasks = {name: ids[0] for name, ids in on_server(studio, workspace).items()}
    studio.submit(tasks[done.id], [])
    earlier = {"about": "English · 10 words"}
    sent = studio.data(number, list(tasks.values()))
    for each in tasks.values():
        kept = {name: value for name, value in sent[each].items() if name not in ("title", "words")}
        studio.change_data(each, kept | earlier)
    plain = page(CODEBOOK).replace("HyperText", "Header").replace('name="about" ', "")
    settings = {"label_config": plain, "expert_instruction": "", "show_instruction": False}
    studio.change_project(number, settings)
    with workspace.store() as store, store.transaction():
        for record in store.tasks(studio.name, number):
            store.put_task(replace(record, content_sha256="of an earlier version"))

    again = push(workspace, studio)
    assert (again.sent, again.renewed, again.kept) == (0, 1, 1)
    there = studio.data(number, list(tasks.values()))
    assert there[tasks[fresh.id]] == sent[tasks[fresh.id]]
    assert there[tasks[done.id]]["about"] == earlier["about"]
    assert shown_labels(studio, tasks[fresh.id]) == [["loaded_label", "loaded_language"]]
    project = studio.project(number)
    assert project.page == page(CODEBOOK)
    assert named(CODEBOOK) in project.instruction
    assert push(workspace, studio).current == 1


def test_the_list_of_tasks_shows_titles_and_what_people_lay_out_stays(
    workspace: Workspace, studio: Studio
) -> None:
    fill(workspace, numbered(1))
    number = push(workspace, studio).project
    [view] = studio._sdk.views.list(project=number)
    hidden = view.data["hiddenColumns"]["explore"]
    assert {"tasks:data.text_sha256", "tasks:data.article_id", "tasks:data.about"} <= set(hidden)
    assert not {"tasks:data.title", "tasks:data.words", "tasks:total_annotations"} & set(hidden)
    studio._sdk.views.update(str(view.id), data={**view.data, "title": "Mine", "hiddenColumns": {}})
    push(workspace, studio)
    assert [each.data["title"] for each in studio._sdk.views.list(project=number)] == ["Mine"]


def test_what_somebody_has_begun_keeps_its_tags_and_is_judged_by_them(
    workspace: Workspace, studio: Studio
) -> None:
    [one] = numbered(1)
    fill(workspace, [one])
    pushed = push(workspace, studio)
    [[task]] = on_server(studio, workspace).values()
    [opened] = [each.id for each in studio._sdk.predictions.list(task=task)]
    with workspace.store() as store:
        was = store.snapshot(studio.name, pushed.project, task, pushed.version)
    assert was is not None
    kept = {
        "id": was[0].id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": was[0].start, "end": was[0].end, "labels": [was[0].label]},
    }
    draft = studio._sdk._client_wrapper.httpx_client.request(
        f"api/tasks/{task}/drafts", method="POST", json={"result": [kept], "lead_time": 1}
    )
    assert draft.status_code == 201

    with workspace.store() as store, store.transaction():
        store.put_tagged(tagged(one, ("unattributed_claim",)), "rules 2")
    again = push(workspace, studio)
    assert (again.renewed, again.kept) == (0, 1)
    assert shown_labels(studio, task) == [["loaded_label", "loaded_language"]]

    studio.submit(task, [kept], parent_prediction=opened)
    assert pull(workspace, studio).verdicts == {"accepted": 1, "rejected": 1}


def test_an_article_reviewed_elsewhere_is_not_sent_again(
    new_workspace: Callable[[], Workspace], studio: Studio
) -> None:
    workspace = new_workspace()
    fill(workspace, numbered(2))
    push(workspace, studio)
    first, *_ = on_server(studio, workspace).values()
    studio.submit(first[0], [])
    pull(workspace, studio)
    other = new_workspace().config.studio_project
    elsewhere = replace(workspace, config=replace(workspace.config, studio_project=other))
    pushed = push(elsewhere, studio)
    assert (pushed.sent, pushed.kept) == (1, 1)


def test_a_superseded_article_leaves_the_server_unless_somebody_reviewed_it(
    workspace: Workspace, studio: Studio
) -> None:
    old, reviewed, new = numbered(3)
    fill(workspace, [old, reviewed])
    push(workspace, studio)
    studio.submit(on_server(studio, workspace)[reviewed.id][0], [])
    with workspace.store() as store, store.transaction():
        store.add_article(new, supersedes=old.id)
        store.put_tagged(tagged(new), "rules 1")
    pushed = push(workspace, studio)
    assert (pushed.sent, pushed.kept, pushed.removed) == (1, 1, 1)
    assert on_server(studio, workspace).keys() == {reviewed.id, new.id}


def test_an_article_with_a_broken_tag_is_named_and_nothing_is_sent(
    workspace: Workspace, studio: Studio
) -> None:
    good, bad = numbered(2)
    fill(workspace, [good, bad])
    moved = tagged(bad)
    with workspace.store() as store, store.transaction():
        store.put_tagged(replace(moved, tags=(replace(moved.tags[0], start=1),)), "rules 1")
    with pytest.raises(RefusedError, match=rf"article {bad.id} was not sent, since the tag .* covers other"):
        push(workspace, studio)
    assert on_server(studio, workspace) == {}


def test_a_tag_whose_label_the_codebook_lost_is_named_and_nothing_is_sent(
    workspace: Workspace, studio: Studio
) -> None:
    [one] = numbered(1)
    fill(workspace, [one], score=0.9)
    guidelines = workspace.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8").replace("`loaded_language`", "`emotive_word`")
    guidelines.write_text(text.replace("Version: 2.1", "Version: 2.2"), encoding="utf-8")
    with pytest.raises(
        RefusedError, match=r"the label 'loaded_language', which the codebook lacks.*annotate tag"
    ):
        push(workspace, studio)


def test_a_project_of_somebody_else_is_left_alone(workspace: Workspace, studio: Studio) -> None:
    foreign = (
        '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>'
    )
    made = studio._sdk.projects.create(title=workspace.config.studio_project, label_config=foreign)
    fill(workspace, numbered(1))
    with pytest.raises(InputError, match="was not made by annotate: choose another title"):
        push(workspace, studio)
    assert studio._sdk.projects.get(made.id).label_config == foreign


def test_a_new_label_in_the_codebook_reaches_the_page(workspace: Workspace, studio: Studio) -> None:
    fill(workspace, numbered(1))
    first = push(workspace, studio)
    guidelines = workspace.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8").replace("Version: 2.1", "Version: 2.2")
    guidelines.write_text(text + "\n## `repetition` Repetition\n\nThe same phrase again.\n", encoding="utf-8")
    second = push(workspace, studio)
    assert second.project == first.project
    assert second.version.startswith("2.2 · ")
    assert 'value="repetition"' in studio._sdk.projects.get(second.project).label_config


# Interruptions


def test_a_connection_that_stays_cut_after_the_server_committed_doubles_nothing(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    articles = numbered(5)
    fill(workspace, articles)
    sent = threading.Event()

    def sent_or_later(asked: Asked) -> bool:
        if path("/import")(asked):
            sent.set()
        return sent.is_set()

    with (
        Proxy(studio.url, Fault("cut", sent_or_later, nth=None)) as proxy,
        Studio(proxy.url, local_server.credentials.key, name=studio.name) as broken,
        pytest.raises(MissingError, match="cannot be reached"),
    ):
        push(workspace, broken)
    assert {len(ids) for ids in on_server(studio, workspace).values()} == {1}  # they arrived, and once
    again = push(workspace, studio)
    assert (again.sent, again.renewed, again.current, again.removed) == (0, 0, 5, 0)
    there = on_server(studio, workspace)
    assert there.keys() == {each.id for each in articles}
    assert {len(ids) for ids in there.values()} == {1}
    assert all(len(shown_labels(studio, ids[0])) == 1 for ids in there.values())
    with workspace.store() as store:
        assert {task.article_id for task in store.tasks()} == there.keys()


def test_an_answer_that_was_cut_once_is_made_good_in_the_same_push(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    articles = numbered(5)
    fill(workspace, articles)
    with (
        Proxy(studio.url, Fault("cut", path("/import"))) as proxy,
        Studio(proxy.url, local_server.credentials.key, name=studio.name) as broken,
    ):
        assert push(workspace, broken).sent == 5
        assert proxy.struck == 1
        assert sum(path("/import")(asked) for asked in proxy.asked) == 1
    there = on_server(studio, workspace)
    assert {len(ids) for ids in there.values()} == {1}
    assert push(workspace, studio).current == 5


def test_predictions_cut_after_the_server_committed_are_not_doubled(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace, numbered(3))
    push(workspace, studio)
    fill(workspace, numbered(3), "rules 2")
    with (
        Proxy(studio.url, Fault("cut", path("/import/predictions"))) as proxy,
        Studio(proxy.url, local_server.credentials.key, name=studio.name) as broken,
    ):
        assert push(workspace, broken).renewed == 3
        assert proxy.struck == 1
    assert push(workspace, studio).current == 3
    for [task] in on_server(studio, workspace).values():
        assert len(shown_labels(studio, task)) == 1


def test_killed_in_the_middle_and_run_again(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    articles = numbered(600)
    fill(workspace, articles)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from annotate.steps.pushing.push import push\n"
        "from annotate.studio.client import Studio\n"
        "from annotate.workspace import Workspace\n"
        "root, url, name = sys.argv[1:]\n"
        "with Studio(url, sys.stdin.read(), name=name) as studio:\n"
        "    push(Workspace.at(Path(root)), studio)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(workspace.root), studio.url, studio.name],
        stdin=subprocess.PIPE,
    )
    assert child.stdin is not None
    child.stdin.write(local_server.credentials.key.encode())
    child.stdin.close()

    def some_arrived() -> bool:
        project = studio.find(workspace.config.studio_project)
        return project is not None and len(studio.task_states(project)) >= 250

    until = time.monotonic() + 60
    while not some_arrived():
        assert time.monotonic() < until
        assert child.poll() is None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()

    time.sleep(2)  # a batch under way may still be committed: the server does not know that we are gone
    arrived = len(on_server(studio, workspace))
    assert arrived in (250, 500, 600)
    again = push(workspace, studio)
    assert again.sent == 600 - arrived
    there = on_server(studio, workspace)
    assert there.keys() == {each.id for each in articles}
    assert {len(ids) for ids in there.values()} == {1}
    assert push(workspace, studio).current == 600


def test_a_copy_that_arrived_late_is_taken_out_and_the_reviewed_one_stays(
    workspace: Workspace, studio: Studio
) -> None:
    [one] = numbered(1)
    fill(workspace, [one])
    pushed = push(workspace, studio)
    task = studio._sdk.tasks.get(id=str(on_server(studio, workspace)[one.id][0]))
    copy, late = studio.add(pushed.project, [{"data": task.data}, {"data": task.data}])
    studio.submit(late, [])
    again = push(workspace, studio)
    assert (again.removed, again.kept, again.sent) == (2, 1, 0)
    assert on_server(studio, workspace) == {one.id: [late]}
    assert copy != late


def test_two_pushes_at_once_send_each_article_once(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace, numbered(20))
    errors: list[BaseException] = []

    def run() -> None:
        try:
            with Studio(studio.url, local_server.credentials.key, name=studio.name) as mine:
                push(workspace, mine)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert {len(ids) for ids in on_server(studio, workspace).values()} == {1}
