"""`annotate assign`."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import emit, progress, say, table
from annotate.cli.reason import because
from annotate.cli.studio import KEY_FILE, URL, report, say_to_lead, waiting
from annotate.coding.agreement.planning import sentences
from annotate.errors import UsageError
from annotate.report.vocabulary import listed, plural
from annotate.steps.coders.people import own_server
from annotate.steps.projects.connect import connect, connect_to
from annotate.steps.pushing.push import push
from annotate.steps.team.assign import Assigning, Wish, assign
from annotate.steps.team.reassign import close, coder_called, leave, open_assignments, renew
from annotate.steps.team.train_coders import train_coders
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

CODERS = typer.Option(
    metavar="NAMES", help="Who codes: addresses of accounts, or what is before @, between commas."
)
DOUBLE = typer.Option(metavar="SHARE", help="Share of the articles that two people code.")
TIMES = typer.Option(min=2, help="How many people code those.")
BLIND = typer.Option(metavar="SHARE", help="Share of the articles that are shown without tags.")
AGAIN = typer.Option(metavar="SHARE", help="Share of each person's articles that they code twice.")
HIDE = typer.Option(metavar="SHARE", help="Share of the tags that are hidden in every article.")
SEED = typer.Option(min=0, help="Seed of the random draw; default: that of annotate.toml.")
LIMIT = typer.Option(min=1, help="Give out this many articles, drawn at random; without it, all.")
OWN = typer.Option("--own-servers", help="A server for each coder on this machine: truly blind.")
LEAVES = typer.Option(metavar="NAME", help="Who is leaving: what they have not finished goes to the others.")
RENEW = because("Show coders today's tags in what is unfinished; the reason is kept.")
CLOSE = typer.Option("--close", help="End the assignment: what nobody has begun is taken back.")
TRAINING = typer.Option(
    metavar="GOLD", help="Articles with known answers first: a JSON lines file, or samples."
)
OVERRIDE = because("Let coders through who are below the training's target, on record.")
WHY = because("With --leaves or --close: why; kept, and said in the methods.")


def assign_command(
    coders: Annotated[str | None, CODERS] = None,
    double: Annotated[float | None, DOUBLE] = None,
    times: Annotated[int | None, TIMES] = None,
    blind: Annotated[float | None, BLIND] = None,
    again: Annotated[float | None, AGAIN] = None,
    hide: Annotated[float | None, HIDE] = None,
    seed: Annotated[int | None, SEED] = None,
    limit: Annotated[int | None, LIMIT] = None,
    own_servers: Annotated[bool, OWN] = False,
    leaves: Annotated[str | None, LEAVES] = None,
    renew: Annotated[str | None, RENEW] = None,
    close: Annotated[bool, CLOSE] = False,
    why: Annotated[str | None, WHY] = None,
    training: Annotated[str | None, TRAINING] = None,
    override: Annotated[str | None, OVERRIDE] = None,
    url: Annotated[str | None, URL] = None,
    key_file: Annotated[Path | None, KEY_FILE] = None,
) -> None:
    """Share articles out among coders, some to be coded twice, some without tags.

    Each person has a project and a random order of their own. Run it again for articles or coders that came
    later: what was given stays, and the shares hold for all together. While the assignment is open, `annotate
    push` keeps the coders' projects complete, and tags stay as they were when articles were given out.

    With --training coders get a round of articles with known answers, of which nothing counts in the study.
    After `annotate pull`, `annotate progress --training` shows how they did, and running this again gives the
    next round to who is below the target. Until they reach it, real articles are refused to them.

    Example: annotate assign --coders ada,ben --training samples

    Example: annotate assign --coders ada,ben,cy --double 0.2 --blind 0.1 --seed 7
    """
    shares = {"double": double, "times": times, "blind": blind, "again": again, "hide": hide}
    names = None if coders is None else [each for each in coders.split(",") if each.strip()]
    changes = {name: value for name, value in shares.items() if value is not None}
    wish = Wish(
        coders=names,
        changes=changes,
        seed=seed,
        limit=limit,
        own_servers=own_servers,
        override=override or "",
    )
    others = {"--leaves": leaves is not None, "--renew": renew is not None, "--close": close}
    _confirm(wish, training, why, {name for name, given in others.items() if given})
    workspace = Workspace.find()
    if any(others.values()):
        with workspace.store() as store:
            open_assignments(store)
    with ExitStack() as stack:
        studio = None if close and _own(workspace) else _studio(workspace, stack, url, key_file, wish, leaves)
        if training is not None:
            _train(workspace, studio, training, wish)
        elif close:
            _close(workspace, studio, why or "")
        else:
            if leaves is not None:
                _leave(workspace, studio, leaves, why or "")
            elif renew is not None:
                _renew(workspace, renew)
            else:
                _assign(workspace, studio, wish)
            _push(workspace, studio)


def _confirm(wish: Wish, training: str | None, why: str | None, others: set[str]) -> None:
    """UsageError for words that do not go together; `others` are those given of the three ways on."""
    if training is not None and (not wish.coders or others or wish != Wish(coders=wish.coders, changes={})):
        raise UsageError("--training goes with --coders and nothing else: all of them get the same articles")
    if len(others) > 1:
        raise UsageError("one at a time: --leaves, --renew or --close")
    if others and wish != Wish(changes={}):
        raise UsageError("--leaves, --renew and --close go with no coders, shares or articles to give out")
    if (why is not None) != bool(others - {"--renew"}):
        raise UsageError(
            '--leaves and --close take the reason, which the methods give: --why "…", and nothing else does'
        )


def _studio(
    workspace: Workspace,
    stack: ExitStack,
    url: str | None,
    key_file: Path | None,
    wish: Wish,
    leaves: str | None,
) -> Studio | None:
    """The server to work with; where coders have their own, that of who leaves, or of everybody's project."""
    with workspace.store() as store:
        runs = store.assignments()
        own = wish.own_servers or (bool(runs) and runs[-1].own_servers)
        if own and leaves is not None:
            server = own_server(workspace, coder_called(store, leaves).name)
            return stack.enter_context(connect_to(server, waiting=waiting)).studio
        if own and not store.tasks():
            return None
    return stack.enter_context(connect(workspace, url=url, key_file=key_file, waiting=waiting)).studio


