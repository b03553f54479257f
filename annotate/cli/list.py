"""`annotate list`."""

from dataclasses import asdict
from textwrap import shorten
from typing import Annotated

from annotate.cli.console import FORMAT, Format, emit_json, say, table
from annotate.steps.reviews.list import listing
from annotate.workspace import Workspace


def list_command(
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """List the articles of the workspace.

    Example: annotate list --format json
    """
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
