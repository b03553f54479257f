"""Clean, tag and summarise inputs without a workspace."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.errors import AnnotateError
from annotate.records import Article, Publication, Raw, Refusal
from annotate.report.summary import Summary, summarise
from annotate.steps.tagging import BATCH, Tagger
from annotate.text.clean import CLEANER_VERSION, clean
from annotate.text.read import read

STDIN = "-"


@dataclass(frozen=True, kw_only=True)
class Scanned:
    """An input with its summary."""

    source: str
    summary: Summary


def scan(
    sources: Iterable[str],
    tagger: Tagger,
    *,
    advance: Callable[[int], None] = lambda _: None,
) -> Iterator[Scanned | Refusal]:
    """The summary of each article in `sources`, or why it was refused, in the order given.

    A source is a file, a folder, a web address, or ``-`` for standard input. Only one batch is held at a
    time. `advance` is told the number of sources done since the last call.
    """
    batch: list[tuple[Raw, Article] | Refusal] = []
    for source in sources:
        for each in _read(source):
            batch.append(_cleaned(each))
            if len(batch) >= BATCH:
                yield from _summaries(batch, tagger)
                batch = []
        advance(1)
    yield from _summaries(batch, tagger)


def _read(source: str) -> Iterator[Raw | Refusal]:
    if source != STDIN:
        yield from read(source)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stdin.txt"
        path.write_bytes(sys.stdin.buffer.read())
        for each in read(path):
            if isinstance(each, Raw):
                yield replace(each, source=STDIN)
            else:
                yield Refusal(source=STDIN, error=each.error.replace(str(path), "standard input"))


def _cleaned(raw: Raw | Refusal) -> tuple[Raw, Article] | Refusal:
    if isinstance(raw, Refusal):
        return raw
    try:
        return raw, clean(raw)
    except AnnotateError as error:
        return Refusal(source=raw.source, error=str(error))


def _summaries(batch: list[tuple[Raw, Article] | Refusal], tagger: Tagger) -> Iterator[Scanned | Refusal]:
    taken = [each[1] for each in batch if not isinstance(each, Refusal)]
    readings = iter(tagger.read(taken))
    for each in batch:
        if isinstance(each, Refusal):
            yield each
            continue
        raw, article = each
        tagged, reading = next(readings)
        yield Scanned(
            source=raw.source,
            summary=summarise(
                tagged,
                tagger.codebook,
                publications=(_publication(raw, article),),
                quoted=tuple((quotation.start, quotation.end) for quotation in reading.quotations),
                voice=reading.voice,
            ),
        )


def _publication(raw: Raw, article: Article) -> Publication:
    return Publication(
        article_id=article.id,
        source=raw.source,
        outlet=raw.outlet,
        published=raw.published,
        raw_sha256=raw.raw_sha256,
        cleaner_version=CLEANER_VERSION,
    )
