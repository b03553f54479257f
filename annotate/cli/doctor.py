"""`annotate doctor`."""

from dataclasses import asdict
from typing import Annotated

import typer

from annotate.cli.console import Format, emit_json, table
from annotate.errors import RefusedError


def doctor_command(
    format: Annotated[  # noqa: A002 -- it is the option's name
        Format, typer.Option(help="A table for a person, or one JSON object per check.")
    ] = "text",
) -> None:
    """Say what is installed, reachable, stale or broken, and how to mend it.

    Example: annotate doctor
    """
    from annotate.steps.doctor import examine

    checks = examine()
    if format == "json":
        for check in checks:
            emit_json({"schema": 1, **asdict(check)})
    else:
        table(("", "check", "found", "to mend it"), [(c.state, c.name, c.found, c.fix) for c in checks])
    broken = [check.name for check in checks if check.state == "broken"]
    if broken:
        raise RefusedError(f"broken: {', '.join(broken)}")
