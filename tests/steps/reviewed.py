"""A workspace whose articles were reviewed by somebody who knows the gold of the invented articles."""

from collections.abc import Iterable
from pathlib import Path

from annotate.learn.dataset import LabelledArticle
from annotate.records import Decision, Publication, Review, digest
from annotate.workspace import Workspace
from tests.learn.invented import LABEL


def workspace(folder: Path, made: Iterable[LabelledArticle] = ()) -> Workspace:
    created = Workspace.create(folder, seed=1)
    review(created, made)
    return created


def review(into: Workspace, made: Iterable[LabelledArticle], reviewer: str = "A") -> None:
    """Add the articles with a review each that approves their gold spans, as `pull` would."""
    offered = (f"{LABEL}@{into.codebook().digests[LABEL]}",)
    with into.store() as store, store.transaction():
        for number, each in enumerate(made, start=len(store.reviews(history=True)) + 1):
            store.add_article(each.article)
            store.add_publication(
                Publication(
                    article_id=each.id,
                    source=f"{each.id}.txt",
                    outlet="The Lunn Courier",
                    published=None,
                    raw_sha256=each.id,
                    cleaner_version="1",
                )
            )
            answer = Review(
                id=digest("review", number),
                article_id=each.id,
                reviewer=reviewer,
                server="s",
                project=1,
                annotation_id=number,
                status="submitted",
                decided_at="2026-11-21T08:00:00Z",
                seconds=30.0,
                labels_offered=offered,
                tags_shown=(),
            )
            decisions = [
                Decision(
                    review_id=answer.id,
                    tag_id=None,
                    label=label,
                    start=start,
                    end=end,
                    text=each.text[start:end],
                    verdict="added",
                )
                for start, end, label in each.spans
            ]
            store.add_review(answer, decisions)
