"""The bias summary of articles in the workspace, from their stored tags and reviews."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from annotate import __version__
from annotate.coding.versions import check
from annotate.config import SETTINGS
from annotate.errors import MissingError
from annotate.records import Publication, Tagged, digest
from annotate.report.summary import Context, Summary, summarise
from annotate.steps.articles.find_articles import find_articles
from annotate.steps.coders.assignments import study
from annotate.steps.results.corpus import corpus
from annotate.steps.results.flow import flow
from annotate.steps.reviews.coded import coded_reviews
from annotate.steps.tags.tagging import Tagger
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.steps.tags.thresholds import thresholds
from annotate.store import Store
from annotate.text.reading import Reading
from annotate.text.voice import VoiceSpan, whose
from annotate.workspace import CODEBOOK, Workspace


def summaries(
    workspace: Workspace, wanted: Iterable[str], *, everything: bool = False, fresh: bool = False
) -> Iterator[Summary]:
    """A summary of each article named (see `find_articles`), in that order. Nothing is tagged again.

    A summary says that it is stale where today's rules, codebook or model would tag anew. What it says of
    other articles may have been kept from an earlier one, unless `fresh`. MissingError for an article that
    was never tagged, RefusedError for a codebook that changed under a version already used.
    """
    tagger, limits = make_tagger(workspace, "current"), thresholds(workspace)
    with workspace.store() as store:
        chosen = _chosen(store, tagger, wanted, everything=everything)
        yield from map(_summariser(workspace, store, tagger, limits, fresh=fresh), chosen)


def summariser(workspace: Workspace, store: Store) -> Callable[[Sequence[str]], list[Summary]]:
    """What a process does with the ids of some of all articles, as `summaries` does, from an open store."""
    tagger, limits = make_tagger(workspace, "current"), thresholds(workspace)
    _chosen(store, tagger, (), everything=True)
    one = _summariser(workspace, store, tagger, limits)
    return lambda names: [one(name) for name in names]


def made_of(workspace: Workspace) -> str:
    """Names all that summaries of the workspace are made of: where it is the same, so are they."""
    tagger = make_tagger(workspace, "current")
    with workspace.store() as store:
        spoken = sorted({language for _, language, _ in store.taggings()})
        return digest(
            __version__,
            *((workspace.root / each).read_text(encoding="utf-8") for each in (SETTINGS, CODEBOOK)),
            sorted(thresholds(workspace).items()),
            [(code, tagger.version(code), sorted(tagger.searches(code))) for code in spoken],
            *store.taggings(),
            *sorted(store.review_states().items()),
            *store.publications(),
            *store.rulings("reading limit"),
            study(store),
            flow(store, tagger.codebook),
        )


def _chosen(store: Store, tagger: Tagger, wanted: Iterable[str], *, everything: bool) -> tuple[str, ...]:
    """The ids of the articles, which all are tagged, by a codebook that keeps its version."""
    check(tagger.codebook, store.codebooks())
    chosen = find_articles(store, wanted, everything=everything)
    versions = store.versions()
    for article_id in chosen:
        if article_id not in versions:
            raise MissingError(f"article {article_id} has no tags yet: run `annotate tag` first")
    return chosen


def _summariser(
    workspace: Workspace,
    store: Store,
    tagger: Tagger,
    limits: Mapping[str, float],
    *,
    fresh: bool = False,
) -> Callable[[str], Summary]:
    """What summarises an article, by id, beside all others."""
    summarised = partial(_summary, store, tagger, limits, store.versions())
    others = corpus(store, tagger.codebook, limits, summarised, seed=workspace.config.seed, fresh=fresh)
    made, whole, scales = study(store), flow(store, tagger.codebook), workspace.config.scales
    return lambda name: replace(summarised(name), corpus=others, study=made, flow=whole, scales=scales)


def cache_summaries(workspace: Workspace) -> None:
    """Keep what newly reviewed articles come to, so that the next summary finds it and need not wait."""
    tagger, limits = make_tagger(workspace, "current"), thresholds(workspace)
    with workspace.store() as store:
        summarised = partial(_summary, store, tagger, limits, store.versions())
        corpus(store, tagger.codebook, limits, summarised, seed=workspace.config.seed)


def _summary(
    store: Store,
    tagger: Tagger,
    limits: Mapping[str, float],
    versions: Mapping[str, str],
    article_id: str,
) -> Summary:
    tagged = store.tagged(article_id)
    assert tagged is not None, f"{article_id} has a version and no tags"
    publications = store.publications(article_id)
    return summary_of(store, tagger, limits, tagged, publications, versions[article_id])


def summary_of(
    store: Store,
    tagger: Tagger,
    limits: Mapping[str, float],
    tagged: Tagged,
    publications: Sequence[Publication],
    version: str,
) -> Summary:
    """The summary of a tagged article, with what the store knows that people said about it.

    `version` is what it was tagged with.
    """
    article_id, voices = tagged.article.id, _voices(tagged, tagger)
    return summarise(
        tagged,
        tagger.codebook,
        Context(
            source=publications[0].source if publications else article_id,
            publications=publications,
            reviews=coded_reviews(store, tagger.codebook, article_id).get(article_id, ()),
            shown=store.shown(article_id),
            thresholds=limits,
            voices=tuple((each.start, each.end, each.voice) for each in voices),
            voice=partial(whose, voices),
            searched=tagger.searches(tagged.article.language),
            stale=version != tagger.version(tagged.article.language),
            policy=store.policy(article_id),
        ),
    )


def _voices(tagged: Tagged, tagger: Tagger) -> tuple[VoiceSpan, ...]:
    """Whose words are whose, as tagging kept it; where an earlier release kept nothing, read again."""
    if tagged.voices is None:
        return Reading(tagged.article, tagger.pipelines[tagged.article.language]).voices
    return tuple(VoiceSpan(start=start, end=end, voice=voice) for start, end, voice in tagged.voices)
