import pytest

from tests.command import annotate

HOSTILE = "\x1b[2J\x9b31m\u202etxt"
SAID = "\\x1b[2J\\x9b31m\\u202etxt"


@pytest.mark.parametrize(
    "words", [(HOSTILE,), ("doctor", HOSTILE), ("scan", f"--{HOSTILE}"), ("compare", "--by", HOSTILE)]
)
def test_what_was_typed_is_quoted_harmlessly(words: tuple[str, ...]) -> None:
    done = annotate(*words, env={"COLUMNS": "200"})
    assert done.returncode == 2
    assert SAID in done.stderr
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stderr)


def test_without_a_command_there_is_help() -> None:
    done = annotate()
    assert done.returncode == 2
    assert "Code news articles" in done.stdout + done.stderr
