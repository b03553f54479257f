"""`pull` against a real Label Studio: what was shown is the server's word, and no decision is made up."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotate.records import Task
from annotate.steps.coders.people import reviewer_code
from annotate.steps.pulling.pull import pull
from annotate.steps.pulling.reviewed_tasks import DELETED
from annotate.steps.reviews.rule_precision import reviewed_precision
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.steps.pulling.test_pull import back, decided, sent
from tests.studio.accounts import Colleague
from tests.studio.material import ARTICLE, CODEBOOK, REGIME, SOURCES, TAGS, article, region, span
from tests.studio_server import STUDIO

pytestmark = STUDIO


@pytest.fixture
def colleague(studio: Studio, local_server: LocalServer) -> Iterator[Colleague]:
    with Colleague(studio, local_server.credentials.key) as somebody:
        yield somebody


def the_task(workspace: Workspace) -> Task:
    with workspace.store() as store:
        [task] = store.tasks()
    return task


def test_tags_that_the_server_lost_are_not_rejected(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.remove_predictions(the_task(workspace).project, list(tasks.values()))
    new = region("new", "loaded_label", *span(ARTICLE, "butchers"))
    studio.submit(tasks[ARTICLE.id], [*back(REGIME), new])
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.unknown) == (1, 1)
    assert pulled.verdicts == {"accepted": 1, "added": 1}
    with workspace.store() as store:
        [review] = store.reviews()
        records = reviewed_precision(store, CODEBOOK)
    assert (review.shown, review.tags_shown) == ("unknown", (REGIME.id,))
    assert {name: each for name, each in records.items() if each.reviewed} == {}


def test_an_empty_submission_on_a_page_without_tags_rejects_nothing(
    workspace: Workspace, studio: Studio
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.remove_predictions(the_task(workspace).project, list(tasks.values()))
    studio.submit(tasks[ARTICLE.id], [])
    assert pull(workspace, studio).verdicts == {}


def test_predictions_that_go_after_the_review_were_shown(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    studio.submit(tasks[ARTICLE.id], back(REGIME))
    studio.remove_predictions(the_task(workspace).project, list(tasks.values()))
    assert pull(workspace, studio).verdicts == {"accepted": 1, "rejected": 2}


def test_an_article_without_a_tag_is_shown_as_it_is(workspace: Workspace, studio: Studio) -> None:
    plain = article("Rain fell on the harbour.")
    tasks = sent(workspace, studio, {plain: ()})
    studio.submit(tasks[plain.id], [region("new", "loaded_label", 0, 4)])
    pulled = pull(workspace, studio)
    assert (pulled.unknown, pulled.verdicts) == (0, {"added": 1})
    with workspace.store() as store:
        assert [each.shown for each in store.reviews()] == ["tags"]


@pytest.mark.parametrize("held", [False, True])
def test_blind_by_design_is_what_we_assigned_so_and_the_server_holds_nothing_for(
    held: bool, workspace: Workspace, studio: Studio
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    with workspace.store() as store, store.transaction():
        [task] = store.tasks()
        store.put_task(replace(task, blind=True))
    if not held:
        studio.remove_predictions(task.project, list(tasks.values()))
    studio.submit(tasks[ARTICLE.id], [region("new", "loaded_label", REGIME.start, REGIME.end)])
    pulled = pull(workspace, studio)
    assert pulled.unknown == 0
    assert pulled.verdicts == ({"accepted": 1, "rejected": 2} if held else {"added": 1})
    with workspace.store() as store:
        [review] = store.reviews()
    assert review.shown == ("tags" if held else "nothing")


def test_blanks_are_no_decisions_and_a_relation_is_ignored(workspace: Workspace, studio: Studio) -> None:
    tasks = sent(workspace, studio, {ARTICLE: (SOURCES,)})
    result = [
        region("blank", "loaded_language", 23, 25),
        region(SOURCES.id, SOURCES.label, SOURCES.start - 2, SOURCES.end + 1),
        {"type": "relation", "from_id": "blank", "to_id": SOURCES.id, "direction": "right"},
    ]
    studio.submit(tasks[ARTICLE.id], result)
    pulled = pull(workspace, studio)
    assert pulled.verdicts == {"accepted": 1}
    assert (pulled.blank, pulled.relations, pulled.set_aside) == (1, 1, ())
    assert decided(workspace) == [("accepted", SOURCES.label, "Sources suggest")]
    with workspace.store() as store:
        assert [each.reason for each in store.set_aside()] == ["it covers blanks and nothing else"]


def test_a_deleted_account_keeps_the_code_that_is_known(
    workspace: Workspace, studio: Studio, colleague: Colleague
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS, article("One regime."): ()})
    first, second = tasks.values()
    colleague.submit(first, back(*TAGS))
    pull(workspace, studio)
    colleague.submit(second, [])
    colleague.leave()
    pulled = pull(workspace, studio)
    assert (pulled.submitted, pulled.known, pulled.deleted) == (1, 1, 1)
    assert pulled.withdrawn == ()
    with workspace.store() as store:
        codes = [each.reviewer for each in store.reviews()]
    assert codes == [reviewer_code(1, colleague.email), DELETED]


def test_who_changes_a_review_gets_the_credit_and_the_earlier_state_stays(
    workspace: Workspace, studio: Studio, local_server: LocalServer, colleague: Colleague
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    annotation = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    pull(workspace, studio)
    time.sleep(1.5)  # nobody changes what was made less than a second ago
    colleague.update(annotation, result=back(REGIME))
    assert pull(workspace, studio).verdicts == {"accepted": 1, "rejected": 2}
    owner, other = reviewer_code(1, local_server.credentials.user), reviewer_code(1, colleague.email)
    with workspace.store() as store:
        assert [each.reviewer for each in store.reviews()] == [other]
        assert [each.reviewer for each in store.reviews(history=True)] == [owner, other]

    studio._sdk.annotations.update(annotation, ground_truth=True)  # the owner notes something about it
    noted = pull(workspace, studio)
    assert (noted.submitted, noted.known) == (0, 1)
    with workspace.store() as store:
        assert [each.reviewer for each in store.reviews()] == [other]


def test_a_change_before_the_first_pull_is_of_whoever_made_it(
    workspace: Workspace, studio: Studio, colleague: Colleague
) -> None:
    tasks = sent(workspace, studio, {ARTICLE: TAGS})
    annotation = studio.submit(tasks[ARTICLE.id], back(*TAGS))
    time.sleep(1.5)  # nobody changes what was made less than a second ago
    colleague.update(annotation, result=back(REGIME))
    pull(workspace, studio)
    with workspace.store() as store:
        assert [each.reviewer for each in store.reviews()] == [reviewer_code(1, colleague.email)]
