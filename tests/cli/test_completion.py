"""What Tab offers, asked as each shell asks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.command import annotate, printed


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion") / "desk"
    Workspace.create(folder, seed=1)
    (folder / "a.txt").write_text(
        "Dam opens\n\nThe dam of Iven opened on Monday after a year.\n", encoding="utf-8"
    )
    printed("add", "a.txt", "--outlet", "Lunn", folder=folder)
    return folder


def offered(line: str, folder: Path, shell: str = "bash") -> list[str]:
    asked = {"_ANNOTATE_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
    asked |= {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    asked |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = annotate(folder=folder, env={**os.environ, **asked})
    assert done.stderr == ""
    return [line for line in done.stdout.split("\n") if line]


def test_commands_and_their_options_are_offered(desk: Path) -> None:
    assert offered("annotate exp", desk) == ["explain", "export"]
    assert "--strict" in offered("annotate export gold --st", desk)


def test_what_the_workspace_has_is_offered(desk: Path) -> None:
    with Workspace.at(desk).store() as store:
        (name,) = store.article_ids()
    assert offered("annotate summary ", desk) == [name[:8]]
    assert offered("annotate history zz", desk) == []
    assert offered("annotate add --outlet ", desk) == ["Lunn"]
    assert offered("annotate outlet ", desk) == ["Lunn"]
    assert offered("annotate outlet Lunn ", desk) == [name[:8]]
    assert offered("annotate labels loaded_", desk) == ["loaded_label", "loaded_language"]
    assert offered("annotate tag --model n", desk) == ["none"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_it_in_their_form(desk: Path, shell: str) -> None:
    assert any("loaded_label" in line for line in offered("annotate labels loaded_l", desk, shell))


def test_outside_a_workspace_nothing_is_said(tmp_path: Path) -> None:
    assert offered("annotate summary ", tmp_path) == []
    assert offered("annotate labels scare", tmp_path) == ["scare_quotes"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed(shell: str) -> None:
    done = annotate(env={**os.environ, "_ANNOTATE_COMPLETE": f"source_{shell}"})
    assert f"_ANNOTATE_COMPLETE=complete_{shell}" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_line_of_the_readme_installs_it_in_the_shell_that_it_is_typed_in(
    shell: str, tmp_path: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    line = "annotate --install-completion"
    readme = Path(__file__).parents[2] / "README.md"
    assert f"\n{line} " in readme.read_text(encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", f"{line}; exit $?"],  # so that the shell stays beside it
        env={"HOME": str(tmp_path), "PATH": path, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{shell} completion installed in {tmp_path}/")
    assert any(f"complete_{shell}" in each.read_text() for each in tmp_path.rglob("*annotate*"))
