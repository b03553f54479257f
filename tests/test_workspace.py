import multiprocessing
import os
import signal
import stat
import time
from pathlib import Path

import pytest

from annotate.errors import InputError, MissingError, UsageError
from annotate.packaged import packaged
from annotate.workspace import Workspace


def test_a_workspace_has_the_codebook_and_closed_state(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=7)
    assert (workspace.root / "guidelines.md").read_bytes() == packaged("guidelines.md").read_bytes()
    assert workspace.config.seed == 7
    assert stat.S_IMODE(workspace.state.stat().st_mode) == 0o700
    assert (workspace.root / ".gitignore").read_text() == ".annotate/\n"
    assert sorted(path.name for path in workspace.root.iterdir() if path.is_dir()) == [
        ".annotate",
        "data",
        "models",
    ]


def test_a_codebook_that_is_there_already_is_kept(tmp_path: Path) -> None:
    (tmp_path / "guidelines.md").write_text("mine")
    Workspace.create(tmp_path)
    assert (tmp_path / "guidelines.md").read_text() == "mine"


def test_a_second_init_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=7)
    with pytest.raises(UsageError, match="is a workspace already"):
        Workspace.create(tmp_path, seed=8)
    assert Workspace.at(tmp_path).config.seed == 7


def test_a_workspace_is_found_from_a_folder_inside_it_and_missed_outside(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "desk")
    inside = workspace.data / "raw" / "may"
    inside.mkdir(parents=True)
    assert Workspace.find(inside).root == workspace.root
    with pytest.raises(MissingError, match="annotate init"):
        Workspace.find(tmp_path)


def _hold(root: Path, held: "multiprocessing.synchronize.Event") -> None:
    with Workspace.at(root).lock("train"):
        held.set()
        time.sleep(60)


def test_a_second_command_says_who_holds_the_workspace_and_gets_it_when_that_one_dies(
    tmp_path: Path,
) -> None:
    workspace = Workspace.create(tmp_path)
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=_hold, args=(tmp_path, held))
    process.start()
    assert held.wait(120)
    expected = rf"`annotate train` \(process {process.pid}, since .*\) is writing to this workspace"
    with pytest.raises(MissingError, match=expected), workspace.lock("tag", wait=0.1):
        pass
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with workspace.lock("tag", wait=5):
        pass


def test_a_threshold_is_for_a_label_of_the_codebook(tmp_path: Path) -> None:
    root = Workspace.create(tmp_path, seed=1).root
    settings = root / "annotate.toml"
    settings.write_text(settings.read_text() + "loaded_languag = 0.4\n")
    with pytest.raises(
        InputError, match=r"annotate.toml: thresholds.loaded_languag is for no label of guide"
    ):
        Workspace.at(root).codebook()
    settings.write_text(settings.read_text().replace("languag ", "language "))
    assert Workspace.at(root).codebook().names