def _train(workspace: Workspace, studio: Studio | None, gold: str, wish: Wish) -> None:
    if studio is None:
        raise UsageError(
            "training articles stand on the team's server, and here each coder has one of their own"
        )
    given = train_coders(workspace, studio, gold, wish.coders or ())
    for coder, articles in given.articles.items():
        emit(f"{coder.name} ({coder.code}): {plural(articles, 'new training article')}")
    for each in given.pushed.shares:
        emit(f"{each.coder.name}: {each.url}")
    for coder in given.spent:
        say(f"{coder.name} has had all of them and is below the target: give real articles with --override")
    say("Each coder opens the project of their name; then: annotate pull, and annotate progress --training")


def _assign(workspace: Workspace, studio: Studio | None, wish: Wish) -> None:
    made = assign(workspace, studio, wish)
    if made.let_through:
        names = listed([each.name or each.code for each in made.let_through])
        emit(f"Let through below the target of the training, on record: {names}")
    elif wish.override:
        say("Nobody named is below the target of a training, so --override let nobody through")
    if made.rows:
        columns = ["coder", "articles", "of them doubly", "without tags", "tags hidden", "to code again"]
        table(columns, _rows(made))
        for line in sentences(made.plan) if made.plan is not None else ():
            emit(f"{line[0].upper()}{line[1:]}")
    else:
        emit("No article waits to be given out; what was given before stays")
    if made.waiting:
        say(f"{plural(made.waiting, 'article')} left for a later `annotate assign --limit`")
    if made.untagged:
        say(f"{plural(made.untagged, 'article')} left out, since not tagged yet: annotate tag")


def _rows(made: Assigning) -> Iterator[list[object]]:
    """What each coder was given now."""
    coded_by = Counter(each.article_id for each in made.rows if each.purpose == "coding")
    for coder in made.coders:
        mine = [each for each in made.rows if each.coder == coder.code]
        coding = [each for each in mine if each.purpose == "coding"]
        yield [
            f"{coder.name} ({coder.code})",
            len(coding),
            sum(coded_by[each.article_id] > 1 for each in coding),
            sum(each.blind for each in coding),
            sum(len(each.hidden) for each in coding),
            len(mine) - len(coding),
        ]


def _leave(workspace: Workspace, studio: Studio | None, name: str, why: str) -> None:
    assert studio is not None
    left = leave(workspace, studio, name, why)
    articles = len({each.article_id for each in left.given})
    emit(f"{name} no longer takes part; {plural(articles, 'unfinished article')} given to the others")
    if left.fewer:
        say(
            f"{plural(left.fewer, 'article')} will be coded by one person fewer, since all others have them "
            "already. Let somebody join: `annotate progress --recode ARTICLE --because WHY` gives "
            "them what is coded once"
        )


def _renew(workspace: Workspace, why: str) -> None:
    emit(f"{plural(renew(workspace, why), 'unfinished article')} shown with today's tags from now on")


def _close(workspace: Workspace, studio: Studio | None, why: str) -> None:
    close(workspace, studio, why)
    emit("The assignment has ended; `annotate pull` still fetches what is submitted in its projects")


def _own(workspace: Workspace) -> bool:
    """Whether coders of the open assignment have servers of their own."""
    with workspace.store() as store:
        return store.assignments()[-1].own_servers


def _push(workspace: Workspace, studio: Studio | None) -> None:
    """Send it; where coders have their own servers, each one's is filled when that person begins."""
    if studio is None or _own(workspace):
        say("Next, for each coder: annotate review --coder NAME; then: annotate pull")
        return
    with progress("Sending") as bar:
        pushed = push(workspace, studio, progress=bar)
    report(pushed)
    own = LocalServer(workspace.state)
    say_to_lead(local=own.data.is_dir() and studio.name == own.name)
