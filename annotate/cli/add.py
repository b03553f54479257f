"""`annotate add`."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import complain, emit, progress, say, table
from annotate.errors import UsageError
from annotate.report.vocabulary import listed, plural
from annotate.steps.add import Added, Taken, add
from annotate.text.words import words
from annotate.workspace import Workspace

SHOWN = 200  #: articles that are listed one by one
SOURCES = typer.Argument(
    help="Files (.txt, .md, .html, .jsonl, .csv, .parquet), folders or web addresses.",
    metavar="PATH or URL…",
)
OUTLET = typer.Option(
    help="The outlet of all these articles, whatever they say themselves.", autocompletion=completion.outlets
)
PUBLISHED = typer.Option(help="The date of all these articles, as YYYY-MM-DD.", metavar="DATE")
RECLEAN = typer.Option("--reclean", help="Clean again what was read before; decisions are carried over.")


def add_command(
    sources: Annotated[list[str], SOURCES],
    outlet: Annotated[str | None, OUTLET] = None,
    published: Annotated[str | None, PUBLISHED] = None,
    reclean: Annotated[bool, RECLEAN] = False,
) -> None:
    """Read articles into the workspace: files, folders, tables or web addresses.

    Example: annotate add articles/ https://example.org/story --outlet "The Example"
    """
    if outlet is not None and not outlet.strip():
        raise UsageError("--outlet has no name in it: name the outlet, or leave the option out")
    with progress("Reading") as bar:
        done = add(
            Workspace.find(),
            sources,
            outlet=outlet,
            published=published,
            reclean=reclean,
            progress=bar,
        )
    _print(done)
    if done.refused:
        raise typer.Exit(3)


def _print(done: Added) -> None:
    """What was read and what was not, article by article, then in numbers."""
    if done.taken:
        _print_taken(done.taken)
    reasons = Counter(removal.reason for each in done.taken if each.new for removal in each.article.removed)
    if reasons:
        say("Taken out: " + ", ".join(f"{count} × {reason}" for reason, count in reasons.most_common()))
    for each in done.taken:
        if each.corrected:
            changes = [f"{name} ({before or 'none'} before)" for name, before in each.corrected.items()]
            say(f"{each.source} was there: corrected {listed(changes)}")
    emit(
        f"{plural(done.new, 'new article')}, {plural(done.publications, 'new publication')}, "
        f"{len(done.refused)} refused"
    )
    for stayed in done.stayed:
        decision = stayed.decision
        say(f"Stays with {stayed.article_id}: {decision.verdict} {decision.label}: {stayed.reason}")
    for refusal in done.refused:
        complain(f"refused: {refusal.error}")
    if done.taken:
        say("Next: annotate tag")


def _print_taken(taken: Sequence[Taken]) -> None:
    table(
        ("article", "lang", "words", "characters taken out", "", "source"),
        [
            (
                each.article.id[:8],
                each.article.language,
                len(words(each.article.text)),
                sum(len(removal.text) for removal in each.article.removed),
                "cleaned again" if each.superseded else "known" if not each.new else "new",
                each.source,
            )
            for each in taken[:SHOWN]
        ],
    )
    if len(taken) > SHOWN:
        emit(f"… and {len(taken) - SHOWN} more: see `annotate list`")
