"""`explain`, `labels --precision` and `labels --stale`, from a fresh workspace through the command line."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.records import Tag, Task, Verdict
from annotate.workspace import Workspace
from tests import records
from tests.book import BOOK, as_next
from tests.command import printed

ARTICLE = """Harbour talks stall

Talks about the harbour of Port Lunn broke off on Monday. The thugs of the harbour office left early.

"They are war criminals," said Ada Karsk, the mayor of Lunn.
"""


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explain")
    printed("init", "desk", folder=folder)
    (folder / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    printed("add", "../talks.txt", folder=folder / "desk")
    printed("tag", folder=folder / "desk")
    return folder / "desk"


@pytest.fixture
def desk(tagged: Path, tmp_path: Path) -> Workspace:
    return Workspace.at(shutil.copytree(tagged, tmp_path / "desk"))


def tags(desk: Workspace) -> dict[str, Tag]:
    with desk.store() as store:
        return {tag.text: tag for tag in store.tags()}


def review(desk: Workspace, verdicts: dict[str, Verdict], *, reviewer: str, number: int) -> None:
    """What a pull of this person's annotation leaves behind."""
    book = desk.codebook()
    with desk.store() as store, store.transaction():
        shown = store.tags()
        name = shown[0].article_id
        task = Task(server="s", project=1, task_id=1, article_id=name, content_sha256="")
        store.put_task(task)
        store.put_snapshot(task, "v1", shown)
        record = records.review(
            f"r{number}",
            store.article(name),
            reviewer=reviewer,
            annotation_id=number,
            decided_at=f"2026-11-21T08:0{number}:00Z",
            labels_offered=tuple(f"{label}@{digest}" for label, digest in book.digests.items()),
            tags_shown=tuple(tag.id for tag in shown),
            codebook_version=book.version,
        )
        decisions = [records.decision(record.id, tag, verdicts[tag.text]) for tag in shown]
        store.add_review(record, decisions)


def test_a_tag_with_everything_behind_it(desk: Workspace) -> None:
    tag = tags(desk)["war criminals"]
    said = printed("explain", tag.id[:6], folder=desk.root)
    head = said.partition("\n\n")[0].splitlines()
    lines = {line[2:16].strip(): line[16:] for line in head[1:]}
    assert said.splitlines()[0] == "loaded_label  “war criminals”"
    assert lines["tag"] == tag.id
    assert lines["sentence"].startswith('"They are [[war criminals]],"')
    assert (lines["voice"], lines["place"]) == ("quoted", "body")
    assert lines["speaker"].startswith("Ada Karsk")
    assert lines["offsets"] == f"{tag.start}–{tag.end}"
    assert lines["rules"] == ", ".join(tag.rules)
    assert lines["codebook"] == BOOK.version
    assert lines["rules"].startswith("loaded_label/")
    assert "▌ loaded_label  Loaded label  [key 2]" in said
    assert "Questions" in said
    assert "Boundary" in said
    assert "95 % interval" not in said
    assert "\x1b" not in said


def test_who_decided_what_about_it_is_said(desk: Workspace) -> None:
    first: dict[str, Verdict] = dict.fromkeys(tags(desk), "accepted")
    review(desk, first, reviewer="R1", number=1)
    review(desk, first | {"war criminals": "rejected"}, reviewer="R2", number=2)
    name = tags(desk)["war criminals"].id
    said = printed("explain", name, folder=desk.root)
    assert [line[16:] for line in said.splitlines() if line.startswith("  decided")] == [
        f"accepted by R1, 2026-11-21, codebook {BOOK.version}",
        f"rejected by R2, 2026-11-21, codebook {BOOK.version}",
    ]
    value = json.loads(printed("explain", name, "--format", "json", folder=desk.root))
    assert [(each["reviewer"], each["verdict"]) for each in value["decided"]] == [
        ("R1", "accepted"),
        ("R2", "rejected"),
    ]


