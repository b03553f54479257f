"""`annotate pull`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import emit, progress, say
from annotate.cli.review import KEY_FILE, URL, waiting


def pull_command(
    url: Annotated[str | None, URL] = None, key_file: Annotated[Path | None, KEY_FILE] = None
) -> None:
    """Fetch what reviewers decided from Label Studio.

    What was fetched before counts once; a review that was changed since supersedes the earlier one, and one
    that was deleted there counts no longer. Spans that do not fit the article are kept aside and reported:
    then the exit code is 1.

    Example: annotate pull
    """
    from annotate.report.vocabulary import plural
    from annotate.steps.connect import connect
    from annotate.steps.pull import pull
    from annotate.workspace import Workspace

    workspace = Workspace.find()
    with (
        connect(workspace, url=url, key_file=key_file, waiting=waiting) as connection,
        progress("Reading reviews") as bar,
    ):
        pulled = pull(workspace, connection.studio, started=bar.begin, advance=bar.advance)
    emit(
        f"{plural(pulled.submitted, 'new review')} and {plural(pulled.skipped, 'article')} newly skipped "
        f"({pulled.changed} of them changed an earlier review); {pulled.known} known before"
    )
    if pulled.verdicts:
        emit(", ".join(f"{count} {verdict}" for verdict, count in sorted(pulled.verdicts.items())))
    for review in pulled.withdrawn:
        say(
            f"Article {review.article_id[:8]}: the review of {review.reviewer} was deleted on the server and "
            "counts no longer; its decisions stay in the history. Submit the article there again to review it"
        )
    if pulled.foreign:
        tasks = plural(pulled.foreign, "task")
        say(f"{tasks} left alone there: this workspace has no such articles, or has them no longer")
    for each in pulled.set_aside:
        say(f"Set aside: {each}")
    if pulled.set_aside:
        raise typer.Exit(1)
    say("Next: annotate train, or annotate summary --all")
