"""What the commands that work with Label Studio share: their options, and what they say to a person."""

from collections.abc import Iterator

import typer

from annotate.cli.console import emit, say
from annotate.errors import UsageError
from annotate.learn.queue import Order
from annotate.report.vocabulary import plural
from annotate.steps.projects.pushed import Pushed

URL = typer.Option(help="Address of an existing Label Studio; default: annotate.toml, or a local server.")
KEY_FILE = typer.Option(help="File with the API key of that server; default: $ANNOTATE_STUDIO_KEY.")
LIMIT = typer.Option(min=1, help="Send at most this many new articles; without it, all.")
ORDER = typer.Option(
    help="With --limit, which go first: random ones, or those the model is unsure of with one in five random."
)


def report(pushed: Pushed) -> None:
    """Say what a push did."""
    for remark in pushed.remarks:
        say(remark)
    for line in describe(pushed):
        emit(line)


def describe(pushed: Pushed) -> Iterator[str]:
    """What a push did, in lines for a person."""
    for each in pushed.shares:
        again = ", to be coded again" if each.purpose == "again" else ""
        yield (
            f"{each.coder.name} ({each.coder.code}): {plural(each.assigned, 'article')}{again}, "
            f"{each.finished} finished: {each.url}"
        )
    yield (
        f"{plural(pushed.sent, 'article')} sent, {pushed.renewed} renewed, {pushed.current} up to date, "
        f"{pushed.kept} kept, since reviewed or being reviewed"
    )
    tags = plural(pushed.tags, "tag")
    if pushed.shares:
        yield f"{tags} to look at, as they were when the articles were given out"
    else:
        yield f"{tags} to look at; {pushed.withheld} below their label's threshold stay here"
    if pushed.waiting:
        yield (
            f"{pushed.drawn} of {plural(pushed.sent, 'article')} sent drawn at random; {pushed.waiting} left "
            "for a later push"
        )
    if pushed.untagged:
        yield f"{plural(pushed.untagged, 'article')} not sent, since not tagged yet: annotate tag"
    if pushed.removed:
        which = "that are no longer to be there" if pushed.shares else "of superseded or doubled articles"
        yield f"{plural(pushed.removed, 'untouched task')} {which} taken out"


def say_to_lead(*, local: bool) -> None:
    """What the lead of a team does next; `local` says that the server is the workspace's own."""
    up = "While `annotate review` keeps the server up, each" if local else "Each"
    say(f"{up} coder opens the project of their name; then: annotate pull, and annotate progress")


def confirm_limited(limit: int | None, order: Order | None) -> None:
    """UsageError for an order without a limit: where all is sent there is nothing to choose."""
    if order is not None and limit is None:
        raise UsageError("--order says which articles are sent first: say how many with --limit N")


def waiting(seconds: float) -> None:
    """Tell the person, once, why nothing happens while a server starts."""
    if seconds == 0:
        say("Starting Label Studio (half a minute the first time, a few seconds later) …")
