"""Read what is new in feeds and sitemaps, so that the same command can be run every day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from annotate.errors import InputError, UnansweredError
from annotate.intake.feed import FEED_KINDS, Link, listing
from annotate.intake.fetch import Asked, Page, fetch
from annotate.intake.manners import PAUSE, Manners
from annotate.intake.reach import is_private
from annotate.intake.refused import refused
from annotate.parse import web_address
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Refusal
from annotate.steps.articles.add import Added, Given, add
from annotate.workspace import Workspace

MOST = 200  #: pages that one run reads; what is left waits for the next
SITEMAPS = 50  #: that one sitemap may lead to


@dataclass(frozen=True, kw_only=True)
class Followed:
    """What a run did with feeds.

    `known` links were read or refused before, `waiting` ones are left for the next run. `unchanged` are feeds
    and sitemaps of which the server says that nothing is new.
    """

    added: Added
    known: int
    waiting: int
    unchanged: tuple[str, ...]


@dataclass
class _Run:
    typed: frozenset[str | None]
    manners: Manners
    refused: list[Refusal] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    read: list[tuple[str, Page]] = field(default_factory=list)


def follow(
    workspace: Workspace,
    feeds: Sequence[str],
    *,
    outlet: str | None = None,
    pause: float = PAUSE,
    most: int = MOST,
    progress: Progress = NO_PROGRESS,
) -> Followed:
    """Add the articles that `feeds` (addresses) list and that were neither read nor refused before.

    A page at a time, `pause` seconds between two of one server, and none that its robots.txt forbids. A page
    whose server did not answer is asked for again the next time. A feed is sent only if it has changed since
    all of it was read.
    """
    run = _Run(typed=frozenset(urlsplit(each).hostname for each in feeds), manners=Manners(pause=pause))
    links = list(dict.fromkeys(link for feed in feeds for link in _links(workspace, feed, run)))
    with workspace.store() as store:
        settled = (each.source for each in store.refusals() if not each.later)
        there = {*settled, *(each.source for each in store.publications())}
    new = list({each.address: each for each in links if each.address not in there}.values())
    now = new[:most]
    progress.begin(len(now))
    parts = []
    for link in now:
        if refusal := _forbidden(link.address, run):
            with workspace.lock("add"), workspace.store() as store, store.transaction():
                store.add_refusal(refusal)
            run.refused.append(refusal)
        else:
            run.manners.wait(link.address)
            parts.append(add(workspace, [link.address], given=Given(outlet=outlet, published=link.published)))
        progress.advance(1)
    refusals = (*run.refused, *(refusal for each in parts for refusal in each.refused))
    if len(now) == len(new) and not any(each.later for each in refusals):
        with workspace.lock("add"), workspace.store() as store, store.transaction():
            for address, page in run.read:
                store.keep_feed_state(address, page.etag, page.modified)
    return Followed(
        added=Added(
            taken=tuple(taken for each in parts for taken in each.taken),
            refused=refusals,
        ),
        known=len({each.address for each in links}) - len(new),
        waiting=len(new) - len(now),
        unchanged=tuple(run.unchanged),
    )


def _links(workspace: Workspace, feed: str, run: _Run) -> Iterator[Link]:
    """What a feed lists, and the sitemaps that it leads to; what cannot be read is refused."""
    waiting, seen = [web_address(feed) or feed], set[str]()
    while waiting and len(seen) <= SITEMAPS:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        try:
            page = _asked(workspace, address, run, typed=len(seen) == 1)
            if page is None:
                continue
            found = listing(page)
        except InputError as error:
            run.refused.append(
                Refusal(source=address, error=str(error), later=isinstance(error, UnansweredError))
            )
            continue
        run.read.append((address, page))
        waiting += found.sitemaps
        yield from found.links


def _asked(workspace: Workspace, address: str, run: _Run, *, typed: bool) -> Page | None:
    """The feed at an address, None if it is as it was. InputError where it may not or cannot be read."""
    if not typed and (refusal := _forbidden(address, run)):
        raise (UnansweredError if refusal.later else InputError)(refusal.error)
    with workspace.store() as store:
        etag, modified = store.feed_state(address)
    states = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: state for name, state in states.items() if state}
    run.manners.wait(address)
    page = fetch(address, asked=Asked(kinds=FEED_KINDS, headers=headers, empty=(304,)))
    if page.status == 304:
        run.unchanged.append(address)
        return None
    return page


def _forbidden(address: str, run: _Run) -> Refusal | None:
    """Why a page that somebody else listed is not read, None if it is."""
    host = urlsplit(address).hostname or ""
    if is_private(host) and host not in run.typed:
        return refused(
            address, "is a private address that nobody typed. If you mean it, add that address itself"
        )
    if not run.manners.answered(address):
        why = "is not read: its server did not send its robots.txt. It is asked again the next time"
        return replace(refused(address, why), later=True)
    if not run.manners.allowed(address):
        why = "is not to be read by programs, says its server's robots.txt. Save the page and add that"
        return refused(address, why)
    return None
