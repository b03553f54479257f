"""What cannot be taken, as a record that says why: the rest goes on."""

from collections.abc import Callable
from typing import TypeVar

from annotate.errors import InputError, UnansweredError
from annotate.records import Refusal

T = TypeVar("T")


def refused(source: object, why: str) -> Refusal:
    """The refusal of a file, a row or an address; `why` goes on behind its name."""
    return Refusal(source=str(source), error=f"{source} {why}")


def attempt(source: str, get: Callable[[], T]) -> T | Refusal:
    """What `get` gives, or the refusal that its InputError stands for."""
    try:
        return get()
    except InputError as error:
        return Refusal(source=source, error=str(error), later=isinstance(error, UnansweredError))
