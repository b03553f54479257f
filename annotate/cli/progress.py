"""`annotate progress`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli.console import emit, emit_json, hand_over, say, table
from annotate.cli.output import write
from annotate.cli.reason import because as reason
from annotate.errors import UsageError
from annotate.harmless import json_line
from annotate.report.coders import lesson
from annotate.report.coders.progress import Progress
from annotate.report.coders.progress_document import document
from annotate.report.coders.progress_words import limit, page, tables
from annotate.report.vocabulary import listed
from annotate.steps.reviews.progress import progress, recode
from annotate.steps.team.coder_training import answers, training
from annotate.steps.team.qualify import target, trainees
from annotate.workspace import Workspace

Format = Literal["text", "json", "html"]

FORMAT = typer.Option(help="For a terminal, a program or a browser.")
OUT = typer.Option(help="The file to write; with --training a folder, which gets a page for each coder.")
TRAINING = typer.Option("--training", help="How coders did on the articles with known answers.")
RECODE = typer.Option(metavar="ARTICLE", help="Have this article coded again, by a coder who lacks it.")
BECAUSE = reason("With --recode: why, for the record.")


def progress_command(
    format: Annotated[Format, FORMAT] = "text",
    out: Annotated[Path | None, OUT] = None,
    training: Annotated[bool, TRAINING] = False,
    recode: Annotated[str | None, RECODE] = None,
    because: Annotated[str | None, BECAUSE] = None,
) -> None:
    """Say how far each coder is, how fast they go, and what they do with proposals.

    From what was pulled; coders go by their codes. A review that was submitted faster than anybody reads is
    named, and counts nowhere; --recode has its article coded again. With --training: what coders missed and
    marked too much in articles with known answers, beside what the codebook says.

    Example: annotate progress

    Example: annotate progress --format html --out progress.html

    Example: annotate progress --recode 3fa2b1c4 --because "submitted after two seconds"

    Example: annotate progress --training --format html --out training
    """
    if (because is None) != (recode is None):
        raise UsageError('--recode ARTICLE goes on record with its reason: give both, --because "…"')
    if format == "text" and out is not None:
        raise UsageError("--out needs --format html or json: a table is for the terminal")
    workspace = Workspace.find()
    if recode is not None and because is not None:
        _recode(workspace, recode, because)
    elif training:
        _training(workspace, format, out)
    else:
        _progress(workspace, format, out)


def _progress(workspace: Workspace, form: Format, out: Path | None) -> None:
    found = progress(workspace)
    if form == "text":
        _print(found)
        return
    hand_over(page(found) if form == "html" else json_line(document(found)) + "\n", out)


def _print(found: Progress) -> None:
    if not found.coders:
        say("Nobody has coded anything yet, as far as was pulled: annotate pull fetches what they did")
        return
    for each in tables(found):
        table(each.columns, each.rows, title=each.heading)
        say(f"{each.note}\n" if each.note else "")
    say(limit(found))
    for code, name in found.names.items():
        say(f"{code} is {name}")


def _recode(workspace: Workspace, article: str, reason: str) -> None:
    done = recode(workspace, article, reason=reason)
    since = f", on record since {done.since.at}: “{done.since.reason}”" if done.since else ""
    coder = f"{done.name} ({done.coder})" if done.name else done.coder
    emit(f"Article {done.article_id} is to be coded again{f', by {coder}' if coder else ''}{since}")
    if done.coder:
        say("Next: annotate push")
        return
    if done.unread_by:
        say(
            f"Nobody else can be given it. Ask {listed(done.unread_by)} to open it again, read, change "
            "something and press Update, since Label Studio sends no time without a change: the time adds up"
        )
    elif done.assigned:
        gone = f"{listed(done.left)} left the team without reading it, and " if done.left else ""
        say(
            f"Nobody else can be given it: {gone}everybody who takes part has coded it. Let somebody join, "
            "named with the others in `annotate assign --coders NAMES`, and run this again"
        )
    else:
        say("No open assignment has it, so nobody is given it: ask somebody who has not coded it to open it")


def _training(workspace: Workspace, form: Format, out: Path | None) -> None:
    place, asked = training(workspace), target(workspace.config)
    with workspace.store() as store:
        found = trainees(workspace, store)
        names = store.coder_names()
    if form == "text":
        table(lesson.COLUMNS, lesson.rows(found))
        for each in found:
            say(f"{each.code} is {names.get(each.code, 'not named')}")
        say(
            f"{lesson.wanted(asked)} Next: annotate progress --training --format html --out FOLDER, for the "
            "coders"
        )
    elif form == "json":
        emit_json(lesson.document(found, asked))
    elif out is None or out.suffix:
        raise UsageError("a page for each coder needs a folder: --out training")
    else:
        articles = {name: article for name, (article, _) in answers(place).items()}
        for each in found:
            write(out / f"{each.code}.html", lesson.page(each, articles, place.codebook(), asked))
            say(f"Wrote {out / each.code}.html")
