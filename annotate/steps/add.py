"""Read articles into the workspace: cleaned once, stored with where they appeared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.errors import InputError, UsageError
from annotate.intake.clean import CLEANER_VERSION, clean
from annotate.intake.dates import parse_date
from annotate.intake.imprint import imprint
from annotate.intake.read import read
from annotate.parse import address
from annotate.records import Article, Publication, Raw, Refusal
from annotate.steps.reclean import Stayed, move_reviews
from annotate.store import Store
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one raw article.

    `new`: the article was not in the workspace. `known`: these very bytes were read before. `superseded` is
    the id of the article that a new cleaning replaced. `corrected` are the stored outlet and date, as they
    were, where they are others now.
    """

    article: Article
    source: str
    new: bool
    known: bool
    superseded: str | None = None
    corrected: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Added:
    """What `add` did, in the order of the sources; `publications` were not known before.

    `stayed` are decisions that could not move to the newly cleaned article.
    """

    taken: tuple[Taken, ...]
    refused: tuple[Refusal, ...]
    publications: int
    moved: int
    stayed: tuple[Stayed, ...]

    @property
    def new(self) -> int:
        """Articles that were not in the workspace before."""
        return sum(each.new for each in self.taken)

    @property
    def known(self) -> int:
        """Raw articles whose bytes were read before."""
        return sum(each.known for each in self.taken)


def add(
    workspace: Workspace,
    sources: Sequence[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    reclean: bool = False,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Added:
    """Read `sources`, clean what is new and keep it; what cannot be taken is refused and the rest goes on.

    The workspace's codebook, settings, word lists and models are no articles, though a folder may hold them.

    `outlet` and `published` go before what was stored of a known source, and that before what it says itself
    or the settings say; UsageError if `published` is no date. Bytes that were read before are not cleaned
    again, unless `reclean`: then a different text supersedes the old one and decisions move with it. One
    transaction a source. `started` is told the number of sources.
    """
    day = parse_date(published) if published else None
    if published and not day:
        raise UsageError(f"{published!r} is no date; give it as YYYY-MM-DD")
    taken: list[Taken] = []
    refused: list[Refusal] = []
    stayed: list[Stayed] = []
    publications = moved = 0
    started(len(sources))
    with workspace.lock("add"), workspace.store() as store:
        for source in sources:
            cleaned: list[tuple[Raw, Article, str | None]] = []
            for raw in read(source, aside=workspace.own):
                if isinstance(raw, Refusal):
                    refused.append(raw)
                    continue
                old = store.raw(raw.raw_sha256)
                try:
                    article = store.article(old) if old and not reclean else clean(raw)
                except InputError as error:
                    refused.append(Refusal(source=raw.source, error=str(error)))
                    continue
                cleaned.append((raw, article, old))
            with store.transaction():
                for raw, article, old in cleaned:
                    supersedes = old if old != article.id else None
                    new = store.add_article(article, supersedes=supersedes)
                    appeared, before = _publish(store, workspace, raw, article, old, outlet, day)
                    publications += before is None
                    if supersedes:
                        went = move_reviews(store, store.article(supersedes), article)
                        moved += went.moved
                        stayed += went.stayed
                    taken.append(
                        Taken(
                            article=article,
                            source=raw.source,
                            new=new,
                            known=old is not None,
                            superseded=supersedes,
                            corrected=_differing(appeared, before) if before else {},
                        )
                    )
            advance(1)
    return Added(
        taken=tuple(taken),
        refused=tuple(refused),
        publications=publications,
        moved=moved,
        stayed=tuple(stayed),
    )


def _publish(
    store: Store,
    workspace: Workspace,
    raw: Raw,
    article: Article,
    old: str | None,
    outlet: str | None,
    published: str | None,
) -> tuple[Publication, Publication | None]:
    """Keep where the article appeared; when it supersedes another, also where that one was seen.

    Returns it, and what was stored of this source before, None if nothing was.
    """
    said = imprint(article.removed)
    earlier = [each for each in store.publications(old) if each.raw_sha256 == raw.raw_sha256] if old else []
    stored = next((each for each in earlier if each.source == raw.source), None)
    known = (stored.outlet, stored.published) if stored else (None, None)
    version = earlier[0].cleaner_version if earlier and old == article.id else CLEANER_VERSION
    publication = Publication(
        article_id=article.id,
        source=raw.source,
        outlet=outlet or known[0] or raw.outlet or outlet_of(raw.source, workspace) or said.outlet,
        published=published or known[1] or raw.published or said.published,
        raw_sha256=raw.raw_sha256,
        cleaner_version=version,
    )
    before = [each for each in earlier if old != article.id and each.source != raw.source]
    moved = [replace(each, article_id=article.id, cleaner_version=CLEANER_VERSION) for each in before]
    first, *_ = [store.add_publication(each) for each in (publication, *moved)]
    return publication, stored or (None if first else publication)


def _differing(now: Publication, before: Publication) -> dict[str, str | None]:
    """Outlet and date as they were, where they are others now."""
    return {
        name: getattr(before, name)
        for name in ("outlet", "published")
        if getattr(now, name) != getattr(before, name)
    }


def outlet_of(source: str, workspace: Workspace) -> str | None:
    """The outlet that the workspace's settings name for an address or a folder, None if they name none.

    An address belongs to the longest domain that it ends with; a path to the innermost folder on it.
    """
    outlets = workspace.config.outlets
    if source.startswith(("http://", "https://")):
        labels = (address(source).hostname or "").split(".")
        keys = [".".join(labels[first:]) for first in range(len(labels))]
    else:
        path = Path(source.partition("#")[0])
        folders = [*path.parents][:-1] if path.is_absolute() else [*path.parents]
        keys = [key for folder in folders for key in (folder.as_posix(), folder.name)]
    return next((outlets[key] for key in keys if key in outlets), None)
