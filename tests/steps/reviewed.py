"""A workspace whose articles were reviewed by somebody who knows the gold of the invented articles."""

from collections.abc import Iterable
from pathlib import Path

from annotate.learn.dataset import LabelledArticle
from annotate.records import Purpose, digest
from annotate.workspace import Workspace
from tests import records
from tests.learn.invented import LABEL
from tests.records import added, publication


def workspace(folder: Path, made: Iterable[LabelledArticle] = ()) -> Workspace:
    created = Workspace.create(folder, seed=1)
    review(created, made)
    return created


def review(
    into: Workspace, made: Iterable[LabelledArticle], reviewer: str = "A", purpose: Purpose = "coding"
) -> None:
    """Add the articles with a review each that approves their gold spans, as `pull` would."""
    offered = (f"{LABEL}@{into.codebook().digests[LABEL]}",)
    with into.store() as store, store.transaction():
        for number, each in enumerate(made, start=len(store.reviews(history=True)) + 1):
            store.add_article(each.article)
            store.add_publication(
                publication(each.article, f"{each.id}.txt", outlet="The Lunn Courier", raw_sha256=each.id)
            )
            answer = records.review(
                digest("review", number),
                each.article,
                reviewer=reviewer,
                purpose=purpose,
                annotation_id=number,
                decided_at="2026-11-21T08:00:00Z",
                seconds=30.0,
                labels_offered=offered,
            )
            decisions = [added(answer.id, each.article, *span) for span in each.spans]
            store.add_review(answer, decisions)
