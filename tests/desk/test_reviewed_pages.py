"""The desk once two people have coded an article and differ: what to filter by, downloads, and barriers."""

import csv
import json
from typing import Any

import httpx
import pytest

from annotate.desk.place import Place
from annotate.json_records import to_dict
from annotate.learn.manifest import MANIFEST, ModelManifest
from annotate.learn.registry import Registry
from annotate.records import Article, Tag, Task
from annotate.report.page import page
from annotate.rulings import ruled
from annotate.steps.results.summary import summaries
from annotate.workspace import Workspace
from tests.command import printed
from tests.learn.manifests import MEASURED
from tests.records import decision, review
from tests.report.axe import SIDEWAYS, violations


@pytest.fixture(scope="module")
def dam(workspace: Workspace) -> tuple[Article, tuple[Tag, ...]]:
    """An article of which ada rejects "puppet regime" and ben nothing; with its tags."""
    offered = tuple(f"{label.name}@{label.digest}" for label in workspace.codebook().labels)
    with workspace.store() as store, store.transaction():
        (found,) = [each for each in store.articles() if each.title == "Marran opens a second dam"]
        tags = store.tags(found.id)
        for number, (who, rejected) in enumerate((("ada", "puppet regime"), ("ben", "")), 1):
            made = review(
                who, found, reviewer=who, annotation_id=number, labels_offered=offered, seconds=60.0,
                tags_shown=tuple(each.id for each in tags),
            )  # fmt: skip
            verdicts = ("rejected" if each.text == rejected else "accepted" for each in tags)
            store.add_review(made, [decision(who, *each) for each in zip(tags, verdicts, strict=True)])
    return found, tags


def tags_listed(desk: httpx.Client, **query: str) -> list[str]:
    """The words of the tags that the concordance lists."""
    rows = desk.get("/spans", params=query).text.split('<th scope="row" class="words"')[1:]
    return [row.split("</a>")[0].rpartition(">")[2] for row in rows]


def test_how_often_reviewers_kept_the_same_words_is_shown_where_it_is_asked_for(
    desk: httpx.Client, dam: tuple[Article, tuple[Tag, ...]], workspace: Workspace
) -> None:
    article, tags = dam
    with workspace.store() as store, store.transaction():
        sent = Task(server="s", project=1, task_id=1, article_id=article.id, content_sha256="")
        store.put_snapshot(sent, "v", tags)
    plain = desk.get("/spans", params={"article": article.id}).text
    assert "so far" not in plain
    assert "&amp;kept=shown" in desk.get(f"/articles/{article.id}").text
    asked = desk.get("/spans", params={"article": article.id, "kept": "shown"}).text
    rows = {row.split("</a>")[0].rpartition(">")[2]: row for row in asked.split('<th scope="row"')[1:]}
    assert "<td></td></tr>" in rows["puppet regime"]  # ada and ben differ: neither kept nor not
    agreed = next(each for each in tags if each.text != "puppet regime")
    assert "<td>kept 1 of 1 time so far (3 to 100 %)</td>" in rows[agreed.text]


def test_tags_are_chosen_by_what_people_decided(
    desk: httpx.Client, dam: tuple[Article, tuple[Tag, ...]]
) -> None:
    article, tags = dam
    words = sorted((each.text for each in tags), key=str.lower)
    assert "puppet regime" in words
    assert tags_listed(desk, verdict="rejected") == ["puppet regime"]
    assert tags_listed(desk, verdict="accepted") == words  # ben kept them all
    assert tags_listed(desk, verdict="resized") == tags_listed(desk, verdict="nonsense") == []
    everything, others = tags_listed(desk), tags_listed(desk, verdict="open")
    assert sorted([*words, *others]) == sorted(everything)
    assert others
    assert tags_listed(desk, verdict="open", article=article.id) == []
    assert tags_listed(desk, verdict="rejected", voice="quoted") == []


def test_articles_whose_coders_differ_are_a_state(
    desk: httpx.Client, workspace: Workspace, dam: tuple[Article, tuple[Tag, ...]]
) -> None:
    def listed(state: str) -> list[str]:
        rows = desk.get("/", params={"state": state}).text.split('href="/articles/')[1:]
        return [row.split('"')[0] for row in rows]

    assert listed("disputed") == listed("reviewed") == [dam[0].id]
    assert len(listed("proposed")) == 2
    with workspace.store() as store, store.transaction():
        store.add_ruling(ruled("policy", about=dam[0].id, value="majority"), article_id=dam[0].id)
    assert listed("disputed") == []


