import io

import pytest
from rich.table import Table
from rich.text import Text

from annotate.cli.console import Guarded, complain, emit, emit_json, results, say, table

HOSTILE = "\x1b[2J\x9b31m\u202etxt.exe"
SAID = "\\x1b[2J\\x9b31m\\u202etxt.exe"


def test_a_file_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    complain("\x1b[2Ja\u202etxt.exe: no such file\nFrançais « 🕯 »\tname")
    said = capsys.readouterr().err
    assert said == "annotate: \\x1b[2Ja\\u202etxt.exe: no such file\nFrançais « 🕯 »\\tname\n"


def test_every_way_to_say_something_is_guarded(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    complain(HOSTILE)
    emit(HOSTILE)
    emit_json(HOSTILE)
    table(("name", HOSTILE), [(HOSTILE, 1)], title=HOSTILE)
    results().print(HOSTILE)
    results().print(Text(HOSTILE))
    done = capsys.readouterr()
    assert done.err == f"{SAID}\nannotate: {SAID}\n"
    lines = done.out.split("\n")
    assert lines[:2] == [SAID, '"\\u001b[2J\\u009b31m\\u202etxt.exe"']
    assert [line.split() for line in lines[2:5]] == [[SAID], ["name", SAID], [SAID, "1"]]
    assert lines[5:] == [SAID, SAID, ""]


def test_a_guarded_console_still_draws_its_own_colours() -> None:
    console = Guarded(file=io.StringIO(), force_terminal=True, color_system="standard", width=40)
    grid = Table(box=None)
    grid.add_row("[bold]:smile:\x1b")
    console.print(Text("red\x1b[5m", style="red"), grid)
    assert isinstance(console.file, io.StringIO)
    drawn = console.file.getvalue()
    assert "\x1b[31mred\\x1b[5m\x1b[0m" in drawn
    assert "[bold]:smile:\\x1b" in drawn


def test_a_row_in_a_pipe_stays_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    table(("id", "title"), [("5acecce1", "word " * 40 + "end")])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["id", "title"],
        ["5acecce1", *["word"] * 40, "end"],
    ]
