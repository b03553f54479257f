import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotate.steps.articles.add import add
from annotate.steps.tags.models import roll_back
from annotate.steps.upkeep.check import Check
from annotate.steps.upkeep.doctor import examine, head_check
from annotate.store.ledger import verify
from annotate.workspace import Workspace
from tests.records import added, article, review


def test_outside_a_workspace_the_installation_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    checks = {check.name: check for check in examine()}
    assert checks["spaCy pipeline en"].state == "ok"
    assert (checks["workspace"].state, checks["workspace"].fix) == ("worse", "annotate init")
    assert "codebook" not in checks


def test_what_is_wrong_in_a_workspace_is_said_with_its_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    monkeypatch.chdir(workspace.root)
    (workspace.root / "guidelines.md").write_text("no codebook")
    checks = {check.name: check for check in examine()}
    assert (checks["codebook"].state, checks["codebook"].fix) == ("broken", "mend guidelines.md")
    assert "guidelines.md" in checks["codebook"].found


def test_a_reason_for_no_rule_is_found_and_is_no_fault_of_the_definitions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    monkeypatch.chdir(workspace.root)
    assert next(check for check in examine() if check.name == "rules").state == "ok"
    book = workspace.root / "guidelines.md"
    book.write_text(book.read_text("utf-8").replace("- fr ruler:", "- fr rulr:"), "utf-8")
    checks = {check.name: check for check in examine()}
    assert checks["codebook"].state == "ok"
    assert (checks["rules"].state, checks["rules"].fix) == ("broken", "mend the file that is named")
    assert "loaded_label has no rule 'rulr' to give a reason for" in checks["rules"].found


def test_a_broken_model_is_no_fault_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    monkeypatch.chdir(workspace.root)
    (workspace.models / "current").write_text("gone\nlost\n", encoding="utf-8")
    checks = {check.name: check for check in examine()}
    assert (checks["store"].state, checks["store"].found) == (
        "ok",
        "0 articles, 0 reviews, 0 regions set aside",
    )
    assert (checks["model"].state, checks["model"].fix) == (
        "broken",
        "annotate models rollback, to the rules alone; then annotate train",
    )
    assert roll_back(workspace) is None
    checks = {check.name: check for check in examine()}
    assert checks["model"].found == "none yet: tags come from the rules alone"
    (workspace.models / "current").write_text("../gone\n", encoding="utf-8")
    checks = {check.name: check for check in examine()}
    assert checks["model"].fix == "annotate models promote ID, or delete models/current"


def test_an_article_that_is_hidden_behind_none_is_said_and_shown_when_it_is_added_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    monkeypatch.chdir(workspace.root)
    source = tmp_path / "dam.txt"
    source.write_text(
        "Dam opened\n\nThe mayor opened a dam on Monday, and the school sang.\n", encoding="utf-8"
    )
    add(workspace, [str(source)])
    with workspace.store() as store:
        [dam] = store.article_ids()
    with closing(sqlite3.connect(workspace.state / "store.sqlite3", isolation_level=None)) as other:
        other.execute("UPDATE articles SET superseded_by = 'gone'")
    checks = {check.name: check for check in examine()}
    assert (checks["store"].state, checks["store"].found) == (
        "broken",
        f"{workspace.state / 'store.sqlite3'} is damaged: article {dam} is listed as superseded, and "
        "no article that superseded it is listed: add its source again",
    )
    add(workspace, [str(source)])
    with workspace.store() as store:
        assert store.article_ids() == (dam,)
    checks = {check.name: check for check in examine()}
    assert checks["store"].found.startswith("1 article, 0 reviews")


def test_looking_loads_no_pipeline(tmp_path: Path) -> None:
    """Doctor, list and summary need to know what would read a text, not to read it: spaCy takes seconds."""
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    (tmp_path / "dam.txt").write_text("The regime fell. Sources suggest Varenia may follow.\n")
    program = (
        "import sys\n"
        "from annotate.workspace import Workspace\n"
        "from annotate.steps.upkeep.doctor import examine\n"
        "from annotate.steps.reviews.list import listing\n"
        "from annotate.steps.results.summary import summaries\n"
        "workspace = Workspace.find()\n"
        "(summary,) = summaries(workspace, (), everything=True)\n"
        "assert summary.evidence and not summary.stale\n"
        "examine()\n"
        "with workspace.store() as store: listing(store)\n"
        "print('LOADED', 'spacy' in sys.modules)\n"
    )
    for words in (["add", str(tmp_path / "dam.txt")], ["tag"]):
        subprocess.run([sys.executable, "-m", "annotate", *words], cwd=workspace.root, check=True)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=workspace.root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "LOADED False"


def test_a_decision_changed_behind_our_back_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    monkeypatch.chdir(workspace.root)
    dam = article("The puppet regime opened a dam.")
    with workspace.store() as store, store.transaction():
        store.add_article(dam)
        store.add_review(review("one", dam), [added("one", dam, 4, 17, "loaded_label")])
        head = store.ask(verify).head
    checks = {check.name: check for check in examine()}
    assert checks["decisions"] == Check(
        name="decisions", state="ok", found=f"1 entry in the ledger, none changed; head {head}"
    )
    assert head_check(workspace, str(head)).found == "entry 1 of 1: nothing up to there was changed"
    with closing(sqlite3.connect(workspace.state / "store.sqlite3", isolation_level=None)) as other:
        other.execute("UPDATE decisions SET record = replace(record, 'added', 'rejected')")
    checks = {check.name: check for check in examine()}
    assert (checks["decisions"].state, checks["decisions"].found) == (
        "broken",
        "decision 1 of review one was changed",
    )
    assert head_check(workspace, str(head)).state == "broken"
