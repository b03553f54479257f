"""`annotate pull`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import emit, progress, say
from annotate.cli.studio import KEY_FILE, URL, waiting
from annotate.records import Verdict
from annotate.report.vocabulary import plural
from annotate.steps.projects.connect import everywhere
from annotate.steps.pulling.missing import Missing
from annotate.steps.pulling.pull import pull
from annotate.steps.pulling.pulled import Pulled, total
from annotate.steps.team.train_coders import pull_training, under_way
from annotate.workspace import Workspace

SIGNS = 3  #: of an older server that are named
YES = typer.Option("--yes", help="Follow a server that was put back from an older copy, unasked.")
EVERYTHING = typer.Option("--everything", help="Read every review again, not only those that changed.")


def pull_command(
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
    yes: Annotated[bool, YES] = False,
    everything: Annotated[bool, EVERYTHING] = False,
) -> None:
    """Fetch what reviewers decided from Label Studio.

    What was fetched before counts once; a review that was changed since supersedes the earlier one, and one
    that was deleted there no longer counts. Only tasks that changed are downloaded. A server that was put
    back from an older copy lacks reviews that nobody deleted: then you are asked, and without a terminal or
    --yes they stay. Spans that do not fit the article are kept aside and reported: then the exit code is 1.

    Example: annotate pull
    """
    workspace = Workspace.find()
    parts, trained = [], list["Pulled"]()
    with progress("Reading reviews") as bar:
        for connected in everywhere(workspace, url=url, key_file=key_file, waiting=waiting):
            with connected as connection:
                trained += filter(None, [pull_training(workspace, connection.studio)])
                if trained and not under_way(workspace):
                    continue
                parts.append(
                    pull(
                        workspace,
                        connection.studio,
                        confirm=lambda missing: yes or bar.ask(_question(missing)),
                        everything=everything,
                        progress=bar,
                    )
                )
    if not parts or any(each.submitted for each in trained):
        emit(f"Training: {plural(sum(each.submitted for each in trained), 'new review')}")
        for line in (str(unread) for each in trained for unread in each.unread):
            say(f"Training: {line}")
        say("How coders did: annotate progress --training")
    if not parts:
        return
    pulled = total(parts)
    for line in found(pulled):
        emit(line)
    for line in remarks(pulled):
        say(line)
    if pulled.set_aside or pulled.kept:
        raise typer.Exit(1)
    say(next_step(pulled))


def next_step(pulled: Pulled) -> str:
    """What a person does then."""
    if pulled.submitted or pulled.known:
        return "Next: annotate train, or annotate summary --all"
    return "Nothing was submitted there yet. Next: annotate review"


def found(pulled: Pulled) -> Iterator[str]:
    """What a pull brought, in lines for a person."""
    yield (
        f"{plural(pulled.submitted, 'new review')} and {plural(pulled.skipped, 'article')} newly skipped "
        f"({pulled.changed} of them changed an earlier review); {pulled.known} known before"
    )
    if pulled.verdicts:
        yield _counted(pulled.verdicts)
    if pulled.unread:
        decided = _counted(pulled.left_out) or "no decisions"
        yield f"Left out as not read: {plural(len(pulled.unread), 'review')} of these, with {decided}"


def _counted(verdicts: Mapping[Verdict, int]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))


def remarks(pulled: Pulled) -> Iterator[str]:
    """What a person must know about it."""
    if pulled.unknown:
        yield (
            f"Of {plural(pulled.unknown, 'review')} nobody knows which tags were shown, since the server "
            "keeps none with them: what was marked counts, and nothing counts as rejected"
        )
    if pulled.deleted:
        yield (
            f"{plural(pulled.deleted, 'review')} by deleted accounts, which cannot be told apart: of an "
            "article only the newest of them counts"
        )
    if pulled.older:
        signs = "; ".join(pulled.older[:SIGNS]) + ("; …" if len(pulled.older) > SIGNS else "")
        yield f"The server is older than what was pulled from it: {signs}"
    for review in pulled.withdrawn:
        yield (
            f"Article {review.article_id[:8]}: the review of {review.reviewer} was deleted on the server and "
            "no longer counts; its decisions stay in the history. Submit the article there again to review it"
        )
    for review in pulled.kept:
        yield (
            f"Article {review.article_id[:8]}: the review of {review.reviewer} is not on the server any more "
            "and still counts here; `annotate pull --yes` takes it back"
        )
    yield from pulled.remarks
    yield from map(str, pulled.unread)
    if pulled.unread:
        yield "To have such an article coded again: annotate progress --recode ARTICLE --because WHY"
    if pulled.foreign:
        tasks = plural(pulled.foreign, "task")
        yield f"{tasks} left alone there: this workspace has no such articles, or has them no longer"
    if pulled.relations:
        yield f"{plural(pulled.relations, 'relation')} between spans ignored: the codebook asks for none"
    if pulled.blank:
        yield f"{plural(pulled.blank, 'span')} of nothing but blanks set aside"
    for each in pulled.set_aside:
        yield f"Set aside: {each}"


def _question(missing: Missing) -> str:
    return (
        f"The server is older than what was pulled from it ({missing.older[0]}). "
        f"{plural(len(missing.reviews), 'review')} that it does not have would count no longer, and stay in "
        "the history. Follow the server?"
    )
