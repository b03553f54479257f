"""`annotate scan` and `annotate summary` as a person or a script calls them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from annotate.report.document import SCHEMA_FILE

DAM = "Varenia reopens the Orlo dam\n\nThe regime denied it. Sources suggest the ministry hid the cracks.\n"
CHECK = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def annotate(*words: str, at: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "annotate", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=at,
        input=stdin,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dam.txt").write_text(DAM)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "rain.txt").write_text("Rain fell in Sarel.\n")
    return tmp_path


def test_json_has_a_line_for_each_input_in_order_and_a_refusal_is_exit_three(folder: Path) -> None:
    done = annotate("scan", "dam.txt", "empty.txt", "-", "--format", "json", at=folder, stdin="Rain fell.\n")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [line["source"] for line in lines] == ["dam.txt", "empty.txt", "-"]
    assert set(lines[1]) == {"schema", "source", "error"}
    for line in lines:
        CHECK.validate(line)
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_text_shows_the_marks_and_the_table(folder: Path) -> None:
    done = annotate("scan", "dam.txt", at=folder)
    assert done.returncode == 0
    assert "The regime[" in done.stdout
    assert "Sources suggest[" in done.stdout
    assert "per 1,000 words" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_one_page_goes_into_a_file_and_several_into_a_folder(folder: Path) -> None:
    done = annotate("scan", "dam.txt", "--format", "html", "--out", "dam.html", at=folder)
    assert done.returncode == 0
    assert (folder / "dam.html").read_text().startswith("<!doctype html>")
    done = annotate("scan", "dam.txt", "rain.txt", "--format", "html", "--out", "pages", at=folder)
    pages = {page.name for page in (folder / "pages").glob("*.html")}
    index = (folder / "pages" / "index.html").read_text()
    assert len(pages) == 3
    assert all(f'href="{page}"' in index for page in pages - {"index.html"})
    done = annotate("scan", "dam.txt", "rain.txt", "--format", "html", at=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--out" in done.stderr


def test_a_summary_in_every_format(folder: Path) -> None:
    for words in (["init", "desk"], ["--quiet", "add", "../dam.txt"], ["tag"]):
        done = annotate(*words, at=folder / "desk" if words[0] != "init" else folder)
        assert done.returncode == 0, done.stderr
    desk = folder / "desk"
    (line,) = annotate("summary", "../dam.txt", "--format", "json", at=desk).stdout.splitlines()
    CHECK.validate(json.loads(line))
    assert "The regime[" in annotate("summary", "--all", at=desk).stdout
    assert annotate("summary", "--all", "--format", "md", at=desk).stdout.startswith("# Varenia")
    done = annotate("summary", "--all", "--format", "html", "--out", "pages", at=desk)
    (page,) = (desk / "pages").iterdir()
    assert f"Wrote pages/{page.name}" in done.stderr
    assert annotate("summary", at=desk).returncode == 2
    assert annotate("summary", "zzzzzz", at=desk).returncode == 2
    assert annotate("summary", "--all", "--open", at=desk).returncode == 2
