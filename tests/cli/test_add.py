from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.command import annotate

PAGE = (
    "Varenia Votes\n\nThe parliament of Varenia met on Tuesday to vote on the harbour tax.\n\nPost a comment"
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    Workspace.create(tmp_path, seed=1)
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_what_was_taken_is_on_standard_output(desk: Path) -> None:
    done = annotate("add", "a.txt", folder=desk)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "1 new article, 1 new publication, 0 refused"
    assert "a.txt" in done.stdout
    assert "Taken out: 1 × comment form" in done.stderr


def test_a_refusal_is_exit_code_3_and_the_rest_is_kept(desk: Path) -> None:
    done = annotate("add", "none.txt", "a.txt", folder=desk)
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1] == "1 new article, 1 new publication, 1 refused"
    assert "refused: none.txt is not there. Check the name" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_outlet_given_for_known_bytes_is_corrected_and_said(desk: Path) -> None:
    annotate("add", "a.txt", "--outlet", "The Beacon", folder=desk)
    done = annotate("add", "a.txt", "--outlet", "The Lantern", "--published", "2031-05-03", folder=desk)
    assert "a.txt was there: corrected outlet (The Beacon before) and published (none before)" in done.stderr
    assert done.stdout.splitlines()[-1] == "0 new articles, 0 new publications, 0 refused"


def test_a_date_that_nobody_can_read_is_said_and_many_are_counted(desk: Path) -> None:
    rows = "".join(
        f'"The vote on harbour {n} is on Friday at noon, the council said.",{n}-13-45\n' for n in range(8)
    )
    (desk / "a.csv").write_text(f"text,date\n{rows}", encoding="utf-8")
    said = annotate("add", "a.csv", folder=desk).stderr.splitlines()
    assert said[0] == "a.csv:2: date not understood: '0-13-45', so it is left out"
    assert [line for line in said if "more like these" in line] == ["… and 3 more like these"]


def test_a_date_that_is_none_is_exit_code_2(desk: Path) -> None:
    done = annotate("add", "a.txt", "--published", "soon", folder=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'soon' is not a date" in done.stderr


def test_neither_a_hostile_name_nor_a_refusal_reaches_the_terminal_as_it_is(desk: Path) -> None:
    name = "\x1b[2J\x9b31m\u202ea"
    (desk / f"{name}.txt").write_text(PAGE, encoding="utf-8")
    (desk / f"{name}.pdf").write_text("x", encoding="utf-8")
    done = annotate("add", f"{name}.txt", f"{name}.pdf", "--outlet", name, folder=desk)
    listed = annotate("list", folder=desk)
    said = "\\x1b[2J\\x9b31m\\u202ea"
    assert f"{said}.txt" in done.stdout
    assert f"refused: {said}.pdf" in done.stderr
    assert said in listed.stdout
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout + done.stderr + listed.stdout)
