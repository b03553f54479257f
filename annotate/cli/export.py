"""`annotate export`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli.console import say
from annotate.files import write
from annotate.steps.export import Table


def export_command(
    table: Annotated[Table, typer.Argument(metavar="TABLE", help="What to write.")],
    format: Annotated[  # noqa: A002 -- it is the option's name
        Literal["csv", "jsonl"], typer.Option(help="CSV for a spreadsheet, JSON lines for a program.")
    ] = "csv",
    out: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
) -> None:
    """Write tags, reviews and decisions as CSV or JSON lines.

    Example: annotate export decisions --out decisions.csv
    """
    from annotate.steps.export import COLUMNS, as_csv, as_jsonl, rows
    from annotate.workspace import Workspace

    with Workspace.find().store() as store:
        found = rows(store, table)
        text = as_csv(found, COLUMNS[table]) if format == "csv" else as_jsonl(found)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write(out, text)
        say(f"Wrote {out}")
