"""A coder who has answered a round of training articles, as `pull` would have stored it."""

from collections.abc import Callable

from annotate.coding.qualification import rounds
from annotate.records import digest
from annotate.steps.team.coder_training import SAMPLES, answers, begin
from annotate.team import Assigned, Assignment, Design
from annotate.workspace import Workspace
from tests import records

LabelSpan = tuple[int, int, str]


def trained(
    workspace: Workspace,
    code: str = "r-a",
    *,
    keeps: Callable[[LabelSpan], bool] = lambda _: True,
    number: int = 1,
    seconds: float | None = None,
) -> None:
    """Give a coder a round of the samples, answered by the gold spans that they keep."""
    place = begin(workspace, SAMPLES)
    known = answers(place)
    part = rounds(known, workspace.config.seed)[number - 1]
    offered = tuple(f"{label.name}@{label.digest}" for label in place.codebook().labels)
    run = Assignment(
        id=f"{code}{number}", made_at="", seed=1, coders=(code,), design=Design(), server="s",
        codebook_version=place.codebook().version,
    )  # fmt: skip
    rows = [
        Assigned(assignment=run.id, article_id=name, coder=code, purpose="coding", position=position)
        for position, name in enumerate(part)
    ]
    with place.store() as store, store.transaction():
        for name in part:
            article, gold = known[name]
            store.add_article(article)
            review = records.review(
                digest("trained", name, code),
                article,
                reviewer=code,
                annotation=f"{code} {name}",
                labels_offered=offered,
                seconds=seconds,
            )
            spans = [(*span, label) for label, found in gold.spans.items() for span in found]
            kept = [records.added(review.id, article, *span) for span in spans if keeps(span)]
            store.add_review(review, kept)
        store.add_assignment(run, rows)
