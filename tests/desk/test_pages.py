import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from annotate.desk.place import Place
from annotate.workspace import Workspace
from tests.command import printed
from tests.desk.conftest import served


def test_downloads_are_what_the_commands_print_to_the_byte(desk: httpx.Client, workspace: Workspace) -> None:
    with workspace.store() as store:
        first = store.article_ids()[0]
    for path, words in {
        f"/articles/{first}.json": ("summary", first, "--format", "json"),
        "/compare.json": ("compare", "--format", "json"),
        "/compare.json?by=month": ("compare", "--by", "month", "--format", "json"),
        "/compare.csv": ("compare", "--format", "csv"),
        "/agreement.json": ("agreement", "--format", "json"),
        "/progress.json": ("progress", "--format", "json"),
        "/models.json": ("models", "list", "--format", "json"),
    }.items():
        assert desk.get(path).text == printed(*words, folder=workspace.root), path


def test_a_count_in_the_list_is_that_of_the_summary_and_leads_to_its_tags(desk: httpx.Client) -> None:
    page = desk.get("/?order=loaded_label").text
    for each in json_lines(desk):
        name, counts = each["article"]["id"], each["summary"]["labels"]
        assert f'href="/articles/{name}"' in page
        for label, voices in counts.items():
            address = f"/spans?article={name}&amp;label={label}&amp;voice=outlet"
            proposed = voices["outlet"]["proposed"]
            assert (f'href="{address}"' in page) == (proposed > 0)
            if proposed:
                noun = "tag" if proposed == 1 else "tags"
                assert f"{proposed} {noun}</p>" in desk.get(address.replace("&amp;", "&")).text


def test_on_a_phone_each_number_of_the_list_says_what_it_counts(desk: httpx.Client) -> None:
    body = desk.get("/").text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert body.count("<td") == body.count(' data-name="') > 0
    assert 'data-name="Loaded label"><a' in body
    assert "</a><small>0 to 6</small><small>low\u00a0·\u00a0" in body.replace("\n", "")
    assert ">0<small>0 to 4</small>" in body.replace("\n", "")


def json_lines(desk: httpx.Client) -> list[dict[str, Any]]:
    names = [part.split('"')[0] for part in desk.get("/").text.split('href="/articles/')[1:]]
    return [json.loads(desk.get(f"/articles/{name}.json").text) for name in names]


@pytest.mark.parametrize("path", ["/", "/spans", "/compare", "/agreement", "/progress", "/models"])
def test_every_page_leads_back_to_the_articles(desk: httpx.Client, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert '<a href="/">' in answer.text


def test_a_comparison_by_month_is_a_link_away(desk: httpx.Client) -> None:
    assert '<a href="/compare?by=month">By month</a>' in desk.get("/compare").text
    page = desk.get("/compare?by=month").text
    assert '<a href="/compare?by=outlet">By outlet</a>' in page
    assert all(f'href="/compare.{form}?by=month"' in page for form in ("html", "json", "csv"))


def test_what_is_not_there_is_said(desk: httpx.Client) -> None:
    answer = desk.get("/articles/ffffffffffff")
    assert answer.status_code == 400
    assert "there is no article" in answer.text
    nothing = desk.get("/nothing")
    assert (nothing.status_code, '<a href="/">' in nothing.text) == (404, True)
    for odd in ("%00abcdefg", "a" * 5000):
        assert "there is no article" in desk.get(f"/articles/{odd}").text
    with_studio = desk.get("/articles/ffffffffffff/studio")
    assert with_studio.status_code == 404
    assert "annotate review" in with_studio.text


def test_a_mistake_in_the_codebook_is_told_on_every_page(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    workspace = Workspace.create(tmp_path / "workspace", seed=1)
    (workspace.root / "guidelines.md").write_text("# No version\n", encoding="utf-8")
    place = Place(workspace=workspace)
    place.warm()
    with served(place) as here:
        for path in ("/", "/spans", "/models", "/compare"):
            answer = httpx.get(here + path, timeout=60)
            assert (answer.status_code, "guidelines.md, line 1: no version" in answer.text) == (400, True), (
                path
            )
    assert capfd.readouterr().err == ""


def test_a_page_number_that_is_none_is_the_first(desk: httpx.Client) -> None:
    for page in ("0", "-1", "x", "²", "99999999999999999999"):
        assert "3 articles" in desk.get("/", params={"page": page}).text
