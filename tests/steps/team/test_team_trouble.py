"""What can go wrong in a team of three, on the real server: nothing is lost or doubled, and each is told."""

import shutil
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import MissingError, RefusedError, UsageError
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.steps.team.assign import Wish, assign
from annotate.steps.team.reassign import close, leave
from annotate.store.sqlite import connect
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.steps.sent import fill
from tests.steps.team_of_coders import Team, code_of, numbered, project_of, reviews, share_out, tasks_of
from tests.studio.accounts import Colleague
from tests.studio.material import CODEBOOK, region
from tests.studio_server import STUDIO

pytestmark = STUDIO


def settled(workspace: Workspace, studio: Studio, team: Sequence[Colleague], articles: int) -> None:
    """Everybody codes what stands in their project; then every article has each review once."""
    for coder in team:
        for task in tasks_of(workspace, studio, coder):
            if not task.touched:
                coder.submit(task.task_id, [])
    pull(workspace, studio)
    found = reviews(workspace)
    assert len(found) == len(set(found))
    assert len({article for article, _ in found}) == articles
    with workspace.store() as store:
        rows = store.assigned()
    assert {(each.article_id, each.coder) for each in rows} <= set(found)
    after = push(workspace, studio)
    again = sum(each.purpose == "again" for each in rows)  # none was sent before
    assert (after.sent, after.renewed) == (again, 0)
    assert sum(each.assigned for each in after.shares if each.purpose == "again") == again


def test_a_project_that_was_deleted_is_told_and_made_anew_for_what_is_not_done(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, ben, _ = team
    share_out(workspace, studio, team, 6, double=0.5)
    first, second, *_ = tasks_of(workspace, studio, ben)
    ben.submit(first.task_id, [])
    pull(workspace, studio)
    ben.submit(second.task_id, [])
    gone = project_of(workspace, ben)
    studio.remove_project(gone)
    ada.submit(tasks_of(workspace, studio, ada)[0].task_id, [])
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.withdrawn) == (1, ())
    name = ben.email.partition("@")[0]
    assert pulled.remarks == (
        f"Project {gone} of {name} is no longer on {studio.url}: what was pulled from it is kept, and "
        "`annotate push` makes a new one for the rest",
    )
    again = push(workspace, studio)
    assert (again.sent, again.kept, again.current) == (2, 1, 5)
    assert again.remarks == (
        f"Project {gone}, where articles of this workspace stood, is no longer on {studio.url}: another one "
        "is used from now on",
    )
    there = {each.article_id for each in tasks_of(workspace, studio, ben)}
    assert first.article_id not in there
    assert second.article_id in there
    settled(workspace, studio, team, 6)


