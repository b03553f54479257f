import re
import tempfile
from html import unescape
from pathlib import Path

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


PAGE = (
    "<html><head><meta charset=windows-1252><title>Dam</title></head><body><nav>Menu</nav><article>"
    "<h1>Café opens at the dam</h1><p>The puppet council has reportedly sold “the” café.</p>"
    "</article></body></html>"
)
MARKED = "# Café opens at the dam\n\nThe **puppet** council has reportedly sold “the” café."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.TXT",
            "Café opens at the dam\n\nThe puppet council has reportedly sold “the” café.".encode("utf-16"),
        ),
        ("a.html", PAGE.encode("cp1252")),
        ("../../a.md", MARKED.encode()),
    ],
)
def test_a_file_is_read_by_its_kind_and_encoding_and_kept_as_it_was_shown(
    desk: httpx.Client, workspace: Workspace, name: str, data: bytes
) -> None:
    shown = desk.post("/paste", files={"file": (name, data)}).text
    assert "<h1" in shown
    assert "Café opens at the dam" in shown
    assert ("\ufffd" in shown, "**" in shown, "&lt;p&gt;" in shown) == (False,) * 3
    given = dict(re.findall('<input type="hidden" name="([a-z]+)" value="([^"]*)">', shown))
    kept = desk.post("/keep", data={each: unescape(value) for each, value in given.items()})
    with workspace.store() as store:
        article = store.article(str(kept.url).rpartition("/")[2])
        (publication,) = [
            each for each in store.publications(article.id) if each.source.endswith(name[-3:].lower())
        ][:1]
    assert article.title == "Café opens at the dam"
    assert article.text.endswith("The puppet council has reportedly sold “the” café.")
    assert (workspace.data / "pasted").samefile(Path(publication.source).parent)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"text": "Sources\0suggest."}, "the text is binary"),
        ({"text": "\u200b \u200b"}, "the text: nothing is left"),
        ({"data": "AAA", "kind": ".txt"}, "the form is damaged"),
        ({"data": "QUJD", "kind": "/../../x.txt"}, "a file must end in .txt"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    desk: httpx.Client, workspace: Workspace, form: dict[str, str], said: str
) -> None:
    def there() -> tuple[object, ...]:
        with workspace.store() as store:
            return sorted(workspace.data.rglob("*")), store.article_ids(), store.refusals()

    before = there()
    answer = desk.post("/keep", data=form)
    assert (answer.status_code, said in answer.text) == (400, True), answer.text
    assert str(workspace.root) not in answer.text
    assert there() == before


def test_a_file_of_another_kind_is_refused(desk: httpx.Client) -> None:
    for name in ("x.pdf", "x.csv", "x"):
        answer = desk.post("/paste", files={"file": (name, b"The puppet regime fell.")})
        assert (answer.status_code, "a file must end in .txt, .md" in answer.text) == (400, True), name
