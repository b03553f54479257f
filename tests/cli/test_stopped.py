"""Ctrl+C, SIGTERM and SIGKILL in the middle of a command, at a moment that the test chooses."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.cli import COMMANDS
from annotate.cli.stopped import KEPT, kept
from annotate.workspace import Workspace
from tests.records import article

SENTENCES = ("The puppet regime hid the cracks.", "Sources suggest the ministry knew.")
TAGS = 2  #: in each article
BATCH = 4


def with_articles(root: Path, count: int) -> Workspace:
    workspace = Workspace.create(root / "desk", seed=1)
    with workspace.store() as store, store.transaction():
        for number in range(count):
            store.add_article(article(f"Dam {number} opens.\n\n{' '.join(SENTENCES)}"))
    return workspace


def tag_until(workspace: Workspace, tags: int, number: int) -> subprocess.CompletedProcess[str]:
    """`annotate tag`, sent a signal by itself just before it keeps a tag more than `tags`."""
    program = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"  # a test run in the background ignores it
        "from annotate.cli import main\n"
        "from annotate.store.database import Database\n"
        "from annotate.steps.tags import tagging\n"
        "import annotate.steps.tags.tag\n"
        f"annotate.steps.tags.tag.BATCH = {BATCH}\n"
        f"left, keep = {tags}, Database._keep\n"
        "def until(self, table, record, *names, **columns):\n"
        "    global left\n"
        "    left -= table == 'tags'\n"
        f"    if left < 0: os.kill(os.getpid(), {number})\n"
        "    return keep(self, table, record, *names, **columns)\n"
        "Database._keep = until\n"
        "sys.argv = ['annotate', 'tag', '--model', 'none']\n"
        "main()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program], cwd=workspace.root, capture_output=True, text=True, check=False
    )


def tagged(workspace: Workspace) -> list[int]:
    """The number of tags of each article that counts as tagged."""
    with workspace.store() as store:
        return [len(store.tags(each)) for each in store.versions()]


@pytest.mark.parametrize("tags", [1, 9])
def test_tag_that_is_killed_keeps_its_batches_and_no_article_in_part(tmp_path: Path, tags: int) -> None:
    workspace = with_articles(tmp_path, 8)
    done = tag_until(workspace, tags, signal.SIGKILL)
    assert done.returncode == -signal.SIGKILL
    finished = BATCH * (tags // (BATCH * TAGS))
    assert tagged(workspace) == [TAGS] * finished
    done = tag_until(workspace, 100, signal.SIGKILL)  # goes on from there
    assert done.stdout.startswith(f"{8 - finished} articles tagged by the rules: ")
    assert tagged(workspace) == [TAGS] * 8


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_stops_tag_is_told_what_is_kept(tmp_path: Path, number: int, code: int) -> None:
    workspace = with_articles(tmp_path, 8)
    done = tag_until(workspace, 13, number)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr == f"annotate: stopped (Tagging: 4 of 8 done). {KEPT['tag']}\n"
    assert tagged(workspace) == [TAGS] * 4


def test_whoever_stops_a_command_that_only_reads_is_told_that_nothing_changed() -> None:
    assert kept("list", ()) == "stopped. The workspace was not changed; files that were written are whole"
    assert kept(None, [""]) == kept("list", ())


def test_only_commands_that_there_are_keep_something() -> None:
    assert set(KEPT) <= set(COMMANDS)


def test_who_is_told_to_ignore_ctrl_c_ignores_it(tmp_path: Path) -> None:
    """A shell script starts what runs in the background so."""
    program = (
        "import os, signal, sys\n"
        "from annotate.cli import main\n"
        "import annotate.cli.labels\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "import annotate.steps.tags.labels as step\n"
        "look = step.codebook_in_use\n"
        "def stopped(): os.kill(os.getpid(), signal.SIGINT); return look()\n"
        "step.codebook_in_use = stopped\n"
        "sys.argv = ['annotate', 'labels']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=dict(os.environ), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