def test_labels_that_were_edited_by_hand_are_set_aside_told_and_put_back(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    _, ben, _ = team
    share_out(workspace, studio, team, 6)
    project, right = project_of(workspace, ben), page(CODEBOOK)
    studio.change_project(project, {"label_config": right.replace("loaded_language", "rude")})
    task, *_ = tasks_of(workspace, studio, ben)
    ben.submit(task.task_id, [region("x", "rude", 0, 6)])
    pulled = pull(workspace, studio)
    edited = f"The labelling page of project {project} was changed on the server"
    assert pulled.remarks == (f"{edited}: `annotate push` puts it back as the codebook has it",)
    assert pulled.submitted == 1
    assert "the codebook has no label 'rude'" in pulled.set_aside[0]
    again = push(workspace, studio)
    assert again.remarks == (f"{edited}: it is put back as the codebook has it",)
    assert (again.sent, again.renewed, studio.project(project).page) == (0, 0, right)
    settled(workspace, studio, team, 6)


def test_an_account_that_was_renamed_keeps_its_code_and_one_that_is_new_gets_another(
    workspace: Workspace, studio: Studio, local_server: LocalServer, team: Team
) -> None:
    _, _, cy = team
    with Colleague(studio, local_server.credentials.key) as dan:
        three = (*team[:2], dan)
        share_out(workspace, studio, three, 6)
        one, two = tasks_of(workspace, studio, dan)
        dan.submit(one.task_id, [])
        pull(workspace, studio)
        [database] = local_server.data.glob("*.sqlite3")
        with closing(connect(database)) as opened:
            was = opened.execute("SELECT email FROM htx_user WHERE id = ?", (dan.id,)).fetchone()[0]
            dan.email = f"was-{was}"
            opened.execute("UPDATE htx_user SET email = ? WHERE id = ?", (dan.email, dan.id))
        dan.submit(two.task_id, [])
        assert pull(workspace, studio).remarks == ()
        assert {who for _, who in reviews(workspace)} == {code_of(workspace, dan)}
        made, _ = share_out(workspace, studio, [dan, cy], 2, first=6)
        assert [each.code for each in made.coders] == [code_of(workspace, each) for each in (dan, cy)]
        with Colleague(studio, local_server.credentials.key) as eve:
            with closing(connect(database)) as opened:  # somebody else has the address now
                opened.execute("UPDATE htx_user SET email = ? WHERE id = ?", (was, eve.id))
            eve.email = was
            made, _ = share_out(workspace, studio, [eve], 1, first=8)
            assert [each.code for each in made.coders] == [code_of(workspace, eve)]
            assert code_of(workspace, eve) != code_of(workspace, dan)


def test_work_of_a_deleted_account_in_its_own_project_is_its_coders(
    workspace: Workspace, studio: Studio, local_server: LocalServer, team: Team
) -> None:
    with Colleague(studio, local_server.credentials.key) as dan:
        three = (*team[:2], dan)
        share_out(workspace, studio, three, 6)
        code = code_of(workspace, dan)
        one, two = tasks_of(workspace, studio, dan)
        dan.submit(one.task_id, [])
        pull(workspace, studio)
        dan.submit(two.task_id, [])
        dan.leave()
        pulled = pull(workspace, studio)
        name = dan.email.partition("@")[0]
        assert (pulled.submitted, pulled.deleted) == (1, 0)
        assert pulled.remarks == (
            f"{name} ({code}) has no account on {studio.url} any more: what was pulled counts, and `annotate "
            f"assign --leaves {name} --why …` gives the rest to the others",
        )
        assert reviews(workspace) == sorted([(one.article_id, code), (two.article_id, code)])
        assert push(workspace, studio).sent == 0
        left = leave(workspace, studio, name, "gone")
        assert (left.given, left.fewer) == ((), 0)


def test_who_codes_anothers_project_is_credited_and_named_and_the_other_codes_too(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, ben, _ = team
    share_out(workspace, studio, team, 6)
    one, _ = tasks_of(workspace, studio, ada)
    ben.submit(one.task_id, [])
    pulled = pull(workspace, studio)
    names = {each: f"{each.email.partition('@')[0]} ({code_of(workspace, each)})" for each in team}
    project = project_of(workspace, ada)
    assert pulled.remarks == (
        f"{names[ben]} reviewed 1 article in project {project}, which is {names[ada]}'s: credited to "
        f"{names[ben]}",
    )
    assert reviews(workspace) == [(one.article_id, code_of(workspace, ben))]
    again = push(workspace, studio)
    assert (again.sent, again.current) == (1, 5)
    short = ada.email.partition("@")[0]
    assert again.remarks == (
        f"Somebody else coded 1 of the articles of {short} in project {project}: {short} is given them once "
        "more",
    )
    again = push(workspace, studio)
    assert (again.sent, again.remarks) == (0, ())  # it is said when they are given it, and not again
    new = tasks_of(workspace, studio, ada)[-1]
    assert (new.article_id, new.touched) == (one.article_id, False)
    ada.submit(new.task_id, [])
    assert push(workspace, studio).sent == 0
    assert pull(workspace, studio).remarks == ()
    settled(workspace, studio, team, 6)


def test_what_a_coder_who_leaves_has_not_done_goes_to_the_others(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    cy = team[2]
    share_out(workspace, studio, team, 9, double=1 / 3, blind=1 / 3, again=1)
    one, two, *rest = tasks_of(workspace, studio, cy)
    cy.submit(one.task_id, [])
    pull(workspace, studio)
    push(workspace, studio)
    cy.submit(two.task_id, [])  # nobody has pulled it yet
    left = leave(workspace, studio, cy.email.partition("@")[0], "another job")
    coding = [each for each in left.given if each.purpose == "coding"]
    assert left.fewer == 0
    assert {each.article_id for each in coding} == {each.article_id for each in rest}
    pushed = push(workspace, studio)
    assert pushed.sent == len(coding)
    assert {each.article_id for each in tasks_of(workspace, studio, cy)} == {one.article_id, two.article_id}
    assert tasks_of(workspace, studio, cy, "again") == ()
    assert [each.coder.code for each in pushed.shares] == sorted(code_of(workspace, each) for each in team)
    with workspace.store() as store:
        [event] = store.events()
        coded_by = Counter(each.article_id for each in store.assigned() if each.purpose == "coding")
    assert (event.what, event.coder, event.reason) == ("left", code_of(workspace, cy), "another job")
    assert sorted(coded_by.values()) == [1] * 6 + [2] * 3
    with pytest.raises(UsageError, match="no coder is called"):
        leave(workspace, studio, cy.email.partition("@")[0], "gone")
    settled(workspace, studio, team, 9)


def test_what_everybody_else_has_already_is_coded_by_one_person_less_and_that_is_told(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    share_out(workspace, studio, team[:2], 4, double=0.5)
    ben = code_of(workspace, team[1])
    with workspace.store() as store:
        rows = store.assigned()
    alone = [each for each in rows if sum(other.article_id == each.article_id for other in rows) == 1]
    left = leave(workspace, studio, team[1].email.partition("@")[0], "another job")
    assert left.fewer == 2
    assert {each.article_id for each in left.given} == {
        each.article_id for each in alone if each.coder == ben
    }
    assert push(workspace, studio).sent == len(left.given)
    settled(workspace, studio, team[:1], 4)


def test_two_leads_who_assign_at_once_in_one_workspace_assign_each_article_once(
    workspace: Workspace, studio: Studio, local_server: LocalServer, team: Team
) -> None:
    fill(workspace, numbered(6))
    names = [each.email for each in team]
    told: list[Any] = []

    def run() -> None:
        try:
            with Studio(studio.url, local_server.credentials.key, name=studio.name) as mine:
                told.append(assign(workspace, mine, Wish(coders=names)))
                push(workspace, mine)
        except BaseException as error:
            told.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(each.rows) for each in told) == [0, 6]
    settled(workspace, studio, team, 6)


def test_what_a_coder_skipped_since_the_last_pull_is_on_record_when_the_assignment_ends(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    ada, *_ = team
    share_out(workspace, studio, [ada], 3)
    one, two, _ = tasks_of(workspace, studio, ada)
    studio.submit(one.task_id, [], skipped=True, account=ada.id)
    ada.submit(two.task_id, [])
    close(workspace, studio, "done")
    pull(workspace, studio)
    with workspace.store() as store:
        assert sorted((each.article_id, each.reviewer, each.status) for each in store.reviews()) == sorted(
            [
                (one.article_id, code_of(workspace, ada), "skipped"),
                (two.article_id, code_of(workspace, ada), "submitted"),
            ]
        )


def copy(of: Workspace, to: Path) -> Workspace:
    return Workspace.at(shutil.copytree(of.root, to))


def test_a_second_lead_with_a_copy_of_the_workspace_is_told_and_changes_nothing(
    workspace: Workspace, studio: Studio, team: Team, tmp_path: Path
) -> None:
    fill(workspace, numbered(6))
    other = copy(workspace, tmp_path / "copy")
    share_out(workspace, studio, team)
    project = min(project_of(workspace, each) for each in team)
    for attempt in (
        lambda: assign(other, studio, Wish(coders=[each.email for each in team])),
        lambda: push(other, studio),
    ):
        with pytest.raises(RefusedError, match=f"project {project} on .* holds what another copy"):
            attempt()
    with other.store() as store:
        assert (store.assignments(), store.tasks()) == ((), ())
    settled(workspace, studio, team, 6)
    close(workspace, studio, "done")
    assert push(other, studio).sent == 6  # it knows of no review


def test_a_copy_that_lacks_the_newest_assignment_takes_nothing_of_it_out(
    workspace: Workspace, studio: Studio, team: Team, tmp_path: Path
) -> None:
    share_out(workspace, studio, team, 3)
    other = copy(workspace, tmp_path / "copy")
    share_out(workspace, studio, None, 6, first=3)
    with pytest.raises(RefusedError, match="holds what another copy of this workspace has assigned"):
        push(other, studio)
    settled(workspace, studio, team, 9)


def test_two_leads_with_copies_who_assign_at_once_leave_one_assignment(
    workspace: Workspace, studio: Studio, local_server: LocalServer, team: Team, tmp_path: Path
) -> None:
    fill(workspace, numbered(6))
    desks = [workspace, copy(workspace, tmp_path / "copy")]
    names = [each.email for each in team]
    for desk, seed in zip(desks, (1, 2), strict=True):  # neither has sent anything yet
        assign(desk, studio, Wish(coders=names, seed=seed))
    barrier = threading.Barrier(2)
    errors: dict[Path, BaseException] = {}

    class Together(Studio):
        """Both have seen that there is no project before either makes the first one."""

        met = False

        def make_project(self, *words: str, **more: str) -> int:
            if not self.met:
                self.met = True
                barrier.wait(60)
            return super().make_project(*words, **more)

    def run(desk: Workspace) -> None:
        try:
            with Together(studio.url, local_server.credentials.key, name=studio.name) as mine:
                push(desk, mine)
        except BaseException as error:
            errors[desk.root] = error

    threads = [threading.Thread(target=run, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [(loser, error)] = errors.items()
    assert "holds what another copy of this workspace has assigned" in str(error)
    winner = next(desk for desk in desks if desk.root != loser)
    lost = next(desk for desk in desks if desk.root == loser)
    push(winner, studio)
    close(lost, studio, "the other one is used")
    assert push(winner, studio).current == 6
    title = workspace.config.studio_project
    titles = [each.title for each in studio.projects() if each.title.startswith(title)]
    assert len(titles) == len(set(titles)) == 3
    settled(winner, studio, team, 6)


def test_a_key_that_expires_half_way_stops_with_a_message_and_a_new_one_goes_on(
    workspace: Workspace, studio: Studio, local_server: LocalServer, team: Team
) -> None:
    def expired(call: Any) -> None:
        with pytest.raises(MissingError, match=r"refuses the API key \(401\): take a fresh one"):
            call()

    fill(workspace, numbered(6))
    with Colleague(studio, local_server.credentials.key) as lead:
        keys = [lead.new_key()]
        with Studio(studio.url, keys[-1], name=studio.name) as first:
            assign(workspace, first, Wish(coders=[each.email for each in team], changes={"double": 0.5}))
            made: list[str] = []
            create = first.make_project

            def make(title: str, *words: Any, **more: Any) -> int:
                if made:
                    keys.append(lead.new_key())
                made.append(title)
                return create(title, *words, **more)

            first.make_project = make  # type: ignore[method-assign]
            expired(lambda: push(workspace, first))
            expired(lambda: pull(workspace, first))
        with Studio(studio.url, keys[-1], name=studio.name) as second:
            assert push(workspace, second).current == 3
            for coder in team:
                coder.submit(tasks_of(workspace, second, coder)[0].task_id, [])
            read: list[int] = []
            reviewed = second.reviewed

            def reading(project: int, *more: Any) -> Any:
                if read and project != read[-1]:
                    keys.append(lead.new_key())
                read.append(project)
                return reviewed(project, *more)

            second.reviewed = reading  # type: ignore[method-assign]
            expired(lambda: pull(workspace, second))
            assert len(reviews(workspace)) == 1
        with Studio(studio.url, keys[-1], name=studio.name) as third:
            pulled = pull(workspace, third)
            assert (pulled.submitted, pulled.known) == (2, 1)
    settled(workspace, studio, team, 6)


def test_five_who_submit_at_once_while_pull_runs_in_a_loop_arrive_once_each(
    workspace: Workspace, studio: Studio, local_server: LocalServer, team: Team
) -> None:
    key = local_server.credentials.key
    with Colleague(studio, key) as dan, Colleague(studio, key) as eve:
        five = (*team, dan, eve)
        share_out(workspace, studio, five, 25, double=1)
        tasks = {each.id: tasks_of(workspace, studio, each) for each in five}
        sent: list[tuple[str, str]] = []
        codes = {each.id: code_of(workspace, each) for each in five}
        errors: list[BaseException] = []

        def submit(coder: Colleague) -> None:
            try:
                for task in tasks[coder.id]:
                    coder.submit(task.task_id, [])
                    sent.append((task.article_id, codes[coder.id]))
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=submit, args=(each,)) for each in five]
        for thread in threads:
            thread.start()
        submitted = 0
        while any(thread.is_alive() for thread in threads):
            submitted += pull(workspace, studio).submitted
        for thread in threads:
            thread.join()
        submitted += pull(workspace, studio).submitted
        assert errors == []
        assert submitted == len(sent) == 50
        assert reviews(workspace) == sorted(sent)
        with workspace.store() as store:
            assert len(store.reviews(history=True)) == 50


def test_a_codebook_of_another_version_stops_a_push_until_it_is_put_on_record(
    workspace: Workspace, studio: Studio, team: Team
) -> None:
    share_out(workspace, studio, team, 3)
    guidelines = workspace.root / "guidelines.md"
    guidelines.write_text(CODEBOOK.text.replace("Version: 2.1", "Version: 2.2"), encoding="utf-8")
    with pytest.raises(
        RefusedError, match=r"coded by version 2\.1 of the codebook, and this is version 2\.2"
    ):
        push(replace(workspace), studio)
