"""What every command has in common."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import typer
from rich.markup import render

from annotate import __version__
from annotate.cli import COMMANDS, application, function_of
from annotate.workspace import Workspace
from tests.command import annotate


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example_and_its_line_on_the_help_page(name: str) -> None:
    function = function_of(name)
    assert function.__doc__.splitlines()[0] == COMMANDS[name][1]
    assert f"Example: annotate {name}" in function.__doc__


@pytest.mark.parametrize("name", COMMANDS)
def test_its_examples_are_words_that_it_takes(name: str) -> None:
    command = typer.main.get_command(application(name)).commands[name]  # type: ignore[attr-defined]
    examples = re.findall(r"Example: annotate (.+)", function_of(name).__doc__)
    for words in (shlex.split(re.split(r"&&|>>?", each)[0]) for each in examples):
        assert words.pop(0) == name
        given = command.make_context(name, words)  # UsageError for what it does not take
        assert (given.args, given.params.keys()) == ([], {each.name for each in command.params})


@pytest.mark.parametrize("name", COMMANDS)
def test_no_word_of_an_option_is_taken_for_markup(name: str) -> None:
    hints = get_type_hints(function_of(name), include_extras=True)
    said = [each.help for hint in hints.values() for each in get_args(hint) if hasattr(each, "help")]
    assert [text for text in said if text and render(text).plain != text.replace("\\[", "[")] == []


def test_the_help_page_lists_every_command() -> None:
    done = annotate("--help")
    assert done.returncode == 0
    assert [name for name in COMMANDS if f" {name} " not in done.stdout] == []


def test_without_a_terminal_help_and_errors_of_usage_are_text_under_headings_and_nothing_draws_them() -> None:
    said = annotate("--help", env={"COLUMNS": "200"}).stdout
    lines = said.splitlines()
    assert lines[0] == "Usage: annotate [OPTIONS] COMMAND [ARGS]..."
    assert [line for line in lines if line.endswith(":")] == [
        "Options:",
        "The loop, in order:",
        "Look:",
        "Keep house:",
    ]
    assert [f"  {name:<10}  {COMMANDS[name][1]}" in lines for name in ("tag", "push")] == [True, True]
    assert annotate("tga").stderr == (
        "Usage: annotate [OPTIONS] COMMAND [ARGS]...\nTry 'annotate --help' for help.\n\n"
        "Error: No such command 'tga'. Did you mean 'tag'?\n"
    )
    help_page = "from annotate.cli import application; application(None)(['--help'], standalone_mode=False)"
    drawing = "[name for name in __import__('sys').modules if name.startswith('rich.')]"
    words = [sys.executable, "-c", f"{help_page}; print({drawing})"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


def test_the_version_is_printed() -> None:
    assert annotate("--version").stdout == f"annotate {__version__}\n"


def test_an_unknown_command_is_a_usage_error() -> None:
    done = annotate("tga")
    assert done.returncode == 2
    assert "tga" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text("Rain fell in Sarel.\n")
    (tmp_path / "taken").write_text("")
    out = tmp_path / "taken" / "page.html"
    done = annotate("scan", str(tmp_path / "dam.txt"), "--format", "html", "--out", str(out))
    assert done.returncode == 3
    assert done.stderr.startswith(f"annotate: {out.parent} cannot be used (")
    assert "Traceback" not in done.stderr


def test_whoever_stops_reading_stops_us_quietly(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text("The council of Sarel met and left. " * 20_000)
    command = f"{sys.executable} -m annotate scan {tmp_path / 'dam.txt'} --format json | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ('{"schema":', "")


@pytest.mark.parametrize("words", [("labels", "--format", "json"), ("labels",), ("export", "tags")])
def test_whoever_has_stopped_reading_makes_no_command_fail(tmp_path: Path, words: tuple[str, ...]) -> None:
    Workspace.create(tmp_path, seed=1)
    command = [sys.executable, "-m", "annotate", *words]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == ("", 0)


@pytest.mark.parametrize("words", [("summary", "--all"), ("compare",)])
def test_a_workspace_without_articles_says_so(tmp_path: Path, words: tuple[str, ...]) -> None:
    Workspace.create(tmp_path, seed=1)
    done = annotate(*words, folder=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "annotate: there are no articles yet: `annotate add FILES…`\n"
