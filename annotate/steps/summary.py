"""The bias summary of articles in the workspace, from their stored tags and reviews."""

from collections.abc import Iterable, Iterator

from annotate.codebook_history import check
from annotate.errors import MissingError
from annotate.report.evidence import Reviewed
from annotate.report.summary import Summary, summarise
from annotate.steps.choose import choose
from annotate.steps.shown import thresholds
from annotate.steps.tag import workspace_tagger
from annotate.text.reading import Reading
from annotate.workspace import Workspace


def summaries(workspace: Workspace, wanted: Iterable[str], *, everything: bool = False) -> Iterator[Summary]:
    """A summary of each article named (see `choose`), in that order. Nothing is tagged again.

    A summary says that it is stale where today's rules, codebook or model would tag anew. MissingError for
    an article that was never tagged, RefusedError for a codebook that changed under a version already used.
    """
    tagger = workspace_tagger(workspace)
    limits = thresholds(workspace)
    with workspace.store() as store:
        check(tagger.codebook, store.codebooks())
        versions = store.versions()
        for article_id in choose(store, wanted, everything=everything):
            tagged = store.tagged(article_id)
            if tagged is None:
                raise MissingError(f"article {article_id} has no tags yet: run `annotate tag` first")
            publications = store.publications(article_id)
            reading = Reading(tagged.article, tagger.pipelines[tagged.article.language])
            yield summarise(
                tagged,
                tagger.codebook,
                source=publications[0].source if publications else article_id,
                publications=publications,
                reviews=[
                    Reviewed(review=review, decisions=store.decisions(review.id))
                    for review in store.reviews(article_id)
                ],
                shown=store.shown(article_id),
                thresholds=limits,
                voices=tuple((each.start, each.end, each.voice) for each in reading.voices),
                voice=reading.voice,
                stale=versions[article_id] != tagger.version(tagged.article.language),
            )
