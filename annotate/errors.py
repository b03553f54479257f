"""What can go wrong for a user, each with the exit code of the command that meets it.

A message says what we got, what is allowed, and what to do next. Commands print it and exit; a defect of ours
ends in a message too, with a report to send.
"""

import errno


class AnnotateError(Exception):
    """A mistake the user can mend; the message tells how."""

    exit_code = 3


class UsageError(AnnotateError):
    """The command was called with words it does not take."""

    exit_code = 2


class InputError(AnnotateError):
    """A file, an address or a record that cannot be taken."""


class UnansweredError(InputError):
    """A server that did not answer, and may the next time."""


class RefusedError(AnnotateError):
    """A gate, a floor or a verification said no."""

    exit_code = 1


class MissingError(AnnotateError):
    """Something the command needs is not installed, not running or not there yet."""


class FullError(MissingError):
    """A disk without room: what is there can still be read."""


class Stopped(BaseException):
    """Ctrl+C, or SIGTERM; `signal` is its number. Nothing catches it but whoever has to tidy up."""

    def __init__(self, signal: int) -> None:
        super().__init__(signal)
        self.signal = signal


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}


def in_our_words(error: Exception) -> AnnotateError | None:
    """The error, in our words where disk, network or memory raised it; None where it is a defect of ours."""
    if isinstance(error, AnnotateError):
        return error
    if isinstance(error, MemoryError):
        return MissingError("there is not enough memory: end other programs, or take less at once")
    if not isinstance(error, OSError):
        return None
    where = error.filename if error.filename is not None else "a file or connection"
    what = f"{where} cannot be used ({error.strerror or error})"
    if error.errno in _FULL:
        return FullError(f"{what}: make room on its disk, then run this again. What was there is as it was")
    if error.errno == errno.EROFS:
        return MissingError(f"{what}: copy the workspace to where you may write, or write somewhere else")
    if error.errno in _NOT_ALLOWED:
        return InputError(f"{what}. Check its permissions, or use it as its owner")
    return InputError(f"{what}. Check that it is there and what you expect, its permissions and its disk")
