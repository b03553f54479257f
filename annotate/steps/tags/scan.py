"""Clean, tag and summarise inputs without a workspace."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.intake.clean import CLEANER_VERSION, clean
from annotate.intake.imprint import imprint
from annotate.intake.raw import Raw
from annotate.intake.read import read
from annotate.intake.refused import attempt
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Article, Publication, Refusal
from annotate.report.summary import Context, Summary, summarise
from annotate.steps.tags.tagging import BATCH, Tagger

STDIN = "-"


def scan(
    sources: Iterable[str], tagger: Tagger, *, progress: Progress = NO_PROGRESS
) -> Iterator[Summary | Refusal]:
    """The summary of each article in `sources`, or why it was refused, in the order given.

    A source is a file, a folder, a web address, or ``-`` for standard input. Only one batch is held at a
    time. `progress` hears of each source that is done.
    """
    batch: list[tuple[Raw, Article] | Refusal] = []
    for source in sources:
        for each in _read(source):
            batch.append(_cleaned(each))
            if len(batch) >= BATCH:
                yield from _summaries(batch, tagger)
                batch = []
        progress.advance(1)
    yield from _summaries(batch, tagger)


def articles_in(source: str) -> Iterator[Article | Refusal]:
    """The articles of a source, cleaned, or why one was refused."""
    for each in map(_cleaned, _read(source)):
        yield each if isinstance(each, Refusal) else each[1]


def _read(source: str) -> Iterator[Raw | Refusal]:
    if source != STDIN:
        yield from read(source)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input.txt"
        path.write_bytes(sys.stdin.buffer.read() if sys.stdin else b"")  # None where it was closed
        for each in read(path):
            if isinstance(each, Refusal):
                yield Refusal(source=STDIN, error=each.error.replace(str(path), "standard input"))
            else:
                yield replace(each, source=STDIN)


def _cleaned(raw: Raw | Refusal) -> tuple[Raw, Article] | Refusal:
    return raw if isinstance(raw, Refusal) else attempt(raw.source, lambda: (raw, clean(raw)))


def _summaries(batch: list[tuple[Raw, Article] | Refusal], tagger: Tagger) -> Iterator[Summary | Refusal]:
    readings = iter(tagger.read([each[1] for each in batch if not isinstance(each, Refusal)]))
    for each in batch:
        if isinstance(each, Refusal):
            yield each
            continue
        raw, article = each
        tagged, _ = next(readings)
        yield summarise(
            tagged,
            tagger.codebook,
            Context(
                source=raw.source,
                publications=(_publication(raw, article),),
                thresholds=tagger.scorer.manifest.thresholds if tagger.scorer else {},
                searched=tagger.searches(article.language),
            ),
        )


def _publication(raw: Raw, article: Article) -> Publication:
    said = imprint(article.removed)
    return Publication(
        article_id=article.id,
        source=raw.source,
        outlet=raw.outlet or said.outlet,
        published=raw.published or said.published,
        raw_sha256=raw.raw_sha256,
        cleaner_version=CLEANER_VERSION,
    )
