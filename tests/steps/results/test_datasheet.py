"""What the datasheet says of a workspace, and what it leaves to people."""

import json
from pathlib import Path

import pytest

from annotate.config import SETTINGS
from annotate.errors import InputError
from annotate.report.datasheet import NOTES, as_document, html, markdown
from annotate.steps.results.datasheet import datasheet
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.command import annotate, printed
from tests.report.parsed import Page
from tests.steps.dam import approve, both_read, publication


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    made = both_read(tmp_path / "articles")
    tag(made)
    approve(made)
    return made


def fill_in(desk: Workspace, text: str) -> Workspace:
    settings = desk.root / SETTINGS
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before.replace("[datasheet]", f"[datasheet]\n{text}"), encoding="utf-8")
    return Workspace.at(desk.root)


def test_a_datasheet_says_what_is_stored_and_that_the_rest_is_open(desk: Workspace) -> None:
    found = as_document(datasheet(desk))
    assert found["sources"] == {"articles": 2, "beacon.example": 1}
    assert (found["outlets"], found["languages"]) == ({"The Sarel Beacon": 3}, {"en": 2})
    assert (found["dates"], found["coders"]) == (["2025-03-01", "2025-03-01"], {"R1": 1})
    assert found["books"] == {desk.codebook().version: 1}
    assert found["missing"] == {"without an outlet": 0, "without a date": 0, "not tagged": 0}
    assert found["flow"]["boxes"]["coded once"] == 1
    assert found["notes"] == dict.fromkeys(NOTES)
    assert str(desk.root.parent) not in json.dumps(found)  # the desk's folders are nobody else's business


def test_a_file_beside_the_workspace_lies_in_no_folder_called_dots(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        (article, *_) = store.articles()
        store.add_publication(publication(article, "../rows.jsonl#1"))
    assert datasheet(desk).sources == {"articles": 2, "beacon.example": 1, "files": 1}


def test_what_people_wrote_stays_when_it_is_made_again_and_an_unknown_note_is_refused(
    desk: Workspace,
) -> None:
    filled = fill_in(desk, 'licence = "CC BY <4.0>"')
    text, page = markdown(datasheet(filled)), html(datasheet(filled))
    assert "CC BY <4.0>" in text
    assert "CC BY <4.0>" in Page(page).text
    for made in (text, page):
        assert made.count("Not answered yet") == 2
        assert "What was the workspace made for" in made
    with pytest.raises(InputError, match=r"datasheet\.lizence"):
        _ = fill_in(desk, 'lizence = "x"').config


def test_the_command_prints_it_or_writes_it(desk: Workspace) -> None:
    assert printed("datasheet", folder=desk.root).startswith("# Datasheet of the workspace\n")
    assert json.loads(printed("datasheet", "--format", "json", folder=desk.root))["schema"] == 1
    printed("datasheet", "--out", "sheet.html", folder=desk.root)
    assert (desk.root / "sheet.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert annotate("datasheet", "--out", "sheet.pdf", folder=desk.root).returncode == 2
