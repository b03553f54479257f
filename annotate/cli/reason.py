"""Why a lead decides something, as it is typed: the one place that takes reasons and refuses empty ones."""

from typing import Any

import typer

from annotate.blanks import trimmed
from annotate.errors import UsageError


def because(help: str) -> Any:
    """An option that takes a reason, for `Annotated[str | None, …]`."""
    return typer.Option(metavar="WHY", parser=_reason, help=help)


def _reason(said: str) -> str:
    """What was typed, without blanks at its ends. UsageError where nothing is left."""
    ends = trimmed(said, 0, len(said))
    if ends is None:
        raise UsageError("the reason is kept on record: it cannot be empty")
    return said[ends[0] : ends[1]]
