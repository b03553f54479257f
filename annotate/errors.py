"""What can go wrong for a user, each with the exit code of the command that meets it.

A message says what we got, what is allowed, and what to do next. Commands print it and exit;
only a defect of ours shows a traceback.
"""


class AnnotateError(Exception):
    """A mistake the user can mend; the message tells how."""

    exit_code = 3


class UsageError(AnnotateError):
    """The command was called with words it does not take."""

    exit_code = 2


class InputError(AnnotateError):
    """A file, an address or a record that cannot be taken."""

    exit_code = 3


class RefusedError(AnnotateError):
    """A gate, a floor or a verification said no."""

    exit_code = 1


class MissingError(AnnotateError):
    """Something the command needs is not installed, not running or not there yet."""

    exit_code = 3
