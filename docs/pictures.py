"""Make the pictures of README and guides: the review page, a coder's page, a summary, all outlets.

    make pictures

Runs `annotate demo` in a temporary folder, with a real Label Studio, and photographs what it leaves behind in
headless Chromium; the labelling pages stand in a second workspace, as reviewers find them at the beginning.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from annotate.compare.page import page as compare_page
from annotate.records import Article
from annotate.report.page import page as summary_page
from annotate.samples import samples
from annotate.steps.articles.add import add
from annotate.steps.pushing.push import push
from annotate.steps.results.compare import comparison
from annotate.steps.results.summary import summaries
from annotate.steps.tags.tag import tag
from annotate.steps.upkeep.demo import demo
from annotate.studio.client import Studio
from annotate.studio.server import Credentials, LocalServer
from annotate.workspace import Workspace

PICTURES = Path(__file__).parent / "pictures"
SHOWN = "the-nephew-and-the-villa"  #: the sample on the pictures
SELECTED = "bootlickers"  #: the tag whose reason is shown
VIEW: ViewportSize = {"width": 1280, "height": 960}


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine: install it (Debian: apt-get install chromium)", file=sys.stderr)
        return 3
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        workspace = Workspace.create(Path(folder) / "labelling", seed=1)
        for sample in samples():
            add(workspace, [str(sample.path)], outlet=sample.outlet, published=sample.published)
        tag(workspace)
        with workspace.store() as store:
            shown = next(each for each in store.articles() if each.text == _text(SHOWN))
        page = browser.new_page(viewport=VIEW)
        server = LocalServer(workspace.state)
        try:
            address = server.start()
            with Studio(address, server.credentials.key, name=server.name) as studio:
                _review(workspace, studio, server.credentials, page, shown)
        finally:
            server.stop()
        workspace = Workspace.at(demo(Path(folder) / "demo", told=print).workspace)
        (summary,) = summaries(workspace, [shown.id])
        _photograph(browser, summary_page(summary), "summary.png")
        _photograph(browser, summary_page(summary), "article.png", of="#article")
        _photograph(browser, summary_page(summary), "behind.png", of="#behind")
        _photograph(browser, compare_page(comparison(workspace)), "compare.png")
        browser.close()
    return 0


def _review(
    workspace: Workspace, studio: Studio, credentials: Credentials, page: Page, shown: Article
) -> None:
    pushed = push(workspace, studio)
    with workspace.store() as store:
        tasks = {task.article_id: task.task_id for task in store.tasks(studio.name, pushed.project)}
        page.goto(f"{studio.url}/user/login/")
        page.get_by_test_id("email").or_(page.locator("input[name=email]")).first.fill(credentials.user)
        page.locator("input[name=password]").fill(credentials.password)
        page.locator("button[type=submit], .login-button").first.click()
        page.goto(studio.task_url(pushed.project, tasks[shown.id]))
        page.get_by_text(shown.title).first.wait_for()
        page.wait_for_timeout(1500)  # the regions are painted after the text
        page.locator(".lsf-outliner").get_by_text(SELECTED).first.click()
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURES / "review.png")
        _coders_page(studio, pushed.project, page)


def _coders_page(studio: Studio, project: int, page: Page) -> None:
    """What a coder sees who opens the project and begins."""
    page.goto(f"{studio.url}/projects/{project}/data")
    page.get_by_text("Label All Tasks").or_(page.get_by_text("Label", exact=True)).first.click()
    page.locator(".annotate-article").first.wait_for()
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")  # the instruction
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / "coder-page.png")


def _photograph(browser: Browser, html: str, name: str, *, of: str = "h1") -> None:
    """A picture of a page from the place of an element on; each page in a tab of its own, for its policy."""
    tab = browser.new_page(viewport=VIEW)
    tab.set_content(html)
    if of != "h1":
        tab.evaluate("name => document.querySelector(name).scrollIntoView()", of)
    tab.screenshot(path=PICTURES / name)
    tab.close()


def _text(name: str) -> str:
    return next(sample.text for sample in samples() if sample.id == name)


if __name__ == "__main__":
    sys.exit(main())
