"""A reviewer's browser: headless Chromium on the labelling page, with the reviewer's own keys."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, sync_playwright

from annotate.studio.server import LocalServer

SPANS = ".htx-highlight"  #: what Label Studio puts around a marked span
SECONDS = 90.0


def chromium() -> str | None:
    """Where Chromium is, None if it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def browser(width: int = 1440, height: int = 900) -> Iterator[Page]:
    """An empty page in a fresh Chromium."""
    options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=options)
        page = running.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(SECONDS * 1000)
        yield page
        running.close()


def log_in(page: Page, url: str, server: LocalServer) -> None:
    """Log in at `url` as the reviewer of the local server."""
    page.goto(f"{url}/user/login/")
    page.fill("input[name=email]", server.credentials.user)
    page.fill("input[name=password]", server.credentials.password)
    page.click("button[type=submit], input[type=submit]")
    page.wait_for_url(lambda address: "/user/login" not in address)


def open_task(page: Page, address: str) -> None:
    """Open a task and wait for its text and its marked spans."""
    page.goto(address)
    page.locator(SPANS).first.wait_for()
    page.get_by_role("button", name="Submit").wait_for()


def marked(page: Page, words: str) -> Locator:
    """The marked span with these words."""
    return page.locator(SPANS, has_text=words).first


def take_out(page: Page, words: str) -> None:
    """Select the span with these words and delete it."""
    page.keyboard.press("Escape")  # a click on a selected span would let it go
    marked(page, words).click()
    page.keyboard.press("Delete")
    page.locator(SPANS, has_text=words).first.wait_for(state="detached")


def mark(page: Page, words: str, key: str) -> None:
    """Choose the label with this key and drag over the words, from the first letter to the last."""
    page.keyboard.press("Escape")
    page.keyboard.press(key)
    box = page.evaluate(_WHERE, words)
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move((box["left"] + box["right"]) / 2, box["middle"], steps=4)
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()
    marked(page, words).wait_for()


def next_tag(page: Page) -> str:
    """Go to the next tag by its key; the words of the tag that is selected then."""
    page.keyboard.press("n")
    return page.locator(f"{SPANS}.__active").inner_text()


def drag_end(page: Page, words: str, to: str) -> None:
    """Drag the right end of the selected span to the end of other `words`."""
    handle = page.locator(f"{SPANS} area.__resize_right").bounding_box()
    assert handle is not None
    box = page.evaluate(_WHERE, to)
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["left"] + 2, box["middle"], steps=4)
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()
    page.locator(SPANS, has_text=words).wait_for()


def submit(page: Page) -> None:
    """Submit and wait for the server's word that it is kept."""
    with page.expect_response(lambda answer: "/annotations" in answer.url) as answered:
        page.keyboard.press("Control+Enter")
    assert answered.value.ok, answered.value.text()


_WHERE = """words => {
  const root = document.querySelector('.annotate-article');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect();
    return {left: box.left, right: box.right, middle: (box.top + box.bottom) / 2};
  }
}"""
