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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "--by", "nope"), "'nope' is not one of 'outlet', 'month', 'author', 'target'."),
        (("list", "--format", "x"), "'x' is not one of 'text', 'json'."),
        (("tag", "--jobs", "1.5"), "'1.5' is not a whole number."),
        (("agreement", "--target", "x"), "'x' is not a number."),
        (("tag", "--jobs", "0"), "'0' is less than 1."),
        (("serve", "--port", "65536"), "'65536' is more than 65535."),
    ],
)
def test_a_value_that_cannot_be_taken_is_quoted_with_the_reason(words: tuple[str, ...], said: str) -> None:
    done = annotate(*words, env={"COLUMNS": "200"})
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"Error: Invalid value for '{words[1]}': {said}"


def test_without_a_command_there_is_help() -> None:
    done = annotate()
    assert done.returncode == 2
    assert "Code news articles" in done.stdout + done.stderr
