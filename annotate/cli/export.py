"""`annotate export`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli.console import hand_over, say
from annotate.errors import UsageError
from annotate.exchange.format import format_named
from annotate.exchange.jsonl import as_text
from annotate.exchange.no_text import WITHOUT_TEXT, without_text
from annotate.report.spreadsheet import LONGEST_CELL, TEXT, csv_lines
from annotate.report.vocabulary import plural
from annotate.steps.reviews.export import COLUMNS, Row, Table, as_jsonl, rows
from annotate.steps.reviews.gold import export_gold, gold, loss_report
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
    table: Annotated[
        Literal["articles", "tags", "attributions", "reviews", "decisions", "gold"],
        typer.Argument(
            metavar="TABLE", help="What to write; gold is what people approved, for other programs."
        ),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            help="csv (the default) or jsonl; of gold: jsonl (the default), spacy, datasets, prodigy, brat, "
            "xmi, conll or ptc."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The file (or folder) to write; standard output without it.")
    ] = None,
    excel: Annotated[bool, EXCEL] = False,
    semicolon: Annotated[bool, SEMICOLON] = False,
    disputed: Annotated[
        Literal["mark", "leave-out"], typer.Option(help="Of gold: what only some coders marked.")
    ] = "mark",
    strict: Annotated[
        bool, typer.Option("--strict", help="Of gold: write nothing rather than lose anything.")
    ] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Of gold: offsets, digests and addresses instead of text.")
    ] = False,
) -> None:
    """Write tags, reviews, decisions or coded articles for other programs.

    Every offset fits the column `text`, which is the article's own text to the letter. In a spreadsheet an
    article that begins with "=" would be run as a formula: open only what --excel wrote, where the
    first character of such a text is replaced by another one.

    What a format cannot hold of gold is counted, on screen and in a file beside it. `train --from`,
    `evaluate --on` and `import` read all of them.

    Example: annotate export decisions --out decisions.csv

    Example: annotate export decisions --excel --out decisions.csv

    Example: annotate export gold --format spacy --out gold.spacy
    """
    if table == "gold":
        csv_only(False, excel or semicolon)
        _gold(format or "jsonl", out, disputed=disputed == "mark", strict=strict, no_text=no_text)
        return
    if strict or no_text or disputed != "mark":
        raise UsageError("--disputed, --strict and --no-text are about `annotate export gold`")
    if format not in (None, "csv", "jsonl"):
        raise UsageError(f"{table} cannot be written as {format!r}: choose csv or jsonl, or export gold")
    _table(table, out, jsonl=format == "jsonl", excel=excel, semicolon=semicolon)


def _table(table: Table, out: Path | None, *, jsonl: bool, excel: bool, semicolon: bool) -> None:
    csv_only(not jsonl, excel or semicolon)

    workspace = Workspace.find()
    long = 0

    def counted(found: Iterable[Row]) -> Iterator[Row]:
        nonlocal long
        for row in found:
            long += len(row.get(TEXT, "")) > LONGEST_CELL
            yield row

    with workspace.store() as store:
        found = counted(rows(store, table, workspace.codebook()))
        for_excel = excel or semicolon
        hand_over(
            as_jsonl(found)
            if jsonl
            else csv_lines(found, COLUMNS[table], excel=for_excel, semicolon=semicolon),
            out,
        )
    if long and for_excel:
        say(f"Excel keeps {LONGEST_CELL:,} characters of a cell: {plural(long, 'text')} will end early in it")


def _gold(format: str, out: Path | None, *, disputed: bool, strict: bool, no_text: bool) -> None:
    kind = format_named(format)
    if kind.name != "jsonl" and (out is None or no_text):
        raise UsageError(
            f"--no-text is a way of writing jsonl: leave out --format {format}"
            if no_text
            else f"{kind.title} is no text for a terminal: name a file or folder with --out"
        )
    if strict and no_text:
        raise UsageError(
            "--no-text leaves out texts, reasons and tags, and --strict allows no loss: choose one"
        )
    articles = gold(Workspace.find(), disputed=disputed)
    if out is None:
        hand_over(without_text(articles) if no_text else as_text(articles), out)
        return
    kind = WITHOUT_TEXT if no_text else kind
    done = export_gold(articles, kind, out, strict=strict)
    say(f"Wrote {out}: {plural(done.articles, 'article')}, {plural(done.spans, 'approved span')}")
    for line in done.in_words():
        say(f"{kind.title} cannot hold: {line}")
    if done.lost:
        say(f"Counted in {loss_report(out)}; --format jsonl holds all of it")


def csv_only(is_csv: bool, for_excel: bool) -> None:
    """UsageError for an option of Excel's where no CSV is written."""
    if for_excel and not is_csv:
        raise UsageError("--excel and --semicolon are ways of writing CSV: add --format csv")
