"""Compare the outlets or months of the workspace, from stored tags and reviews."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from annotate.coding.agreement.measure import Measure
from annotate.compare.comparison import By, Choices, Comparison, compare
from annotate.compare.entry import Entry, entry
from annotate.errors import MissingError
from annotate.learn.clusters import clusters
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Task
from annotate.report.summary import Summary
from annotate.steps.assignments import study
from annotate.steps.flow import flow
from annotate.steps.summary import summaries
from annotate.workspace import Workspace

LACKING: Mapping[By, str] = {
    "outlet": "no article has an outlet, so there is nothing to compare: `annotate outlet NAME FOLDER` sets "
    "it for articles that are there (or name outlets in annotate.toml, and run `annotate outlet`)",
    "month": "no article has a date, so there is nothing to compare: `annotate add FILE --published "
    "YYYY-MM-DD` sets it, also for a file that is there",
    "author": "no article names its author, so there is nothing to compare by: it is read from the byline",
}


def comparison(
    workspace: Workspace,
    *,
    by: By = "outlet",
    labels: Sequence[str] = (),
    seed: int | None = None,
    progress: Progress = NO_PROGRESS,
    each: Callable[[Summary], None] = lambda _: None,
) -> Comparison:
    """All articles of the workspace side by side; nothing is tagged again.

    `seed` decides the draws (default: the workspace's). `progress` counts the articles, `each` gets the
    summary of every one on the way. UsageError for a label that the codebook lacks, MissingError for an
    article that was never tagged, and where no article has what it would be compared by. Where reviews are
    left out as not read, it is also made with them.
    """
    codebook = workspace.codebook()
    for label in labels:
        codebook[label]
    entries: list[Entry] = []
    with_unread: dict[str, Entry] = {}
    texts: dict[str, str] = {}
    alphas: Mapping[str, Measure] = {}
    with workspace.store() as store:
        progress.begin(len(store.article_ids()))
        tasks: dict[str, list[Task]] = {}
        for task in store.tasks():
            tasks.setdefault(task.article_id, []).append(task)
        for summary in summaries(workspace, (), everything=True):
            name = summary.article.id
            texts[name] = summary.article.text
            entry_of = partial(
                entry,
                codebook=codebook,
                tags=store.tags(name),
                reviews=store.reviews(name),
                tasks=tasks.get(name, ()),
            )
            entries.append(entry_of(summary))
            if summary.with_unread is not None:
                with_unread[name] = entry_of(summary.with_unread)
            alphas = summary.corpus.alphas if summary.corpus is not None else {}
            each(summary)
            progress.advance(1)
        made = study(store)
    seed = workspace.config.seed if seed is None else seed
    made_with = partial(
        compare, stories=clusters(texts), codebook=codebook, choices=Choices(by=by, labels=labels, seed=seed)
    )
    found = replace(made_with(entries), study=made, alphas=alphas, scales=workspace.config.scales)
    if not found.sides:
        raise MissingError(LACKING[by])
    with workspace.store() as store:
        whole = flow(store, codebook, {each.article_id for each in found.entries})
    found = replace(found, flow=replace(whole, rates=len(found.told)))
    if not any(each.unread for each in found.entries):
        return found
    counted = made_with(with_unread.get(each.article_id, each) for each in entries)
    return replace(found, with_unread=replace(counted, study=made, alphas=alphas))
