"""A workspace that somebody may read and not write: a mounted backup, a share, another person's folder."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotate.steps.articles.add import Given, add
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.damaged import as_reader, listing, read_only
from tests.steps.dam import TEXT


def made(root: Path) -> Workspace:
    workspace = Workspace.create(root / "desk", seed=1)
    (root / "dam.txt").write_text(TEXT)
    add(workspace, [str(root / "dam.txt")], given=Given(outlet="The Sarel Beacon"))
    tag(workspace)
    return workspace


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with read_only(made(tmp_path_factory.mktemp("read-only")).root) as folder:
        yield folder


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--format", "json"),
        ("summary", "--all"),
        ("compare",),
        ("export", "tags"),
        ("export", "articles", "--format", "jsonl"),
        ("doctor",),
        ("labels", "--precision"),
        ("models", "list"),
    ],
)
def test_what_only_reads_works_and_makes_no_file(copy: Path, words: tuple[str, ...]) -> None:
    before = listing(copy)
    done = as_reader(copy, *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout or words[0] == "models"
    assert listing(copy) == before


def test_a_tag_is_explained(copy: Path) -> None:
    (first, *_) = as_reader(copy, "export", "tags", "--format", "jsonl").stdout.splitlines()
    done = as_reader(copy, "explain", json.loads(first)["id"])
    assert (done.returncode, json.loads(first)["text"] in done.stdout) == (0, True)


def test_doctor_says_that_it_is_read_only(copy: Path) -> None:
    assert "read-only: it can be looked at, not changed" in as_reader(copy, "doctor").stdout


@pytest.mark.parametrize(
    "words",
    [("tag",), ("train",), ("add", "dam.txt"), ("remove", "dam.txt", "--yes"), ("models", "rollback")],
)
def test_what_writes_says_so_in_one_message(copy: Path, words: tuple[str, ...]) -> None:
    if words[0] == "remove":
        (row,) = map(json.loads, as_reader(copy, "list", "--format", "json").stdout.splitlines())
        words = ("remove", row["id"], "--yes")
    before = listing(copy)
    done = as_reader(copy, *words)
    told = done.stderr.splitlines()[-1]
    assert (done.returncode, listing(copy)) == (3, before)
    assert f"annotate: {copy} is read-only here (" in told
    assert told.endswith("would change it. Copy it to where you may write")


def test_a_workspace_without_articles_is_empty_there_too(tmp_path: Path) -> None:
    with read_only(Workspace.create(tmp_path / "desk", seed=1).root) as folder:
        done = as_reader(folder, "list")
        assert (done.returncode, done.stderr) == (0, "No articles yet: annotate add FILES…\n")


def test_steps_that_only_the_log_holds_are_said_and_not_left_out(tmp_path: Path) -> None:
    """A command that was killed leaves the log; without its index nobody reads it in a read-only folder."""
    workspace = made(tmp_path)
    store = workspace.root / ".annotate" / "store.sqlite3"
    killed = (
        "import os, sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "database.execute('DELETE FROM taggings')\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(store)], check=False)
    assert store.with_name("store.sqlite3-wal").stat().st_size > 0
    store.with_name("store.sqlite3-shm").unlink()
    with read_only(workspace.root) as folder:
        done = as_reader(folder, "list")
        assert done.returncode == 3
        assert f"{store}-wal holds steps that are not in store.sqlite3 yet" in done.stderr
    with workspace.store() as opened:  # where one may write, nothing is missing
        assert len(opened.articles()) == 1
        assert opened.versions() == {}
    with closing(sqlite3.connect(store)) as database:
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    assert os.access(store, os.W_OK)
