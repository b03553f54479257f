"""`annotate add`."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import complain, emit, progress, say, table
from annotate.cli.jobs import said_where_many
from annotate.errors import UsageError
from annotate.intake.feed import looks_like_feed
from annotate.report.vocabulary import listed, plural
from annotate.steps.articles.add import Added, Given, Taken, add
from annotate.steps.articles.follow import MOST, follow
from annotate.workspace import Workspace

SHOWN = 200  #: articles that are listed one by one
UNCLEAR = 5  #: dates and the like that nobody could read, named one by one
SOURCES = typer.Argument(
    help="Files (.txt, .md, .html, .jsonl, .csv, .parquet), folders or web addresses.",
    metavar="PATH or URL…",
)
OUTLET = typer.Option(
    help="The outlet of all these articles, whatever they say themselves.", autocompletion=completion.outlets
)
PUBLISHED = typer.Option(help="The date of all these articles, as YYYY-MM-DD.", metavar="DATE")
CORPUS = typer.Option(
    "--from", metavar="OUTPUT", help="Draw from what `annotate batch` wrote; --sample says how many."
)
SAMPLE = typer.Option(min=1, metavar="N", help="With --from: this many more stories, drawn at random.")
FEED = typer.Option("--feed", help="These are feeds or sitemaps, though their addresses do not look like it.")
RECLEAN = typer.Option("--reclean", help="Clean again what was read before; decisions are carried over.")


def add_command(
    sources: Annotated[list[str] | None, SOURCES] = None,
    outlet: Annotated[str | None, OUTLET] = None,
    published: Annotated[str | None, PUBLISHED] = None,
    reclean: Annotated[bool, RECLEAN] = False,
    feed: Annotated[bool, FEED] = False,
    jobs: Annotated[
        int, typer.Option(min=1, callback=said_where_many, help="Processes that read and clean at once.")
    ] = 1,
    corpus: Annotated[str | None, CORPUS] = None,
    sample: Annotated[int | None, SAMPLE] = None,
) -> None:
    """Read articles into the workspace: files, folders, tables or web addresses.

    Of an RSS or Atom feed or a sitemap (/feed, /rss.xml, /sitemap.xml …) what is new is read: politely, as
    its robots.txt allows, and a page at a time. Run it again, from cron say, and nothing is read twice.

    With --from a random sample of a corpus that `annotate batch` tagged. Review it, and `annotate compare
    --from` corrects the rates of the whole corpus by what people found.

    Example: annotate add articles/ https://example.org/story --outlet "The Example"

    Example: annotate add https://example.org/feed.xml

    Example: annotate add --from tagged --sample 300
    """
    if corpus is not None or sample is not None:
        if corpus is None or sample is None or sources or reclean or (outlet, published) != (None, None):
            raise UsageError("--from OUTPUT and --sample N go together, and with nothing else")
        _draw(corpus, sample)
        return
    if not sources:
        raise UsageError("name what to read: files, folders or web addresses; or --from OUTPUT --sample N")
    if outlet is not None and not outlet.strip():
        raise UsageError("--outlet has no name in it: name the outlet, or leave the option out")
    feeds = [each for each in sources if feed or looks_like_feed(each)]
    if feeds and (published is not None or reclean):
        raise UsageError("--published and --reclean are for articles: a feed names the day of each itself")
    refused = _follow(feeds, outlet) if feeds else False
    if sources := [each for each in sources if each not in feeds]:
        refused |= _add(sources, outlet, published, reclean=reclean, jobs=jobs)
    if refused:
        raise typer.Exit(3)


def _add(
    sources: Sequence[str], outlet: str | None, published: str | None, *, reclean: bool, jobs: int
) -> bool:
    """Read articles and say what became of them; whether anything was refused."""
    with progress("Reading") as bar:
        done = add(
            Workspace.find(),
            sources,
            given=Given(outlet=outlet, published=published),
            reclean=reclean,
            jobs=jobs,
            progress=bar,
        )
    _print(done)
    return bool(done.refused)


def _follow(feeds: Sequence[str], outlet: str | None) -> bool:
    """Read what is new in feeds and say what that was; whether anything was refused."""
    with progress("Reading") as bar:
        found = follow(Workspace.find(), feeds, outlet=outlet, progress=bar)
    _print(found.added)
    for address in found.unchanged:
        say(f"{address}: nothing new, says its server")
    say(f"{plural(found.known, 'address', 'addresses')} listed that were read or refused before")
    if found.waiting:
        say(f"{plural(found.waiting, 'page')} left for the next run: {MOST} are read at a time")
    return bool(found.added.refused)


def _draw(corpus: str, more: int) -> None:
    """Take a sample of a batch job's output, and say what it is by now."""
    from annotate.batch.place import shown
    from annotate.batch.sample import add_sample

    with progress("Drawing") as bar:
        done = add_sample(Workspace.find(), corpus, more, progress=bar)
    emit(
        f"{plural(done.new, 'new article')}: {done.drawn} of {plural(done.stories, 'story', 'stories')} are "
        f"drawn by now (probability {done.probability:.3g})"
    )
    say(f"Next: annotate review, annotate pull; then: annotate compare --from {shown(corpus)}")


def _print(done: Added) -> None:
    """What was read and what was not, article by article, then in numbers."""
    if done.taken:
        _print_taken(done.taken)
    reasons = Counter(reason for each in done.taken if each.new for reason, _ in each.removed)
    if reasons:
        say("Taken out: " + ", ".join(f"{count} × {reason}" for reason, count in reasons.most_common()))
    for each in done.taken:
        if each.corrected:
            changes = [f"{name} ({before or 'none'} before)" for name, before in each.corrected.items()]
            say(f"{each.source} was there: corrected {listed(changes)}")
    unclear = [(each.source, note) for each in done.taken for note in each.unclear]
    for source, note in unclear[:UNCLEAR]:
        say(f"{source}: {note}, so it is left out")
    if len(unclear) > UNCLEAR:
        say(f"… and {len(unclear) - UNCLEAR:,} more like these")
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
                each.article_id[:8],
                each.language,
                each.words,
                sum(length for _, length in each.removed),
                "cleaned again" if each.superseded else "known" if not each.new else "new",
                each.source,
            )
            for each in taken[:SHOWN]
        ],
    )
    if len(taken) > SHOWN:
        emit(f"… and {len(taken) - SHOWN} more: see `annotate list`")
