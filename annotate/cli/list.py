"""`annotate list`."""

from dataclasses import asdict
from textwrap import shorten
from typing import Annotated

import typer

from annotate.cli.console import Format, emit_json, say, table


def list_command(
    format: Annotated[  # noqa: A002 -- it is the option's name
        Format, typer.Option(help="Rows for a person, or one JSON object per article.")
    ] = "text",
) -> None:
    """List the articles of the workspace.

    Example: annotate list --format json
    """
    from annotate.steps.list import listing
    from annotate.workspace import Workspace

    with Workspace.find().store() as store:
        rows = listing(store)
    if format == "json":
        for row in rows:
            emit_json({"schema": 1, **asdict(row)})
        return
    if not rows:
        say("No articles yet: annotate add FILES…")
        return
    table(
        ("id", "published", "lang", "outlet", "words", "tags", "reviews", "title"),
        (
            (
                row.id[:8],
                row.published,
                row.language,
                ", ".join(row.outlets),
                row.words,
                row.tags,
                row.reviews,
                shorten(row.title, 60, placeholder=" …"),
            )
            for row in rows
        ),
    )
