"""`annotate history`."""

from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import Format, emit_json, say, table
from annotate.json_records import to_dict
from annotate.report.vocabulary import short
from annotate.steps.reviews.history import history
from annotate.workspace import Workspace

COLUMNS = ("when", "who", "for", "codebook", "state", "decision", "label", "at", "words", "comment")
ARTICLE = typer.Argument(
    metavar="ARTICLE", help="An id, a path or an address.", autocompletion=completion.articles
)
FORMAT = typer.Option(help="A table for a person, or one JSON object per state.")


def history_command(
    article: Annotated[str, ARTICLE],
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Say who decided what about an article, when, and by which codebook: every state ever pulled.

    Reviews that were changed, deleted on the server or given a second time are there, adjudications and
    what the lead decided too. The state says which of them count.

    Example: annotate history 3f9a2c
    """
    workspace = Workspace.find()
    with workspace.store() as store:
        found = history(store, workspace.codebook(), article)
    if format == "json":
        for each in found.states:
            decisions = [to_dict(decision) for decision in each.decisions]
            emit_json({"schema": 1, **to_dict(each.review), "state": each.standing, "decisions": decisions})
        for rule in found.rulings:
            emit_json({"schema": 1, **to_dict(rule)})
        return
    rows: list[tuple[object, ...]] = []
    for each in found.states:
        review = each.review
        head = (review.decided_at, review.reviewer, review.purpose, review.codebook_version, each.standing)
        rows += [
            (*head, d.verdict, d.label, f"{d.start}–{d.end}", short(d.text, 60), d.comment)
            for d in each.decisions
        ] or [(*head, ", ".join(review.flags) or "nothing marked", "", "", "", "")]
    for rule in found.rulings:
        what = f"{rule.matter} {rule.value}".strip()
        rows.append((rule.at, rule.by, "", "", "", what, "", "", "", rule.reason))
    if not rows:
        say("Nobody has decided anything about this article.")
        return
    table(COLUMNS, sorted(rows, key=lambda row: str(row[0])))
