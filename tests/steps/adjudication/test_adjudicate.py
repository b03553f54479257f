"""`adjudicate` against a real Label Studio, with coders and an adjudicator who have accounts of their own."""

from collections.abc import Iterator
from typing import Any

import pytest

from annotate.records import Article, Review
from annotate.report.document import document
from annotate.steps.adjudication.adjudicate import Sent, adjudicate
from annotate.steps.adjudication.disputes import Disputed, disputed, record_policy
from annotate.steps.coders.people import reviewer_code
from annotate.steps.pulling.pull import pull
from annotate.steps.results.summary import summaries
from annotate.steps.training.learning import reviewed
from annotate.steps.upkeep.team_checks import disputes_check
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.studio.task_states import TaskState
from annotate.studio.tasks import data
from annotate.workspace import Workspace
from tests.steps.pulling.test_pull import back, sent
from tests.studio import browser
from tests.studio.accounts import Colleague
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK, REGIME, SOURCES, TAGS, article, region, span, tag
from tests.studio_server import STUDIO

pytestmark = STUDIO
OTHER = article("Two regimes and a brutal one.\n\nThey met in Ostrel.")
OTHER_TAG = tag(OTHER, "loaded_language", "brutal")
SEED = 1


@pytest.fixture
def ada(studio: Studio, local_server: LocalServer) -> Iterator[Colleague]:
    with Colleague(studio, local_server.credentials.key) as somebody:
        yield somebody


@pytest.fixture
def bob(studio: Studio, local_server: LocalServer) -> Iterator[Colleague]:
    with Colleague(studio, local_server.credentials.key) as somebody:
        yield somebody


def about(workspace: Workspace, of: Article = ARTICLE) -> Disputed:
    with workspace.store() as store:
        (found,) = (each for each in disputed(store, CODEBOOK, SEED) if each.article.id == of.id)
    return found


def counts(sent: Sent) -> tuple[int, int, int, int]:
    return sent.waiting, sent.sent, sent.begun, sent.removed


def tasks_of(studio: Studio, sent: Sent) -> dict[str, TaskState]:
    project = int(sent.url.split("/projects/")[1].split("/")[0])
    return {each.article_id: each for each in studio.task_states(project)}


def adjudications(workspace: Workspace) -> list[Review]:
    with workspace.store() as store:
        return [each for each in store.reviews() if each.purpose == "adjudication"]


def coded(workspace: Workspace, studio: Studio, ada: Colleague, bob: Colleague) -> dict[str, tuple[int, int]]:
    """Two people code two articles and differ about both; their annotations by article."""
    tasks = sent(workspace, studio, {ARTICLE: TAGS, OTHER: (OTHER_TAG,)})
    more = region("more", "loaded_label", *span(ARTICLE, "butchers"))
    shorter = region(SOURCES.id, SOURCES.label, *span(ARTICLE, "Sources"))
    made = {
        ARTICLE.id: (
            ada.submit(tasks[ARTICLE.id], [*back(REGIME, BRUTAL), shorter]),
            bob.submit(tasks[ARTICLE.id], [*back(BRUTAL, SOURCES), more]),
        ),
        OTHER.id: (ada.submit(tasks[OTHER.id], back(OTHER_TAG)), bob.submit(tasks[OTHER.id], [])),
    }
    assert pull(workspace, studio).submitted == 4
    return made


def test_what_is_disputed_goes_there_and_what_is_submitted_there_settles_it(
    workspace: Workspace, studio: Studio, ada: Colleague, bob: Colleague
) -> None:
    made = coded(workspace, studio, ada, bob)
    first = adjudicate(workspace, studio)
    assert counts(first) == (2, 2, 0, 0)
    assert counts(adjudicate(workspace, studio)) == (2, 0, 0, 0)
    tasks = tasks_of(studio, first)
    assert tasks.keys() == {ARTICLE.id, OTHER.id}

    # Nothing tells outlet or coder, and what all agree on comes first.
    task = studio._sdk.tasks.get(id=str(tasks[ARTICLE.id].task_id))
    assert task.data["about"] == f"{data(ARTICLE)['about']} · 2 differences"
    assert task.data["sampled_by"] == "adjudication"
    versions = [each.model_version for each in task.predictions]
    assert sorted(versions) == ["2.1 · by · A", "2.1 · by · B", "2.1 · by · all"]
    everything = repr(task.data) + repr(task.predictions)
    for who in (ada, bob):
        assert who.email not in everything
        assert reviewer_code(SEED, who.email) not in everything
    words: dict[str, list[str]] = {
        each.model_version: [ARTICLE.text[r["value"]["start"] : r["value"]["end"]] for r in each.result]
        for each in task.predictions
    }
    assert words["2.1 · by · all"] == ["brutal", "Sources"]
    assert sorted([words["2.1 · by · A"], words["2.1 · by · B"]]) == [
        ["butchers", "brutal", "Sources suggest"],
        ["puppet regime", "brutal", "Sources"],
    ]

    # The owner of the server adjudicates: keeps what all agree on, takes one side, and marks a thing anew.
    own = region("own", "loaded_language", *span(ARTICLE, "promised"))
    shown = {each.label: each for each in about(workspace).dispute.agreed}
    agreed = [region(each.id, each.label, each.start, each.end) for each in shown.values()]
    studio.submit(tasks[ARTICLE.id].task_id, [*agreed, *back(REGIME), own], seconds=30)
    assert counts(adjudicate(workspace, studio)) == (2, 0, 1, 0)  # submitted there, and not pulled yet
    assert pull(workspace, studio).submitted == 1
    (last,) = adjudications(workspace)
    assert (last.shown, last.seconds, last.codebook_version) == ("tags", 30, "2.1")
    assert set(last.tags_shown) == {each.id for each in about(workspace).dispute.shown}
    with workspace.store() as store:
        decisions = [(d.verdict, d.label, d.text, d.tag_id) for d in store.decisions(last.id)]
    assert decisions == [
        ("accepted", "loaded_label", "puppet regime", REGIME.id),
        ("added", "loaded_language", "promised", None),
        ("accepted", "loaded_language", "brutal", BRUTAL.id),
        ("resized", "unattributed_claim", "Sources", SOURCES.id),
        ("rejected", "loaded_label", "butchers", None),
    ]
    assert counts(adjudicate(workspace, studio)) == (1, 0, 0, 0)
    assert pull(workspace, studio).submitted == 0

    # Page and training say it, and name who settled it.
    (summary,) = summaries(workspace, [ARTICLE.id])
    code = last.reviewer
    spans = [(each.status, each.text, each.adjudicated) for each in summary.evidence]
    assert spans == [
        ("approved", "puppet regime", True),
        ("approved", "promised", True),
        ("approved", "brutal", True),
        ("approved", "Sources", True),
        ("rejected", "butchers", True),
    ]
    assert document(summary)["summary"]["settled"]["adjudicator"] == code
    (learned,) = (each for each in reviewed(workspace).articles if each.id == ARTICLE.id)
    assert ([ARTICLE.text[start:end] for start, end, _ in learned.spans], learned.masked) == (
        ["puppet regime", "promised", "brutal", "Sources"],
        (),
    )

    # A coder who changes an answer afterwards is noticed, and the adjudication still counts.
    ada.update(made[ARTICLE.id][0], result=back(REGIME))
    assert pull(workspace, studio).changed == 1
    assert (about(workspace).changed, about(workspace).waiting) == (True, 0)
    check = disputes_check(workspace)
    assert check is not None
    assert check.found == (
        "1 article with 1 difference not settled; 1 settled; "
        f"the coders' answers changed after it was adjudicated: {ARTICLE.id[:8]}"
    )
    (after,) = summaries(workspace, [ARTICLE.id])
    assert [each.text for each in after.status("approved")] == [
        "puppet regime",
        "promised",
        "brutal",
        "Sources",
    ]


