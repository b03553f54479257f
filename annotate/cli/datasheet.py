"""`annotate datasheet`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import FORMAT, Format, emit_json, hand_over
from annotate.errors import UsageError
from annotate.report.datasheet import as_document, html, markdown
from annotate.steps.results.datasheet import datasheet
from annotate.workspace import Workspace


def datasheet_command(
    out: Annotated[Path | None, typer.Option(help="A .md or .html file to write it to.")] = None,
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Say where the articles come from, who coded them, and what is missing.

    What only people know, such as licence and personal data, is written under [datasheet] in annotate.toml.

    Example: annotate datasheet --out datasheet.html
    """
    if out is not None and (out.suffix not in (".md", ".html") or format == "json"):
        raise UsageError(f"--out {out}: name a .md or an .html file; JSON goes to standard output")
    sheet = datasheet(Workspace.find())
    if format == "json":
        emit_json(as_document(sheet))
    else:
        hand_over(html(sheet) if out is not None and out.suffix == ".html" else markdown(sheet), out)
