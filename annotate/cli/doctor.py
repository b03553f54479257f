"""`annotate doctor`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import FORMAT, Format, emit_json, table
from annotate.errors import RefusedError, UsageError
from annotate.steps.doctor import examine, head_check
from annotate.steps.verify_backup import verify_backup
from annotate.workspace import Workspace


def doctor_command(
    format: Annotated[Format, FORMAT] = "text",
    verify: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Put a backup back into a temporary folder and check everything in it."
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Option(metavar="DIGEST", help="Check that this head, noted earlier, is still in the ledger."),
    ] = None,
) -> None:
    """Say what is installed, reachable, stale or broken, and how to mend it.

    Every review and decision has a digest over it and those before it; the newest is the head. A row that
    was changed or deleted behind our back is named, and whoever noted a head can ask for it with --head.

    Example: annotate doctor

    Example: annotate doctor --verify desk.zip
    """
    if verify is not None and head is not None:
        raise UsageError("--verify and --head are two questions: ask one at a time")
    if verify is not None:
        checks = tuple(verify_backup(verify))
    else:
        checks = examine() if head is None else (head_check(Workspace.find(), head),)
    if format == "json":
        for check in checks:
            emit_json({"schema": 1, **asdict(check)})
    else:
        table(("", "check", "found", "to mend it"), [(c.state, c.name, c.found, c.fix) for c in checks])
    broken = [check.name for check in checks if check.state == "broken"]
    if broken:
        raise RefusedError(f"broken: {', '.join(broken)}")