def test_settled_articles_go_and_changed_ones_are_sent_anew(
    workspace: Workspace, studio: Studio, ada: Colleague, bob: Colleague
) -> None:
    made = coded(workspace, studio, ada, bob)
    before = tasks_of(studio, adjudicate(workspace, studio))
    record_policy(workspace, "majority", [OTHER.id], command="a test")
    bob.update(made[ARTICLE.id][1], result=back(*TAGS))
    pull(workspace, studio)
    done = adjudicate(workspace, studio)
    assert counts(done) == (0, 0, 0, 2)
    assert tasks_of(studio, done) == {}
    ada.update(made[ARTICLE.id][0], result=[])
    pull(workspace, studio)
    done = adjudicate(workspace, studio)
    assert counts(done) == (1, 1, 0, 0)
    assert tasks_of(studio, done)[ARTICLE.id].task_id != before[ARTICLE.id].task_id


def test_predictions_that_the_server_lost_are_sent_again(
    workspace: Workspace, studio: Studio, ada: Colleague, bob: Colleague
) -> None:
    coded(workspace, studio, ada, bob)
    done = adjudicate(workspace, studio)
    tasks = tasks_of(studio, done)
    project = int(done.url.split("/projects/")[1].split("/")[0])
    studio.remove_predictions(project, [tasks[OTHER.id].task_id])
    assert counts(adjudicate(workspace, studio)) == (2, 1, 0, 1)
    assert {each.predictions for each in tasks_of(studio, done).values()} == {3}


def test_without_a_dispute_no_project_is_made(workspace: Workspace, studio: Studio) -> None:
    before = {each.number for each in studio.projects()}
    assert adjudicate(workspace, studio) == Sent()
    assert {each.number for each in studio.projects()} == before


@pytest.mark.browser
@pytest.mark.skipif(browser.chromium() is None, reason="Chromium is not installed: apt install chromium")
def test_an_adjudicator_sees_the_versions_side_by_side_without_names(
    workspace: Workspace, studio: Studio, ada: Colleague, bob: Colleague, local_server: LocalServer
) -> None:
    coded(workspace, studio, ada, bob)
    done = adjudicate(workspace, studio)
    task = tasks_of(studio, done)[ARTICLE.id]
    with browser.browser(width=1600) as page:
        browser.log_in(page, studio.url, local_server)
        browser.open_task(page, f"{done.url}?task={task.task_id}")
        spans: Any = page.locator(browser.SPANS)
        assert spans.all_inner_texts() == ["brutal", "Sources"]
        for version in ("2.1 · by · A", "2.1 · by · B", "2.1 · by · all"):
            page.get_by_text(version).first.wait_for()
        everything = page.inner_text("body")
        assert not any(who.email.split("@")[0] in everything for who in (ada, bob))
        page.get_by_text("Compare All").click()
        page.locator(browser.SPANS, has_text="butchers").first.wait_for()
        page.locator(browser.SPANS, has_text="puppet regime").first.wait_for()
        page.get_by_text(local_server.credentials.user[:8]).first.click()
        browser.mark(page, "butchers", key="1")
        browser.submit(page)
    assert pull(workspace, studio).submitted == 1
    (last,) = adjudications(workspace)
    with workspace.store() as store:
        decisions = [(each.verdict, each.text) for each in store.decisions(last.id)]
    assert decisions == [
        ("rejected", "puppet regime"),
        ("accepted", "brutal"),
        ("resized", "Sources"),
        ("added", "butchers"),
    ]
