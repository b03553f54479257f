"""Read articles into the workspace: cleaned once, stored with where they appeared."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from annotate.errors import UsageError
from annotate.intake.clean import CLEANER_VERSION
from annotate.intake.dates import parse_date
from annotate.intake.imprint import Imprint, imprint
from annotate.intake.raw import Raw
from annotate.intake.read import parts
from annotate.parse import address
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Article, Publication, Refusal
from annotate.steps.articles.cleaned import Cleaned, batches, cleaner
from annotate.steps.articles.reclean import NONE_MOVED, MovedReviews, Stayed, move_reviews
from annotate.steps.articles.workers import spread
from annotate.store import Store
from annotate.text.words import count_words
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one raw article, without its text: there may be many.

    `language` and `words` are the article's, `removed` the reason and the number of characters of each thing
    that cleaning took out. `new`: the article was not in the workspace. `published`: it was not known that
    the article appeared there. `superseded` is the id of the article that a new cleaning replaced, `reviews`
    what became of its decisions. `corrected` holds the outlet and date that were stored before, where they
    have changed. `unclear` says what the source gave and nobody could read, such as a date.
    """

    article_id: str
    language: str
    words: int
    removed: tuple[tuple[str, int], ...]
    source: str
    new: bool
    published: bool
    superseded: str | None = None
    reviews: MovedReviews = NONE_MOVED
    corrected: Mapping[str, str | None] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Added:
    """What `add` did, in the order of the sources."""

    taken: tuple[Taken, ...]
    refused: tuple[Refusal, ...]

    @property
    def new(self) -> int:
        """Articles that were not in the workspace before."""
        return sum(each.new for each in self.taken)

    @property
    def publications(self) -> int:
        """Publications that were not known before."""
        return sum(each.published for each in self.taken)

    @property
    def stayed(self) -> tuple[Stayed, ...]:
        """Decisions that could not move to a newly cleaned text."""
        return tuple(stayed for each in self.taken for stayed in each.reviews.stayed)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a person says of all articles that are added at once."""

    outlet: str | None = None
    published: str | None = None

    @property
    def imprint(self) -> Imprint:
        """The same, as a page states it. UsageError if `published` is not a date."""
        day = parse_date(self.published) if self.published else None
        if self.published and not day:
            raise UsageError(f"{self.published!r} is not a date; give it as YYYY-MM-DD")
        return Imprint(outlet=self.outlet, published=day)


NOTHING = Given()


def add(
    workspace: Workspace,
    sources: Sequence[str],
    *,
    given: Given = NOTHING,
    reclean: bool = False,
    jobs: int = 1,
    progress: Progress = NO_PROGRESS,
) -> Added:
    """Read `sources`, clean what is new and keep it; what cannot be taken is refused and the rest goes on.

    The workspace's codebook, settings, word lists and models are no articles, though a folder may hold them.

    What is `given` takes precedence over what was stored of the source, and that over what the source itself
    or the settings say. Bytes that were read before are not cleaned again, unless `reclean`: then a different
    text supersedes the old one and decisions move with it.

    `jobs` processes read and clean, this one keeps what they found, batch by batch, none of more than one
    source. `progress` counts articles, as many as are expected.
    """
    imprint = given.imprint
    found: list[Taken | Refusal] = []
    unread = [parts(source, aside=workspace.own) for source in sources]
    progress.begin(sum(part.expected for source in unread for part in source))
    with workspace.lock("add"), workspace.store() as store:
        recipe = partial(cleaner, frozenset() if reclean else store.raws())
        with closing(spread(recipe, batches(unread), jobs)) as results:
            for cleaned, finished in results:
                with store.transaction():
                    for each in cleaned:
                        if isinstance(each, Refusal):
                            store.add_refusal(each)
                            found.append(each)
                        else:
                            store.drop_refusal(each.raw.source)
                            found.append(_kept(store, workspace, each, imprint))
                progress.advance(finished)
    return Added(
        taken=tuple(each for each in found if isinstance(each, Taken)),
        refused=tuple(each for each in found if isinstance(each, Refusal)),
    )


def _kept(store: Store, workspace: Workspace, cleaned: Cleaned, given: Imprint) -> Taken:
    """Keep an article with where it appeared, and let the reviews of the one it supersedes follow."""
    old = store.raw(cleaned.raw.raw_sha256)
    article = cleaned.article or store.article(old or "")
    supersedes = old if old != article.id else None
    new = store.add_article(article, supersedes=supersedes)
    appeared, before = _publish(store, workspace, cleaned.raw, article, old, given)
    return Taken(
        article_id=article.id,
        language=article.language,
        words=count_words(article.text),
        removed=tuple((each.reason, len(each.text)) for each in article.removed),
        source=cleaned.raw.source,
        new=new,
        published=before is None,
        superseded=supersedes,
        reviews=move_reviews(store, store.article(supersedes), article) if supersedes else NONE_MOVED,
        corrected=_differing(appeared, before) if before else {},
        unclear=tuple(each for each in article.notes if " not understood: " in each),
    )


def _publish(
    store: Store, workspace: Workspace, raw: Raw, article: Article, old: str | None, given: Imprint
) -> tuple[Publication, Publication | None]:
    """Keep where the article appeared; when it supersedes an `old` one, also where that one was seen.

    Returns it, and what was stored of this source before, None if nothing was.
    """
    said = imprint(article.removed)
    earlier = [each for each in store.publications(old) if each.raw_sha256 == raw.raw_sha256] if old else []
    stored = next((each for each in earlier if each.source == raw.source), None)
    known = stored or Imprint()
    publication = Publication(
        article_id=article.id,
        source=raw.source,
        outlet=given.outlet or known.outlet or raw.outlet or outlet_of(raw.source, workspace) or said.outlet,
        published=given.published or known.published or raw.published or said.published,
        raw_sha256=raw.raw_sha256,
        cleaner_version=earlier[0].cleaner_version if earlier and old == article.id else CLEANER_VERSION,
    )
    before = [each for each in earlier if old != article.id and each.source != raw.source]
    moved = [replace(each, article_id=article.id, cleaner_version=CLEANER_VERSION) for each in before]
    first, *_ = [store.add_publication(each) for each in (publication, *moved)]
    return publication, stored or (None if first else publication)


def _differing(now: Publication, before: Publication) -> dict[str, str | None]:
    """The outlet and date that were stored before, where they have changed."""
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
