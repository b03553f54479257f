"""Records as plain JSON values, and back: whatever is a dataclass of plain values, tuples and dataclasses.

Stores hold many of them, so what a kind of record asks of its fields is worked out once.
"""

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from annotate.parse import shown

R = TypeVar("R")
Reader = Callable[[Any], Any]  #: gives the value of a field; TypeError where it cannot have it

_KINDS: Mapping[Any, tuple[type, ...]] = {str: (str,), int: (int,), float: (float, int), bool: (bool,)}
#: What a person calls the kinds of value that a field may hold.
_WORDS: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    tuple: "a list",
    Mapping: "an object",
}
_PLAIN = {str, int, float, bool, type(None)}


def to_dict(record: Any) -> dict[str, Any]:
    """A record as plain JSON values, nested records as objects, tuples as lists."""
    values = [(name, getattr(record, name)) for name in _names(typing.cast(Any, type(record)))]
    return {name: value if type(value) in _PLAIN else plain(value) for name, value in values}


def from_dict(kind: type[R], values: Mapping[str, Any]) -> R:
    """The record that `to_dict` wrote. TypeError says which field is missing, unknown or of another kind."""
    if not isinstance(values, Mapping):
        raise TypeError(f"{shown(values)} is not {_WORDS[Mapping]}")
    readers = _readers(typing.cast(Any, kind))
    if not values.keys() <= readers.keys():
        unknown = sorted(values.keys() - readers.keys())
        raise TypeError(f"{name_of(kind)} has no field {unknown[0]!r}")
    known = _known(typing.cast(Any, kind))
    made = {
        name: value if type(value) in known[name] else readers[name](value) for name, value in values.items()
    }
    try:
        return kind(**made)
    except TypeError:
        missing = [name for name in _required(typing.cast(Any, kind)) if name not in made]
        if not missing:
            raise
        raise TypeError(f"{name_of(kind)} lacks the field {missing[0]!r}") from None


def name_of(kind: type) -> str:
    """What a person calls a kind of record, such as "model manifest"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower()


def word_of(kind: Any) -> str:
    """What a person calls a kind of value, such as "a whole number"."""
    origin = typing.get_origin(kind) or kind
    if origin is typing.Literal:
        return f"one of {', '.join(map(repr, typing.get_args(kind)))}"
    return _WORDS.get(origin) or name_of(origin)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _required(kind: type) -> tuple[str, ...]:
    """The names of the fields without a default."""
    return tuple(
        each.name
        for each in fields(kind)
        if each.init and each.default is MISSING and each.default_factory is MISSING
    )


@cache
def _readers(kind: type) -> Mapping[str, Reader]:
    return {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}


@cache
def _known(kind: type) -> Mapping[str, tuple[type, ...]]:
    """The types that need no reader, by field: most values are of one, and a call for each takes long."""
    return {name: _plain_types(hint) for name, hint in typing.get_type_hints(kind).items()}


def _plain_types(hint: Any) -> tuple[type, ...]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return tuple(each for choice in typing.get_args(hint) for each in _plain_types(choice))
    return (types.NoneType,) if hint is types.NoneType else _KINDS.get(hint, ())


def plain(value: Any) -> Any:
    """A value as JSON has it: records as objects, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return to_dict(value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def _reader(hint: Any) -> Reader:
    """What reads values of a field of this kind."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return lambda value: value
    if kinds := _KINDS.get(hint):
        return lambda value: value if type(value) in kinds else _refuse(hint, value)
    if origin is types.UnionType or origin is typing.Union:
        read = _reader(next(choice for choice in arguments if choice is not type(None)))
        if type(None) in arguments:
            return lambda value: None if value is None else read(value)
        return read
    if origin is tuple:
        return _tuple_reader(hint, arguments)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: from_dict(hint, value)
    if origin is typing.Literal:
        return lambda value: value if value in arguments else _refuse(hint, value)
    if origin is Mapping and arguments[1] is not Any:
        read = _reader(arguments[1])
        return lambda value: {name: read(each) for name, each in _mapping(hint, value).items()}
    return lambda value: _mapping(hint, value)  # of whatever: who reads it knows what of


def _tuple_reader(hint: Any, arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        read = _reader(arguments[0])
        return lambda value: tuple(map(read, _items(hint, value)))
    readers = [_reader(each) for each in arguments]

    def each_by_its_own(value: Any) -> Any:
        items = _items(hint, value)
        if len(items) != len(readers):
            _refuse(hint, value)
        return tuple(read(item) for read, item in zip(readers, items, strict=True))

    return each_by_its_own


def _items(hint: Any, value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else _refuse(hint, value)


def _mapping(hint: Any, value: Any) -> Any:
    return value if isinstance(value, Mapping) else _refuse(hint, value)


def _refuse(hint: Any, value: Any) -> typing.Never:
    raise TypeError(f"{shown(value)} is not {word_of(hint)}")
