"""`annotate compare`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli import completion
from annotate.cli.console import emit, progress, say
from annotate.cli.export import EXCEL, SEMICOLON, csv_only
from annotate.cli.output import hand_over, write
from annotate.cli.reports import METHODS
from annotate.compare import words
from annotate.compare.comparison import By, Comparison
from annotate.compare.document import COLUMNS, document, rows
from annotate.compare.methods import comparison_methods
from annotate.compare.page import page as comparison_page
from annotate.errors import UsageError
from annotate.harmless import json_line, printable
from annotate.report.page import page
from annotate.report.spreadsheet import as_csv
from annotate.report.summary import Summary
from annotate.report.vocabulary import plural
from annotate.steps.compare import comparison
from annotate.workspace import Workspace

Format = Literal["text", "html", "csv", "json"]
PAGE = "compare.html"  #: the page's name where --out is a folder


FORMAT = typer.Option(help="For a terminal, a browser, a table or a program.")
OUT = typer.Option(help="A file, or (html) a folder that gets the page and one for each article.")
LABEL = typer.Option(help="Only this label; may be given several times.", autocompletion=completion.labels)
SEED = typer.Option(help="Decides the random draws; default: the workspace's seed.")


def compare_command(
    by: Annotated[By, typer.Option(help="What stands side by side.")] = "outlet",
    label: Annotated[list[str] | None, LABEL] = None,
    format: Annotated[Format, FORMAT] = "text",
    out: Annotated[Path | None, OUT] = None,
    methods: Annotated[bool, METHODS] = False,
    excel: Annotated[bool, EXCEL] = False,
    semicolon: Annotated[bool, SEMICOLON] = False,
    seed: Annotated[int | None, SEED] = None,
) -> None:
    """Put outlets or months side by side, corrected for tagging error where reviews allow it.

    Rates are per 1,000 words of the outlet's own voice, a story counted once; what is too small for an order
    says what it lacks.

    Example: annotate compare --by outlet --format html --out comparison
    """
    csv_only(format == "csv" and not methods, excel or semicolon)
    folder = out if out is not None and (out.is_dir() or not out.suffix) else None
    if folder is not None and (methods or format != "html"):
        raise UsageError(f"--out {out} is a folder: only --format html fills one; name a file")
    files: dict[str, str] = {}

    def keep(summary: Summary) -> None:
        if folder is not None:
            files[summary.article.id] = f"{summary.article.id}.html"
            write(folder / files[summary.article.id], page(summary))

    with progress("Comparing") as bar:
        found = comparison(Workspace.find(), by=by, labels=label or (), seed=seed, progress=bar, each=keep)
    text = _text(found, format, files, methods=methods, excel=excel or semicolon, semicolon=semicolon)
    if out is None and (methods or format == "text"):
        emit(text.removesuffix("\n"))
        return
    file = folder / PAGE if folder is not None else out
    hand_over(text, file)
    if file is not None:
        say(f"Wrote {file}")


def _text(
    found: Comparison,
    form: Format,
    files: Mapping[str, str],
    *,
    methods: bool,
    excel: bool,
    semicolon: bool,
) -> str:
    """A comparison in one of the formats, ending with a newline."""
    if methods:
        return comparison_methods(found)
    if form == "html":
        return comparison_page(found, files)
    if form == "json":
        return json_line(document(found)) + "\n"
    if form == "csv":
        return as_csv(rows(found), COLUMNS, excel=excel, semicolon=semicolon)
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    """The comparison as plain text: a block for each label, a line for each side."""
    yield words.heading(found)
    yield words.sample(found)
    yield from (f"- {remark}" for remark in words.remarks(found))
    width = max((len(side.name) for side in found.sides), default=0)
    for label in found.labels:
        yield f"\n{label.title}"
        for side in found.sides:
            each = side.estimates[label.name]
            corrected = words.rate(each.corrected) if each.corrected else words.uncorrected(side, label.name)
            place = words.place(found, side, label.name)
            count = f", {words.tally(side.counts[label.name])}" if each.proposed else ""
            yield (
                f"  {printable(side.name):{width}}  proposed {words.rate(each.proposed)}{count}; "
                f"corrected: {corrected}" + (f"; place {place}" if place != "–" else "")
            )
    yield ""
    for side in found.sides:
        stories = plural(len(side.stories), "story", "stories")
        own = plural(side.words, "outlet word")
        yield f"{printable(side.name)}: {stories}, {own}. {words.gold(side)}"
    yield f"\n{words.INTERVALS}"
    yield f"proposed: {words.PROPOSED}"
    yield f"corrected: {words.CORRECTED} {words.WITH_SUGGESTIONS}"
    yield f"{words.ORDER} {words.MINIMUM}\n{words.NO_VERDICT}"
