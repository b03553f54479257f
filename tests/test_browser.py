"""What a person does in the browser arrives in the workspace."""

import pytest

from annotate.records import Tagged
from annotate.steps.pull import pull
from annotate.steps.push import push
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.studio import browser
from tests.studio.material import ARTICLE, BRUTAL, REGIME, SOURCES, TAGS
from tests.studio_server import STUDIO

pytestmark = [
    *STUDIO,
    pytest.mark.browser,
    pytest.mark.skipif(browser.chromium() is None, reason="Chromium is not installed: apt install chromium"),
]


def test_a_reviewer_removes_one_adds_one_and_submits(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    with workspace.store() as store, store.transaction():
        store.add_article(ARTICLE)
        words = {"outlet": 20, "quoted": 0, "reported": 0}
        store.put_tagged(Tagged(article=ARTICLE, tags=TAGS, attributions=(), words=words), "rules 1")  # type: ignore[arg-type]
    pushed = push(workspace, studio)
    [task] = studio.task_states(pushed.project)

    with browser.browser() as page:
        outside: list[str] = []
        page.on("request", lambda asked: outside.append(asked.url) if asked.url.startswith("http") else None)
        browser.log_in(page, studio.url, local_server)
        browser.open_task(page, studio.task_url(pushed.project, task.task_id))
        assert page.locator(browser.SPANS).count() == len(TAGS)
        browser.marked(page, "puppet regime").click()
        page.get_by_text("A reason for a reader.").wait_for()  # why the program proposed it

        browser.take_out(page, "puppet regime")
        browser.mark(page, "butchers", key="1")
        browser.submit(page)
        assert [url for url in outside if not url.startswith(studio.url)] == []

    pulled = pull(workspace, studio)
    assert pulled.set_aside == ()
    with workspace.store() as store:
        [review] = store.reviews()
        decisions = [(d.verdict, d.label, d.text, d.tag_id) for d in store.decisions(review.id)]
    assert decisions == [
        ("rejected", "loaded_label", "puppet regime", REGIME.id),
        ("accepted", "loaded_language", "brutal", BRUTAL.id),
        ("accepted", "unattributed_claim", "Sources suggest", SOURCES.id),
        ("added", "loaded_label", "butchers", None),
    ]
    assert review.seconds is not None
    assert review.seconds > 0
