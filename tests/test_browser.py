"""What a person does in the browser arrives in the workspace."""

import pytest

from annotate.records import Tagged, Voice
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
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


def fill(workspace: Workspace) -> None:
    with workspace.store() as store, store.transaction():
        store.add_article(ARTICLE)
        words: dict[Voice, int] = {"outlet": 20, "quoted": 0, "reported": 0}
        store.put_tagged(Tagged(article=ARTICLE, tags=TAGS, attributions=(), words=words), "rules 1")


def test_a_reviewer_removes_one_adds_one_and_submits(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace)
    pushed = push(workspace, studio)
    [task] = studio.task_states(pushed.project)

    with browser.browser() as page:
        outside: list[str] = []
        page.on("request", lambda asked: outside.append(asked.url) if asked.url.startswith("http") else None)
        browser.log_in(page, studio.url, local_server)
        browser.open_task(page, studio.task_url(pushed.project, task.task_id))
        assert page.locator(browser.SPANS).count() == len(TAGS)
        browser.marked(page, "puppet regime").click()
        panel = page.get_by_test_id("detailed-region")
        panel.get_by_text("A reason for a reader.").wait_for()  # why the program proposed it

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


def test_reasons_are_in_view_keys_walk_the_tags_and_an_end_is_dragged(
    workspace: Workspace, studio: Studio, local_server: LocalServer
) -> None:
    fill(workspace)
    pushed = push(workspace, studio)
    with browser.browser() as page:
        browser.log_in(page, studio.url, local_server)
        page.goto(f"{studio.url}/projects/{pushed.project}/data?labeling=1")
        page.get_by_text("Decision tree").or_(page.get_by_text("Labels", exact=True)).first.wait_for()
        page.keyboard.press("Escape")
        page.locator(".annotate-tags li").first.wait_for()
        assert [each.split("\n")[0] for each in page.locator(".annotate-tags li").all_inner_texts()] == [
            "1 puppet regime loaded_label",
            "2 brutal loaded_language",
            "3 Sources suggest unattributed_claim",
        ]
        number = "span => getComputedStyle(span, '::after').content"
        assert [each.evaluate(number) for each in page.locator(browser.SPANS).all()] == ['"1"', '"2"', '"3"']

        walked = [browser.next_tag(page) for _ in range(4)]
        assert walked == ["puppet regime", "brutal", "Sources suggest", "puppet regime"]
        entry = page.locator(".annotate-entry-1")
        assert entry.evaluate("each => getComputedStyle(each).position") == "sticky"  # it stays in view
        page.keyboard.press("Delete")
        page.locator(browser.SPANS, has_text="puppet regime").wait_for(state="detached")
        struck = "each => getComputedStyle(each).textDecorationLine"
        assert [each.evaluate(struck) for each in page.locator(".annotate-tags b").all()] == [
            *("line-through", "none", "none"),
        ]
        assert [each.evaluate(number) for each in page.locator(browser.SPANS).all()] == ['"2"', '"3"']

        assert browser.next_tag(page) == "brutal"
        browser.drag_end(page, "brutal answer", to="answer")
        browser.next_tag(page)
        page.keyboard.press("2")
        browser.submit(page)
    pull(workspace, studio)
    with workspace.store() as store:
        [review] = store.reviews()
        decisions = [(d.verdict, d.label, d.text, d.tag_id) for d in store.decisions(review.id)]
    assert decisions == [
        ("rejected", "loaded_label", "puppet regime", REGIME.id),
        ("resized", "loaded_language", "brutal answer", BRUTAL.id),
        ("relabelled", "loaded_language", "Sources suggest", SOURCES.id),
    ]
