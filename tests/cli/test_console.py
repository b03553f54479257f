import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.cli.console import complain, harmless, table


def test_a_file_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    complain("\x1b[2Ja\u202etxt.exe: no such file\nFrançais « 🕯 »\tname")
    said = capsys.readouterr().err
    assert said == "annotate: \\x1b[2Ja\\u202etxt.exe: no such file\nFrançais « 🕯 »\\tname\n"


@given(st.text())
def test_what_is_said_is_printable_and_said_once(text: str) -> None:
    said = harmless(text)
    assert all(sign.isprintable() or sign == "\n" for sign in said)
    assert harmless(said) == said


def test_a_row_in_a_pipe_stays_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    table(("id", "title"), [("5acecce1", "word " * 40 + "end")])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["id", "title"],
        ["5acecce1", *["word"] * 40, "end"],
    ]
