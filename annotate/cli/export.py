"""`annotate export`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli.console import hand_over, say
from annotate.errors import UsageError
from annotate.report.spreadsheet import LONGEST_CELL, TEXT, as_csv
from annotate.report.vocabulary import plural
from annotate.steps.export import COLUMNS, Table, as_jsonl, rows
from annotate.workspace import Workspace

EXCEL = typer.Option(
    "--excel",
    help="CSV that Excel opens by double click: a byte-order mark (BOM) keeps é, œ and «, and no cell is run "
    "as a formula.",
)
SEMICOLON = typer.Option(
    "--semicolon",
    help="The same with semicolons between cells and 0,5 for a half, as a French or German Excel expects.",
)


def export_command(
    table: Annotated[Table, typer.Argument(metavar="TABLE", help="What to write.")],
    format: Annotated[
        Literal["csv", "jsonl"], typer.Option(help="Both are for programs, and --excel for a spreadsheet.")
    ] = "csv",
    out: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
    excel: Annotated[bool, EXCEL] = False,
    semicolon: Annotated[bool, SEMICOLON] = False,
) -> None:
    """Write tags, reviews and decisions as CSV or JSON lines.

    Every offset fits the column `text`, which is the article's own text to the letter. In a spreadsheet an
    article that begins with "=" would be run as a formula: open only what --excel wrote, where the
    first sign of such a text is replaced by one of the same length.

    Example: annotate export decisions --out decisions.csv

    Example: annotate export decisions --excel --out decisions.csv
    """
    csv_only(format == "csv", excel or semicolon)

    workspace = Workspace.find()
    with workspace.store() as store:
        found = list(rows(store, table, workspace.codebook()))
        if format == "jsonl":
            text = as_jsonl(found)
        else:
            text = as_csv(found, COLUMNS[table], excel=excel or semicolon, semicolon=semicolon)
    hand_over(text, out)
    long = sum(len(row.get(TEXT, "")) > LONGEST_CELL for row in found)
    if long and (excel or semicolon):
        say(f"Excel keeps {LONGEST_CELL:,} characters of a cell: {plural(long, 'text')} will end early in it")


def csv_only(is_csv: bool, for_excel: bool) -> None:
    """UsageError for an option of Excel's where no CSV is written."""
    if for_excel and not is_csv:
        raise UsageError("--excel and --semicolon are ways of writing CSV: add --format csv")
