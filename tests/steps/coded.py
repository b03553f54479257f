"""Reviews of the sample articles by somebody who knows their gold, as `pull` would have stored them."""

from annotate.codebook import Codebook
from annotate.records import Article, Decision, Review, digest
from annotate.samples import gold_for, samples
from annotate.steps.add import add
from annotate.steps.tag import tag
from annotate.store import Store
from annotate.workspace import Workspace


def filled(workspace: Workspace) -> None:
    """Put the samples into the workspace, each as its outlet published it, and tag them."""
    for sample in samples():
        add(workspace, [str(sample.path)], outlet=sample.outlet, published=sample.published)
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
) -> None:
    """Submit a review that leaves exactly the article's gold spans standing. Call inside a transaction."""
    name = digest("review", article.id, reviewer)
    wanted = {(start, end, label) for start, end, label in gold_for(article)}
    shown = store.tags(article.id)
    verdicts = [
        Decision(
            review_id=name,
            tag_id=each.id,
            label=each.label,
            start=each.start,
            end=each.end,
            text=each.text,
            verdict="accepted" if (each.start, each.end, each.label) in wanted else "rejected",
        )
        for each in shown
    ]
    added = [
        Decision(
            review_id=name,
            tag_id=None,
            label=label,
            start=start,
            end=end,
            text=article.text[start:end],
            verdict="added",
        )
        for start, end, label in sorted(wanted - {(each.start, each.end, each.label) for each in shown})
    ]
    review = Review(
        id=name,
        article_id=article.id,
        reviewer=reviewer,
        server="s",
        project=1,
        annotation_id=len(store.reviews(history=True)) + 1,
        status="submitted",
        decided_at="2026-03-01T10:00:00Z",
        seconds=60.0,
        labels_offered=tuple(f"{label.name}@{label.digest}" for label in codebook.labels),
        tags_shown=tuple(each.id for each in shown),
        flags=flags,
        sampled_by=sampled_by,
        inclusion_probability=probability,
        codebook_version=codebook.version,
    )
    store.add_review(review, [*verdicts, *added])
