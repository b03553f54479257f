import re
import tempfile

import httpx
import pytest

from annotate.workspace import Workspace
from tests.desk.conftest import TEXTS


def ids(workspace: Workspace) -> tuple[str, ...]:
    with workspace.store() as store:
        return store.article_ids()


def test_a_text_is_shown_as_scan_shows_it_and_nothing_is_stored(
    desk: httpx.Client, workspace: Workspace
) -> None:
    before = ids(workspace)
    answer = desk.post("/paste", files={"text": (None, "The puppet regime fell, sources suggest.")})
    assert answer.status_code == 200
    assert "pasted-text.txt" in answer.text
    assert tempfile.gettempdir() not in answer.text
    assert "sources suggest" in answer.text
    assert re.search('<form method="post" action="/keep">', answer.text)
    assert "form-action &#39;self&#39;" in answer.text
    assert ids(workspace) == before
    assert not (workspace.data / "pasted").exists()


def test_a_file_is_read_and_a_known_text_is_not_doubled(desk: httpx.Client, workspace: Workspace) -> None:
    before = ids(workspace)
    answer = desk.post("/paste", files={"file": ("dam.txt", TEXTS["dam"].encode())})
    assert "Marran opens a second dam" in answer.text
    kept = desk.post("/keep", data={"text": TEXTS["dam"]}, follow_redirects=False)
    assert kept.status_code == 303
    assert kept.headers["location"].removeprefix("/articles/") in before
    assert ids(workspace) == before


def test_what_is_kept_is_there_with_its_tags(desk: httpx.Client, workspace: Workspace) -> None:
    text = "A new bridge\r\n\r\nThe puppet council has <b>reportedly</b> sold “the” bridge & left."
    kept = desk.post("/keep", data={"text": text})
    assert kept.status_code == 200
    (new,) = [name for name in ids(workspace) if f"/articles/{name}" in str(kept.url)]
    with workspace.store() as store:
        article = store.article(new)
        assert article.title == "A new bridge"
        assert {each.text for each in store.tags(new)} >= {"puppet", "reportedly"}
    assert f'href="/articles/{new}"' in desk.get("/").text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": "  "}, "there is nothing to read"),
        ({"address": "file:///etc/passwd"}, "is no web address"),
        ({"address": "nonsense"}, "is no web address"),
        ({"address": "http://127.0.0.1:9/"}, "cannot be reached"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    desk: httpx.Client, form: dict[str, str], said: str
) -> None:
    answer = desk.post("/paste", data=form)
    assert (answer.status_code, said in answer.text) == (400, True), answer.text
