"""Records as plain JSON values, and back: whatever is a dataclass of plain values, tuples and dataclasses."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

R = TypeVar("R")

_ATOMS = (str, int, float, bool)  #: nearly all values: asked for first, since stores hold many
_KINDS: Mapping[Any, tuple[type, ...]] = {str: (str,), int: (int,), float: (float, int), bool: (bool,)}


def to_dict(record: Any) -> dict[str, Any]:
    """A record as plain JSON values, nested records as objects, tuples as lists."""
    return {field.name: plain(getattr(record, field.name)) for field in fields(record)}


def from_dict(kind: type[R], values: Mapping[str, Any]) -> R:
    """The record that `to_dict` wrote. TypeError says which field is missing, unknown or of another kind."""
    if not isinstance(values, Mapping):
        raise TypeError(f"a {kind.__name__} is an object, not {type(values).__name__}")
    hints = _hints(typing.cast(Any, kind))
    unknown = set(values) - set(hints)
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {sorted(unknown)[0]!r}")
    return kind(**{name: _typed(hints[name], value) for name, value in values.items()})


def plain(value: Any) -> Any:
    """A value as JSON has it: records as objects, tuples as lists."""
    if value is None or isinstance(value, _ATOMS):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return to_dict(value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _typed(hint: Any, value: Any) -> Any:
    """The value as its field has it. TypeError where a field of this kind cannot have it."""
    if hint is Any or ((kinds := _KINDS.get(hint)) and type(value) in kinds):
        return value
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        if value is None and type(None) in arguments:
            return None
        return _typed(next(choice for choice in arguments if choice is not type(None)), value)
    if origin is tuple and isinstance(value, (list, tuple)):
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_typed(arguments[0], item) for item in value)
        if len(arguments) == len(value):
            return tuple(_typed(each, item) for each, item in zip(arguments, value, strict=True))
    elif is_dataclass(hint) and isinstance(hint, type):
        return from_dict(hint, value)
    elif origin is typing.Literal:
        if value in arguments:
            return value
    elif kinds is None and origin is not tuple and isinstance(value, Mapping):
        return value  # a mapping of whatever: who reads it knows what of
    raise TypeError(f"{value!r:.40} is no {getattr(hint, '__name__', hint)}")
