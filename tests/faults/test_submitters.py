"""Reviewers submit while pushes run, against a real Label Studio that is as busy as five people make it."""

import time
from collections import Counter
from contextlib import suppress

from annotate.errors import MissingError
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.faults.submitters import Submitters
from tests.steps.pushing.test_push import numbered
from tests.steps.sent import fill, on_server, tagged
from tests.studio_server import STUDIO

pytestmark = STUDIO

ARTICLES = 60
PUSHES = 3


def patiently(workspace: Workspace, studio: Studio) -> None:
    """Push until the busy server lets it through; each try mends what it can."""
    for _ in range(5):
        try:
            push(workspace, studio)
            return
        except MissingError:
            continue
    push(workspace, studio)


def test_every_submission_arrives_once_while_pull_runs_in_a_loop(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace, numbered(ARTICLES))
    pushed = push(workspace, studio)
    brought = 0
    until = time.monotonic() + 600
    with Submitters(studio.url, local_server.credentials.key, pushed.project) as reviewers:
        while len(reviewers.done) < ARTICLES and not reviewers.errors and time.monotonic() < until:
            with suppress(MissingError):  # the server is busy
                brought += pull(workspace, studio).submitted
    assert reviewers.errors == []
    assert len(reviewers.done) == ARTICLES
    brought += pull(workspace, studio).submitted
    assert brought == ARTICLES
    with workspace.store() as store:
        reviews = store.reviews(history=True)
    assert sorted(each.annotation_id for each in reviews) == sorted(
        each.annotation for each in reviewers.done
    )
    again = pull(workspace, studio, everything=True)
    assert (again.submitted, again.changed, again.known) == (0, 0, ARTICLES)


def test_every_page_keeps_its_tags_and_every_submission_arrives_once(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    articles = numbered(ARTICLES)
    fill(workspace, articles[: ARTICLES // 2])
    pushed = push(workspace, studio)
    with Submitters(studio.url, local_server.credentials.key, pushed.project) as reviewers:
        for round_ in range(PUSHES):
            with workspace.store() as store, store.transaction():
                for each in articles[: ARTICLES // 2 + (round_ + 1) * ARTICLES // 6]:
                    store.add_article(each)
                    store.put_tagged(tagged(each), f"rules {round_ + 2}")
            patiently(workspace, studio)
    assert reviewers.errors == []
    assert len(reviewers.done) > 0
    last = push(workspace, studio)

    # Every task is there once, with its tags or with a review.
    there = studio.task_states(pushed.project)
    assert {name: len(ids) for name, ids in on_server(studio, workspace).items()} == {
        each.id: 1 for each in articles
    }
    assert [each for each in there if not each.reviewed and not each.shows(last.version)] == []

    # Every submission arrives exactly once, and what was not shown is not rejected.
    pull(workspace, studio)
    pull(workspace, studio)
    with workspace.store() as store:
        reviews = store.reviews(history=True)
        decisions = {review.annotation_id: store.decisions(review.id) for review in reviews}
    assert Counter(each.annotation_id for each in reviews) == Counter(
        each.annotation for each in reviewers.done
    )
    for sent in reviewers.done:
        rejected = [each.tag_id for each in decisions[sent.annotation] if each.verdict == "rejected"]
        accepted = [each.tag_id for each in decisions[sent.annotation] if each.verdict == "accepted"]
        assert sorted(map(str, rejected)) == sorted(set(sent.shown) - set(sent.kept))
        assert sorted(map(str, accepted)) == sorted(sent.kept)