def test_a_page_is_downloaded_as_its_command_writes_it(
    desk: httpx.Client, workspace: Workspace, dam: tuple[Article, tuple[Tag, ...]]
) -> None:
    name = dam[0].id
    answer = desk.get(f"/articles/{name}.html")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.html"'
    assert answer.text == page(next(summaries(workspace, [name])))
    for each in ("compare", "agreement", "progress"):
        answer = desk.get(f"/{each}.html")
        assert answer.headers["content-disposition"] == f'attachment; filename="{each}.html"'
        assert 'aria-label="Desk"' not in answer.text
        assert f'href="/{each}.html' in desk.get(f"/{each}").text
    assert desk.get("/agreement.html").text == printed("agreement", "--format", "html", folder=workspace.root)


def test_a_list_is_downloaded_whole(
    desk: httpx.Client, workspace: Workspace, dam: tuple[Article, tuple[Tag, ...]]
) -> None:
    name = dam[0].id

    def table(path: str) -> list[dict[str, str]]:
        return list(csv.DictReader(desk.get(path).text.splitlines()))

    with workspace.store() as store:
        assert len(table("/spans.csv?page=2")) == len(store.tags())
    own = [each.label for each in dam[1] if each.voice == "outlet"]
    numbers = {label: str(own.count(label)) for label in workspace.codebook().names}
    (puppet,) = table("/spans.csv?verdict=rejected")
    assert (puppet["article_id"], puppet["text"]) == (name, "puppet regime")
    assert (puppet["before"][-16:], puppet["after"]) == ("uggest that the ", " of Iven could close it.")
    every = {row["id"]: row for row in table("/articles.csv")}
    assert len(every) == 3
    (row,) = table("/articles.csv?state=reviewed")
    assert row == every[name]
    assert (row["title"], row["outlets"], row["reviewers"]) == (dam[0].title, "The Wire", "2")
    assert {label: row[label] for label in numbers} == numbers
    assert 'href="/spans.csv?verdict=rejected"' in desk.get("/spans?verdict=rejected").text
    assert 'href="/articles.csv?"' in desk.get("/").text


def promoted(workspace: Workspace, name: str, threshold: float) -> None:
    """A model as far as it is read without being loaded."""
    made = ModelManifest(
        id=name, made_at="2026-11-22T08:00:00Z", labels=("loaded_label",), any_label_threshold=None,
        thresholds={"loaded_label": threshold}, fingerprint="", articles=(), features=1, weights="",
        versions={}, files={}, **MEASURED,
    )  # fmt: skip
    (workspace.models / name).mkdir()
    text = json.dumps({"schema": 1, **to_dict(made)})
    (workspace.models / name / MANIFEST).write_text(text)
    Registry(workspace.models).promote(name)


def test_a_model_that_is_promoted_while_the_desk_runs_is_used_at_once(workspace: Workspace) -> None:
    place = Place(workspace=workspace)
    before = place.tagger
    assert (before.scorer, place.tagger is before) == (None, True)
    promoted(workspace, "0123456789ab", 0.5)
    after = place.tagger
    assert after.scorer is not None
    assert (after.scorer.id, after.pipelines is before.pipelines) == ("0123456789ab", True)
    assert place.tagger is after
    Registry(workspace.models).roll_back()
    assert place.tagger.scorer is None
    promoted(workspace, "123456789abc", 0.5)


@pytest.mark.browser
@pytest.mark.usefixtures("dam")
@pytest.mark.parametrize("path", ["/", "/spans", "/compare", "/agreement", "/progress", "/models"])
def test_no_page_has_barriers_or_is_wider_than_a_phone(desk: httpx.Client, browser: Any, path: str) -> None:
    for width, scheme in ((1400, "light"), (390, "dark")):
        tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        tab.goto(f"{desk.base_url}".rstrip("/") + path)
        assert violations(tab) == [], (width, scheme)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert path == "/compare" or tab.evaluate(SIDEWAYS) == []
        tab.close()
