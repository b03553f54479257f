import errno

import pytest

from annotate.errors import AnnotateError, FullError, InputError, MissingError, UsageError, in_our_words


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (OSError(errno.ENOSPC, "full", "a.txt"), FullError, "a.txt cannot be used (full): make room"),
        (OSError(errno.EROFS, "read-only", "a.txt"), MissingError, "copy the workspace to where you may"),
        (
            PermissionError(errno.EACCES, "denied", "a.txt"),
            InputError,
            "a.txt cannot be used (denied). Check its",
        ),
        (FileNotFoundError(errno.ENOENT, "gone", "a.txt"), InputError, "(gone). Check that it is there"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), InputError, "a file or connection cannot be used"),
        (MemoryError(), MissingError, "there is not enough memory"),
    ],
)
def test_what_the_machine_raises_is_told_in_our_words(
    error: Exception, kind: type[AnnotateError], said: str
) -> None:
    found = in_our_words(error)
    assert type(found) is kind
    assert said in str(found)


def test_an_error_of_ours_stays_itself_and_a_defect_is_none() -> None:
    ours = UsageError("one at a time")
    assert in_our_words(ours) is ours
    assert ours.exit_code == 2
    assert in_our_words(KeyError("x")) is None