def test_as_json(desk: Workspace) -> None:
    tag = tags(desk)["war criminals"]
    value = json.loads(printed("explain", tag.id, "--format", "json", folder=desk.root))
    assert (value["schema"], value["tag"]["id"], value["current"]) == (1, tag.id, True)
    assert value["definition"]["name"] == "loaded_label"
    at = value["sentence"]
    assert at["text"][tag.start - at["start"] : tag.end - at["start"]] == "war criminals"
    assert [(rule["rule"], rule["precision"]) for rule in value["rules"]] == [(tag.rules[0], None)]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("3f2a", "at least 6 characters of a tag's id"),
        ("000000", "there is no tag '000000' in the workspace"),
    ],
)
def test_a_name_that_fits_no_tag(desk: Workspace, name: str, says: str) -> None:
    assert says in printed("explain", name, folder=desk.root, code=2)


def test_a_tag_that_is_no_longer_proposed_is_still_explained(desk: Workspace) -> None:
    found = tags(desk)
    review(desk, dict.fromkeys(found, "rejected"), reviewer="A", number=1)
    with desk.store() as store, store.transaction():
        tagged = store.tagged(store.article_ids()[0])
        assert tagged is not None
        store.put_tagged(replace(tagged, tags=()), "v")
    said = printed("explain", found["thugs"].id, folder=desk.root)
    assert said.splitlines()[0] == "loaded_label  “thugs”   (no longer proposed)"


def test_precision_of_rules_once_reviews_exist(desk: Workspace) -> None:
    found = tags(desk)
    assert set(found) == {"thugs", "war criminals"}
    (rule,) = {rule for tag in found.values() for rule in tag.rules}
    review(desk, {"thugs": "accepted", "war criminals": "rejected"}, reviewer="A", number=1)
    value = json.loads(printed("labels", "--precision", "--format", "json", folder=desk.root))
    assert len(value["rules"]) > 20
    assert [each for each in value["rules"] if each["reviewed"]] == [
        {
            "rule": rule,
            "right": 1,
            "reviewed": 2,
            "precision": 0.5,
            "interval": [0.0126, 0.9874],
            "disputed": 0,
            "stale": 0,
        }
    ]
    rows = [line.split() for line in printed("labels", "--precision", folder=desk.root).splitlines()]
    assert rows[1] == [rule, "1", "2", "0.50", "0.01–0.99"], "those with reviews stand first"
    assert rows[2:] == [[each["rule"], "0", "0"] for each in value["rules"] if not each["reviewed"]]
    said = printed("explain", found["thugs"].id, folder=desk.root)
    assert said.splitlines()[-1].split() == [rule, "1", "2", "0.50", "0.01–0.99"]
    review(desk, {"thugs": "rejected", "war criminals": "rejected"}, reviewer="B", number=2)
    words = ("labels", "loaded_label", "--precision", "--format", "json")
    only = json.loads(printed(*words, folder=desk.root))["rules"]
    assert {each["rule"].split("/")[0] for each in only} == {"loaded_label"}
    assert [(each["right"], each["reviewed"]) for each in only if each["disputed"] == 1] == [(0, 1)]


def test_decisions_by_an_old_definition_are_listed_and_count_no_more(desk: Workspace) -> None:
    review(desk, dict.fromkeys(tags(desk), "accepted"), reviewer="A", number=1)
    assert json.loads(printed("labels", "--stale", "--format", "json", folder=desk.root))["stale"] == []
    path = desk.root / "guidelines.md"
    text = path.read_text(encoding="utf-8")
    new = as_next(text).replace(
        desk.codebook()["loaded_label"].definition, "A noun that condemns those it names."
    )
    path.write_text(new, encoding="utf-8")
    (stale,) = json.loads(printed("labels", "--stale", "--format", "json", folder=desk.root))["stale"]
    assert stale == {
        "label": "loaded_label",
        "now": "loaded_label",
        "codebook_version": BOOK.version,
        "reviews": 1,
        "decisions": 2,
    }
    table = printed("labels", "--stale", folder=desk.root).splitlines()
    assert table[1].split() == ["loaded_label", "loaded_label", BOOK.version, "1", "2"]
    rules = json.loads(printed("labels", "--precision", "--format", "json", folder=desk.root))["rules"]
    assert (sum(each["reviewed"] for each in rules), sum(each["stale"] for each in rules)) == (0, 2)
    assert "loaded_label: changed; decisions made before are stale" in printed(
        "labels", "--diff", BOOK.version, "guidelines.md", folder=desk.root
    )


def test_one_question_at_a_time(desk: Workspace) -> None:
    said = printed("labels", "--stale", "--precision", folder=desk.root, code=2)
    assert "ask one at a time" in said
