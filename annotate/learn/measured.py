"""What a model's manifest says of how the model was measured: split, metrics and the gate's answer."""

from collections.abc import Callable, Mapping
from typing import Any

from annotate.parse import shown

Shape = Callable[[Any], bool] | Mapping[str, "Shape"]


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_number, value))


_EACH = "each"  #: alone in a shape: that of every value, whatever its name
_F1: Shape = {"precision": _number, "recall": _number, "f1": _number}
_SCORES: Shape = {"overlap": _F1, "exact": _F1, "support": _whole}
_MEASURES: Shape = {"labels": {_EACH: _SCORES}, "micro": _SCORES, "any": _SCORES}
_SHAPE: Shape = {
    "split": {"kind": _text, "seed": _whole, "evaluated_on": _whole},
    "metrics": {"rules": _MEASURES, "before": _MEASURES, "model": _MEASURES},
    "gate": {
        "passed": lambda value: isinstance(value, bool),
        "against": _text,
        "reasons": _texts,
        "worse": {_EACH: _pair},
    },
}


def check(manifest: Mapping[str, Any]) -> None:
    """ValueError names the first value that commands read and that is missing or of another kind.

    What else stands there may be anything: it is kept as it is.
    """
    _check(manifest, _SHAPE, "")


def _check(value: Any, shape: Shape, at: str) -> None:
    if not (isinstance(value, Mapping) if isinstance(shape, Mapping) else shape(value)):
        raise ValueError(f"{at} cannot be {shown(value)}")
    if isinstance(shape, Mapping):
        each = shape.get(_EACH)
        for name in shape if each is None else value:
            below = f"{at}.{name}".removeprefix(".")
            if name not in value:
                raise ValueError(f"{below} is missing")
            _check(value[name], each or shape[name], below)
