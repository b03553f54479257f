"""Texts from outside that can be kept: no NUL, which databases refuse, and no half of a character."""

import re
from collections.abc import Iterator

from annotate.errors import InputError
from annotate.parse import shown

_UNKEPT = re.compile("[\0\ud800-\udfff]")


def storable(where: str, value: object, what: str = "") -> None:
    """InputError names `where` it stood if a text in plain JSON values has what nothing can keep.

    A long text is called `what`, with the place in it.
    """
    for text in _texts(value):
        if found := _UNKEPT.search(text):
            sign = "a NUL" if found[0] == "\0" else "half a character"
            told = f"{what} has {sign} at {found.start()}" if what else f"{text!r:.40} has {sign} in it"
            raise InputError(f"{where}: {told}: save it anew")


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _texts(each)
        case dict():
            yield from _texts([*value, *value.values()])


def named(where: str, what: str, given: object) -> str:
    """An id or a group as a text. InputError names `where` it stood and `what` it is."""
    if isinstance(given, str) or type(given) is int:
        return str(given)
    raise InputError(f"{where}: the {what} is {shown(given)}, and neither a text nor a number")
