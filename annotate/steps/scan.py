"""Clean, tag and summarise inputs without a workspace."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.coding.codebook import load
from annotate.errors import AnnotateError, UsageError
from annotate.intake.clean import CLEANER_VERSION, clean
from annotate.intake.imprint import imprint
from annotate.intake.read import read
from annotate.packaged import packaged
from annotate.records import Article, Publication, Raw, Refusal
from annotate.report.summary import Context, Summary, summarise
from annotate.steps.tag import chosen_scorer, workspace_tagger
from annotate.steps.tagging import BATCH, Tagger
from annotate.steps.tagging import tagger as make_tagger
from annotate.workspace import Workspace

STDIN = "-"


def scanner(here: Path, model: str = "none") -> Tagger:
    """The tagger for a scan in the folder `here`.

    Its codebook and word lists are those of the workspace that `here` lies in, else the packaged codebook.
    `model` is "none", "current" or an id in that workspace, or the path of a model's folder. UsageError
    for a model that is none of these.
    """
    folder = Path(model).resolve()
    named = "none" if folder.is_dir() else model
    workspace = Workspace.around(here)
    if workspace is not None:
        made = workspace_tagger(workspace, named)
    elif named in ("none", "current"):
        made = make_tagger(load(packaged("guidelines.md")))
    else:
        raise UsageError(
            f"there is no model {model!r}: outside a workspace, give the path of a model's folder"
        )
    return replace(made, scorer=chosen_scorer(folder.parent, folder.name)) if folder.is_dir() else made


def scan(
    sources: Iterable[str], tagger: Tagger, *, advance: Callable[[int], None] = lambda _: None
) -> Iterator[Summary | Refusal]:
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
        path = Path(folder) / "standard-input.txt"
        path.write_bytes(sys.stdin.buffer.read() if sys.stdin else b"")  # None where it was closed
        for each in read(path):
            if isinstance(each, Refusal):
                yield Refusal(source=STDIN, error=each.error.replace(str(path), "standard input"))
            else:
                yield replace(each, source=STDIN)


def _cleaned(raw: Raw | Refusal) -> tuple[Raw, Article] | Refusal:
    if isinstance(raw, Refusal):
        return raw
    try:
        return raw, clean(raw)
    except AnnotateError as error:
        return Refusal(source=raw.source, error=str(error))


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
