"""A workspace on a disk without room: what only reads goes on, what writes says that the disk is full."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.damaged import on_full_disk
from tests.test_read_only import made

PLENTY = 10**9
FULL = "store.sqlite3 is full: make room, then run this again. The last step was not kept"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("full")).root


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--format", "json"),
        ("summary", "--all"),
        ("compare",),
        ("compare", "--by", "target"),
        ("export", "tags"),
        ("labels", "--precision"),
        ("progress",),
        ("datasheet",),
    ],
)
def test_what_only_reads_says_what_it_says_where_there_is_room(desk: Path, words: tuple[str, ...]) -> None:
    done, there = on_full_disk(desk, *words), on_full_disk(desk, *words, room=PLENTY)
    assert (done.returncode, done.stdout, done.stderr) == (0, there.stdout, there.stderr)


def test_one_article_and_one_tag_too(desk: Path) -> None:
    (first, *_) = on_full_disk(desk, "export", "tags", "--format", "jsonl").stdout.splitlines()
    tag = json.loads(first)
    told = on_full_disk(desk, "explain", tag["id"])
    assert (told.returncode, tag["text"] in told.stdout) == (0, True)
    nobody = on_full_disk(desk, "history", tag["article_id"])
    assert (nobody.returncode, nobody.stderr) == (0, "Nobody has decided anything about this article.\n")


def test_doctor_says_that_it_is_full(desk: Path) -> None:
    done = on_full_disk(desk, "doctor", "--format", "json")
    (store,) = (each for each in map(json.loads, done.stdout.splitlines()) if each["name"] == "store")
    assert (done.returncode, store["state"], store["fix"]) == (0, "worse", "make room on its disk")
    assert store["found"] == (
        "1 article, 0 reviews, 0 regions set aside, on a full disk: it can be read, not changed"
    )


@pytest.mark.parametrize(
    ("room", "full"),
    [(0, "holder.json cannot be used (File too large): make room on its disk"), (4096, FULL)],
    ids=["none at all", "for the name of who writes"],
)
def test_what_writes_says_so(desk: Path, room: int, full: str) -> None:
    done = on_full_disk(desk, "outlet", "The Orlo Post", "dam.txt", room=room)
    assert (done.returncode, full in done.stderr) == (3, True)
    (row,) = map(json.loads, on_full_disk(desk, "list", "--format", "json").stdout.splitlines())
    assert row["outlets"] == ["The Sarel Beacon"]


def test_what_a_killed_command_left_in_the_log_is_read_as_well(tmp_path: Path) -> None:
    store = made(tmp_path).root / ".annotate" / "store.sqlite3"
    killed = (
        "import os, sqlite3, sys\n"
        "other = ('Sarel Beacon', 'Orlo Post')\n"
        "database = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "database.execute('UPDATE publications SET record = replace(record, ?, ?)', other)\n"
        f"os.kill(os.getpid(), {int(signal.SIGKILL)})\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(store)], check=False)
    assert store.with_name("store.sqlite3-wal").stat().st_size > 0
    store.with_name("store.sqlite3-shm").unlink()
    done = on_full_disk(store.parent.parent, "list", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["outlets"] == ["The Orlo Post"]


def test_a_workspace_without_articles_is_empty_there_too(tmp_path: Path) -> None:
    done = on_full_disk(Workspace.create(tmp_path / "desk", seed=1).root, "list")
    assert (done.returncode, done.stderr) == (0, "No articles yet: annotate add FILES…\n")
