"""Somebody without a terminal: paste, read, keep, find, review in Label Studio, see what came of it."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.report.axe import violations
from tests.studio import browser
from tests.studio_server import STUDIO

pytestmark = [
    *STUDIO,
    pytest.mark.browser,
    pytest.mark.skipif(browser.chromium() is None, reason="Chromium is not installed: apt install chromium"),
]

TEXT = """A night at the first dam

Prime Minister Elin Marran opened a second dam on Tuesday. Sources suggest that the mercenaries of Iven closed
the first one by night.
"""


@pytest.fixture
def served(workspace: Workspace) -> Iterator[str]:
    """The address of a desk that runs as a command of its own."""
    command = [sys.executable, "-m", "annotate", "serve", "--no-browser"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=workspace.root, **pipes) as process:  # type: ignore[call-overload]
        address = process.stdout.readline().strip()
        again = subprocess.run(command, cwd=workspace.root, capture_output=True, text=True, check=True)
        assert (again.stdout.strip(), "runs there already" in again.stderr) == (address, True)
        yield address
        process.terminate()
        assert process.wait(60) == 0
        assert "Stopped" in process.stderr.read()


def test_from_a_pasted_text_to_what_a_reviewer_made_of_it(
    workspace: Workspace, served: str, local_server: LocalServer, studio: Studio
) -> None:
    with (
        Studio(studio.url, local_server.credentials.key) as shared,
        browser.browser() as page,
    ):
        page.set_default_timeout(300_000)  # a busy machine loads a pipeline slowly
        browser.log_in(page, studio.url, local_server)
        page.goto(served)
        assert violations(page) == []
        page.get_by_label("Paste a text").fill(TEXT)
        page.get_by_role("button", name="Read it").click()
        page.locator("mark", has_text="mercenaries").wait_for()
        assert page.get_by_text("Nothing is stored yet.").count() == 1
        page.get_by_role("button", name="Add to the workspace").click()
        page.wait_for_url("**/articles/*")
        page.get_by_role("link", name="Open in Label Studio").wait_for()
        assert page.locator(".rejected").count() == 0
        assert violations(page) == []

        page.get_by_role("link", name="All articles").click()
        page.get_by_label("Words", exact=True).fill("mercenaries of Iven")
        page.keyboard.press("Enter")
        page.get_by_text("1 article").first.wait_for()
        page.get_by_role("link", name="1", exact=True).first.click()
        page.get_by_text("1 tag", exact=True).first.wait_for()
        assert violations(page) == []
        page.locator(".context th a").first.click()

        push(workspace, shared)
        page.get_by_role("link", name="Open in Label Studio").click()
        page.locator(browser.SPANS).first.wait_for()
        browser.take_out(page, "mercenaries")
        page.wait_for_timeout(6_000)  # nobody reads faster, and such a review counts nowhere
        browser.submit(page)
        assert pull(workspace, shared).verdicts["rejected"] == 1

        page.goto(served)
        row = page.get_by_role("row").filter(has_text="A night at the first dam")
        assert row.get_by_role("cell").nth(2).inner_text() == "1"
        row.get_by_role("link", name="A night at the first dam").click()
        page.locator(".rejected", has_text="mercenaries").first.wait_for()
