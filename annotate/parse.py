"""JSON, TOML and web addresses from outside: one door, which lets nothing through that breaks things later.

The parsers of the standard library give up in many ways (depth, digits, numbers too large, bytes that are no
text); here all of them are one error.
"""

import json
import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Never, TypeVar
from urllib.parse import SplitResult, urlsplit

from annotate.errors import InputError

T = TypeVar("T")
_WEB = re.compile(r"(?P<scheme>https?)://(?P<place>[^/?#\\]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_OPEN_SECRET = re.compile(r":(?=.*[^\d\]])[^:\]]*$")  #: what follows the last colon is no port


_KINDS: Mapping[type, str] = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}


class ParseError(InputError, ValueError):
    """Text that is not what it should be; the message says why, whoever has its file and line adds them."""


def json_value(text: str | bytes) -> Any:
    """The value that JSON text (of bytes: UTF-8) stands for. ParseError for anything that is not JSON."""
    return _parsed(text, _JSON.decode)


def toml_table(text: str | bytes) -> dict[str, Any]:
    """The table that TOML text stands for. ParseError for anything that is not TOML."""
    return _parsed(text, lambda plain: _bounded(tomllib.loads(plain)))


def address(text: str) -> SplitResult:
    """The parts of a web address. ParseError if it is none, such as ``http://[::1``."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # is looked at only when it is asked for
    except ValueError as error:
        raise ParseError(f"{text!r} is not an address ({error}): write it like https://example.org") from None
    return parts


def web_address(text: str) -> str | None:
    """The http(s) address that a text is, without the name and password in it; None if it is none.

    What a person typed before "@" is a secret: it is not sent, not kept and not shown.
    """
    parts = _WEB.fullmatch(text)
    if parts is None:
        return None
    _, at, place = parts["place"].rpartition("@")
    if not at and _OPEN_SECRET.search(place) and "@" in parts["rest"]:  # "user:pass/word@host"
        return web_address(f"{parts['scheme']}://{parts['rest'].partition('@')[2]}")
    return f"{parts['scheme'].lower()}://{place}{parts['rest']}"


def kind_of(value: object) -> str:
    """What a person calls a JSON value, such as "null" or "a list"; the type's name for any other value."""
    return _KINDS.get(type(value), type(value).__name__)


def shown(value: object) -> str:
    """The beginning of a value in a message, as JSON has it; texts in single quotes, as all messages do."""
    if isinstance(value, (str, bytes)):
        return f"{value!r:.40}"
    return json.dumps(value, ensure_ascii=False, default=kind_of)[:40]


def _parsed(text: str | bytes, parse: Callable[[str], T]) -> T:
    try:
        return parse(text if isinstance(text, str) else text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ParseError(f"not UTF-8: {error.reason} at byte {error.start}") from None
    except RecursionError:
        raise ParseError("nested too deeply") from None
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise ParseError(str(error)) from None
    except ParseError:
        raise
    except (ValueError, ArithmeticError):  # more digits than Python turns into a number
        raise ParseError("a number in it is too large") from None


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(digits)
    return number


def _bounded(value: T) -> T:
    """The value, if its whole numbers have 64 bits as TOML asks: Python reads any in hexadecimal."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inside:
        _bounded(each)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError("a whole number of more than 64 bits")
    return value


def _no_number(name: str) -> Never:
    raise ParseError(f"{name} is not JSON")


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object, if each of its keys stands there once: of two nobody knows which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ParseError(f"the key {key!r} occurs twice")
            seen.add(key)
    return found


_JSON = json.JSONDecoder(parse_float=_finite, parse_constant=_no_number, object_pairs_hook=_once)
