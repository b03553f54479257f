"""Training by command: what it refuses, and what a lead reads."""

import json
from pathlib import Path

import pytest

from annotate.rulings import Ruling
from annotate.workspace import Workspace
from tests.command import annotate, printed
from tests.steps.trained import trained


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with one coder, who has answered the first round as the gold does, but for one label."""
    workspace = Workspace.create(tmp_path_factory.mktemp("training") / "desk", seed=1)
    trained(workspace, keeps=lambda span: span[2] != "loaded_language")
    return workspace.root


def test_the_table_has_each_round_with_its_figures(desk: Path) -> None:
    head, row = printed("progress", "--training", folder=desk).splitlines()
    assert head.split()[:3] == ["coder", "round", "done"]
    assert row.split()[:5] == ["r-a", "1", "12", "of", "12"]
    assert row.rstrip().endswith("waits")


def test_the_document_says_what_was_missed(desk: Path) -> None:
    found = json.loads(printed("progress", "--training", "--format", "json", folder=desk))
    [taken] = found["coders"][0]["rounds"]
    assert {(each["kind"], each["label"]) for each in taken["slips"]} == {("missed", "loaded_language")}
    assert taken["f1"]["value"] > found["target"]["f1"]
    assert found["coders"][0]["ruling"] is None  # nobody pulled or assigned since: nothing is on record yet


def test_each_coder_gets_a_page_in_a_folder(desk: Path, tmp_path: Path) -> None:
    done = annotate("progress", "--training", "--format", "html", "--out", str(tmp_path / "t"), folder=desk)
    assert done.stderr == f"Wrote {tmp_path / 't' / 'r-a.html'}\n"
    assert "You missed" in (tmp_path / "t" / "r-a.html").read_text(encoding="utf-8")
    refused = annotate("progress", "--training", "--format", "html", folder=desk)
    assert (refused.returncode, "a page for each coder needs a folder" in refused.stderr) == (2, True)


def test_a_ruling_stands_in_the_table(desk: Path) -> None:
    with Workspace.at(desk).store() as store, store.transaction():
        store.add_ruling(
            Ruling(matter="qualification", about="r-a", value="overridden", at="2026-03-01T10:00:00Z", by="x")
        )
    assert "overridden 2026-03-01" in printed("progress", "--training", folder=desk)


@pytest.mark.parametrize(
    "words",
    [
        ("--training", "samples"),
        ("--training", "samples", "--coders", "ada", "--double", "0.2"),
        ("--training", "samples", "--coders", "ada", "--override", "why"),
        ("--training", "samples", "--coders", "ada", "--limit", "3"),
        ("--training", "samples", "--coders", "ada", "--leaves", "ben"),
        ("--training", "samples", "--coders", "ada", "--renew", "why"),
        ("--training", "samples", "--coders", "ada", "--close"),
    ],
)
def test_training_goes_with_coders_and_nothing_else(desk: Path, words: tuple[str, ...]) -> None:
    done = annotate("assign", *words, folder=desk)
    assert (done.returncode, "--training goes with --coders and nothing else" in done.stderr) == (2, True)
