"""Reviews of the sample articles by somebody who knows their gold, as `pull` would have stored them."""

from collections.abc import Callable, Sequence

from annotate.coding.codebook import Codebook
from annotate.records import Article, digest
from annotate.samples import Sample, gold_for, samples
from annotate.steps.articles.add import Given, add
from annotate.steps.tags.tag import tag
from annotate.store import Store
from annotate.studio.scripted import LabelSpan
from annotate.workspace import Workspace
from tests.records import added, decision, review


def filled(workspace: Workspace, found: Sequence[Sample] | None = None) -> None:
    """Put samples (all of them) into the workspace, each as its outlet published it, and tag them."""
    for sample in found or samples():
        add(workspace, [str(sample.path)], given=Given(outlet=sample.outlet, published=sample.published))
    tag(workspace)


def code(
    store: Store,
    codebook: Codebook,
    article: Article,
    *,
    sampled_by: str = "random",
    probability: float | None = 0.5,
    reviewer: str = "r-1",
    flags: tuple[str, ...] = (),
    seconds: float | None = 60.0,
    keeps: Callable[[LabelSpan], bool] = lambda _: True,
) -> None:
    """Submit a review that leaves exactly the article's gold spans standing, those that the reviewer `keeps`.

    Call inside a transaction.
    """
    name = digest("review", article.id, reviewer)
    wanted = {(start, end, label) for start, end, label in gold_for(article) if keeps((start, end, label))}
    shown = store.tags(article.id)
    verdicts = [
        decision(name, each, "accepted" if (each.start, each.end, each.label) in wanted else "rejected")
        for each in shown
    ]
    missed = sorted(wanted - {(each.start, each.end, each.label) for each in shown})
    submitted = review(
        name,
        article,
        reviewer=reviewer,
        annotation_id=len(store.reviews(history=True)) + 1,
        decided_at="2026-03-01T10:00:00Z",
        seconds=seconds,
        labels_offered=tuple(f"{label.name}@{label.digest}" for label in codebook.labels),
        tags_shown=tuple(each.id for each in shown),
        flags=flags,
        sampled_by=sampled_by,
        inclusion_probability=probability,
        codebook_version=codebook.version,
    )
    store.add_review(submitted, [*verdicts, *(added(name, article, *span) for span in missed)])


def coded(desk: Workspace, articles: int = 4) -> None:
    """Have two people code the first articles, as `pull` would have stored it."""
    with desk.store() as store, store.transaction():
        for article in store.articles()[:articles]:
            for reviewer in ("r-1", "r-2"):
                code(store, desk.codebook(), article, reviewer=reviewer)
