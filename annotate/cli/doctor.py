"""`annotate doctor`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import FORMAT, Format, emit_json, progress, say, table
from annotate.errors import RefusedError, UsageError
from annotate.json_records import to_dict
from annotate.report.vocabulary import short
from annotate.steps.upkeep.doctor import examine, head_check
from annotate.steps.upkeep.verify_backup import verify_backup
from annotate.workspace import Workspace

VERIFY = typer.Option(
    metavar="FILE", help="Put a backup back into a temporary folder and check everything in it."
)
HEAD = typer.Option(metavar="DIGEST", help="Check that this head, noted earlier, is still in the ledger.")
REVIEWS = typer.Option("--reviews", help="Rank reviews that a model and the other reviewers contradict.")


def doctor_command(
    format: Annotated[Format, FORMAT] = "text",
    verify: Annotated[Path | None, VERIFY] = None,
    head: Annotated[str | None, HEAD] = None,
    reviews: Annotated[bool, REVIEWS] = False,
) -> None:
    """Say what is installed, reachable, stale or broken, and how to mend it.

    Every review and decision has a digest over it and those before it; the newest is the head. A row that
    was changed or deleted behind our back is named, and whoever noted a head can ask for it with --head.

    With --reviews, decisions come first that contradict what models of the other articles and the other
    reviewers say. That is a reason to look again, not a proof: nothing is changed.

    Example: annotate doctor

    Example: annotate doctor --verify desk.zip
    """
    given = {"--verify": verify is not None, "--head": head is not None, "--reviews": reviews}
    asked = [name for name, wanted in given.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"{asked[0]} and {asked[1]} are two questions: ask one at a time")
    if reviews:
        _reviews(format)
        return
    if verify is not None:
        checks = tuple(verify_backup(verify))
    else:
        checks = examine() if head is None else (head_check(Workspace.find(), head),)
    if format == "json":
        for check in checks:
            emit_json({"schema": 1, **asdict(check)})
    else:
        table(("", "check", "found", "to mend it"), [(c.state, c.name, c.found, c.fix) for c in checks])
    broken = [check.name for check in checks if check.state == "broken"]
    if broken:
        raise RefusedError(f"broken: {', '.join(broken)}")


def _reviews(form: Format) -> None:
    from annotate.steps.training.suspicious import suspicious_reviews

    workspace = Workspace.find()
    with progress("Reading") as bar:
        found = suspicious_reviews(workspace, bar)
    with workspace.store() as store:
        texts = {each.article_id: store.article(each.article_id).text for each in found}
    if form == "json":
        for review in found:
            emit_json({"schema": 1, **to_dict(review)})
        return
    if not found:
        say("No decision contradicts what models of the other articles and the other reviewers say.")
        return
    columns = ("article", "reviewer", "suspicious", "words", "said", "others say", "likely", "beside")
    table(
        columns,
        [
            (
                review.article_id[:8],
                review.reviewer,
                f"{len(review.suspicions)} of {review.answers}",
                short(texts[review.article_id][each.answer.start : each.answer.end], 60),
                each.answer.label or "nothing",
                each.instead or "nothing",
                f"{each.instead_probability:.2f}",
                f"{each.given_probability:.2f}",
            )
            for review in found
            for each in review.suspicions
        ],
    )
