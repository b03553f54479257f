"""What `doctor` says of one thing that it looked at."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "worse", "broken"]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at. "worse" works, but something is missing; "ok" needs no fix."""

    name: str
    state: State
    found: str
    fix: str = ""
