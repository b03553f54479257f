"""`annotate progress`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from annotate.cli.console import emit, emit_json, say, table
from annotate.cli.output import hand_over
from annotate.errors import UsageError

if TYPE_CHECKING:
    from annotate.report.progress import Progress

RECODE = typer.Option(metavar="ARTICLE", help="Have this article coded again, by a coder who lacks it.")
REASON = typer.Option(help="With --recode: why, for the record.")


def progress_command(
    format: Annotated[  # noqa: A002 -- it is the option's name
        Literal["text", "json", "html"], typer.Option(help="For a terminal, a program or a browser.")
    ] = "text",
    out: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
    recode: Annotated[str | None, RECODE] = None,
    because: Annotated[str, REASON] = "",
) -> None:
    """Say how far each coder is, how fast they go, and what they do with proposals.

    From what was pulled; coders go by their codes. A review that was submitted faster than anybody reads is
    named, and counts nowhere; --recode has its article coded again.

    Example: annotate progress

    Example: annotate progress --format html --out progress.html

    Example: annotate progress --recode 3fa2b1c4 --because "submitted after two seconds"
    """
    from annotate.harmless import json_line
    from annotate.report.progress_words import document, page
    from annotate.steps.progress import progress
    from annotate.steps.progress import recode as have_recoded
    from annotate.workspace import Workspace

    workspace = Workspace.find()
    if recode is not None:
        done = have_recoded(workspace, recode, reason=because)
        emit(f"Article {done.article_id} is to be coded again" + (f", by {done.coder}" if done.coder else ""))
        if done.coder:
            say("Next: annotate push sends it")
        else:
            say("Nobody could be given it: have it opened again on the server, where more time adds up")
        return
    if because:
        raise UsageError("--because is the reason for --recode ARTICLE: give both")
    found = progress(workspace)
    if format == "text" and out is None:
        _print(found)
    elif format == "json" and out is None:
        emit_json(document(found))
    elif format == "text":
        raise UsageError("--out needs --format html or json: a terminal's table is for the terminal")
    else:
        hand_over(page(found) if format == "html" else json_line(document(found)) + "\n", out)
        if out is not None:
            say(f"Wrote {out}")


def _print(found: "Progress") -> None:
    from annotate.report.progress_words import limit, tables

    if not found.coders:
        say("Nobody has coded anything yet, as far as was pulled: annotate pull fetches what they did")
        return
    for each in tables(found):
        table(each.columns, each.rows, title=each.heading)
        say(f"{each.note}\n" if each.note else "")
    say(limit(found))
    for code, name in found.names.items():
        say(f"{code} is {name}")
