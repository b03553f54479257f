"""What a label's section may state besides its text: a key, a colour, a threshold, the names it had."""

import colorsys
import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotate.coding.markdown import MalformedError, Section, split

THRESHOLD = 0.5  #: for a label that states none

_ALLOWED = {
    "key": "one digit",
    "colour": "written like #3A6EA5",
    "color": "written like #3A6EA5",
    "threshold": "a number from 0 to 1",
    "was": "the name the label had, or several with spaces between",
}
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
SETTING = re.compile(r"(?:key|colour|color|threshold|was):", re.IGNORECASE)


class Settings(NamedTuple):
    """What is stated, in `line`; empty where it is not."""

    line: int = 0
    key: str = ""
    colour: str = ""
    threshold: float = THRESHOLD
    was: tuple[str, ...] = ()


def settings(section: Section) -> Settings:
    """The settings of a section. MalformedError for one that is unknown or wrong."""
    top, _ = split(section.body, level=3)
    found = Settings()
    for number, text, _ in top.body:
        if SETTING.match(text):
            for pair in text.split(","):
                name, _, value = (part.strip() for part in pair.partition(":"))
                found = found._replace(line=number, **_setting(number, name.lower(), value))
    return found


def _setting(line: int, name: str, value: str) -> dict[str, Any]:
    if name == "key" and re.fullmatch(r"[0-9]", value):
        return {"key": value}
    if name in ("colour", "color") and re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return {"colour": value.upper()}
    if name == "threshold" and re.fullmatch(r"0(\.[0-9]+)?|1(\.0+)?", value):
        return {"threshold": float(value)}
    if name == "was" and value and all(NAME.fullmatch(each) for each in value.split()):
        return {"was": tuple(value.split())}
    if name in _ALLOWED:
        raise MalformedError(line, f"the {name} is {value!r}; it must be {_ALLOWED[name]}")
    raise MalformedError(line, f"unknown setting {name!r}; allowed: {', '.join(_ALLOWED)}")


def colours() -> Iterator[str]:
    """Colours for labels that state none: hues a golden section apart, dark enough to stand on white."""
    for step in itertools.count():
        parts = colorsys.hls_to_rgb(step * 0.618 % 1, 0.4, 0.5)
        yield "#" + "".join(f"{round(255 * part):02X}" for part in parts)
