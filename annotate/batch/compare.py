"""Compare what a batch job found, corrected by what people found in a sample of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotate.batch import stories
from annotate.batch.columns import read_row
from annotate.batch.found import APPEARED, appeared, finished, rejected, rows
from annotate.batch.sample import Frame, offered
from annotate.coding.agreement.measure import Measure
from annotate.coding.versions import check
from annotate.compare.comparison import Choices, Comparison
from annotate.compare.standing import By
from annotate.errors import MissingError
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Publication, Task
from annotate.report.corpus import Corpus
from annotate.rules.suggested import suggested
from annotate.steps.coders.assignments import study
from annotate.steps.results.compare import About, Gathered
from annotate.steps.results.flow import Found, flow_of
from annotate.steps.results.summary import summary_of
from annotate.steps.tags.tagging import tagger as make_tagger
from annotate.steps.tags.thresholds import thresholds
from annotate.workspace import Workspace

_NONE = "no article has {}, so there is nothing to compare: tag an input that has a column {!r}"
LACKING: Mapping[By, str] = {
    "outlet": _NONE.format("an outlet", "outlet"),
    "month": _NONE.format("a date", "published"),
    "author": _NONE.format("an author", "author"),
}


def comparison(
    workspace: Workspace,
    source: str,
    *,
    by: By = "outlet",
    labels: Sequence[str] = (),
    seed: int | None = None,
    progress: Progress = NO_PROGRESS,
) -> Comparison:
    """All articles of a batch job's output side by side, as `steps.compare` has those of a workspace.

    The workspace has the codebook and the reviews. Those of articles that were drawn from the output speak
    for all of it; where all its articles are in the workspace, the same ones count as there.
    """
    output, codebook = finished(source), workspace.codebook()
    for label in labels:
        codebook[label]
    tagger, limits = make_tagger(workspace, "current"), thresholds(workspace)
    gathered = Gathered(codebook, suggested(workspace.data / "lexicons"))
    story, known = stories.read(output), set[str]()
    places: dict[str, set[Publication]] = {}
    for row in rows(output, APPEARED):
        publication = appeared(row, workspace)
        places.setdefault(publication.article_id, set()).add(publication)
    progress.begin(len(places))
    coincidences: dict[str, dict[str, Sequence[float]]] = {}
    with workspace.store() as store:
        check(codebook, store.codebooks())
        tasks: dict[str, list[Task]] = {}
        for task in store.tasks():
            tasks.setdefault(task.article_id, []).append(task)
        for row in rows(output):
            tagged, _, version = read_row(row)
            name = tagged.article.id
            if name in known:
                continue
            known.add(name)
            ordered = sorted(places[name], key=lambda each: (each.source, each.raw_sha256))
            summary = summary_of(store, tagger, limits, tagged, ordered, version)
            gathered.take(summary, tags=tagged.tags, reviews=store.reviews(name), tasks=tasks.get(name, ()))
            for label, agreed in summary.coincidences.items():
                coincidences.setdefault(label, {})[name] = agreed
            progress.advance(1)
        if not known:
            raise MissingError(f"{output} has no articles, so there is nothing to compare")
        entries = gathered.entries.values()
        appeared_ = ((place, each.authors) for each in entries for place in each.publications)
        drawn = Frame.of(story, appeared_).sample(store, output)
        there = set(store.article_ids())
        if drawn or not known <= there:
            gathered.offer(
                lambda each: offered(each.offer, drawn.get(each.article_id), there=each.article_id in there)
            )
        words = {name: each.words for name, each in gathered.entries.items()}
        whole = Found(
            articles=known,
            words=words,
            refusals=list(rejected(output)),
            same=sum(map(len, places.values())) - len(known),
        )
        about = About(
            study=study(store),
            alphas=_alphas(coincidences, workspace.config.seed),
            scales=workspace.config.scales,
        )
        choices = Choices(by=by, labels=labels, seed=workspace.config.seed if seed is None else seed)
        found = gathered.compared(story, choices, about, LACKING)
        flow = flow_of(store, codebook, whole, found)
    return replace(found, batch=True, flow=flow)


def _alphas(coincidences: Mapping[str, Mapping[str, Sequence[float]]], seed: int) -> Mapping[str, Measure]:
    """How far coders of the sample agree, as a workspace has it: articles in the order of their ids."""
    rows_ = {label: [row for _, row in sorted(found.items())] for label, found in coincidences.items()}
    return Corpus(parts={}, records={}, coincidences=rows_, seed=seed).alphas
