"""Two taggers on the same articles: F1 of each, and the difference with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.learn.bootstrap import Interval, drawn, f1, interval
from annotate.learn.dataset import LabelledArticle, LabelSpan
from annotate.learn.evaluate import measure

Proposed = Mapping[str, Sequence[LabelSpan]]  #: spans by article id


@dataclass(frozen=True, kw_only=True)
class Score:
    """Overlap F1 of two taggers on the same articles, and what the second adds to the first.

    `name` is a label, all of them, or an outlet; `spans` counts the approved ones.
    """

    name: str
    articles: int
    spans: int
    before: Interval
    after: Interval
    gain: Interval


def compare(
    gold: Sequence[LabelledArticle],
    sides: tuple[Proposed, Proposed],
    names: Sequence[str],
    cluster_of: Mapping[str, str],
    seed: int,
) -> tuple[Score, ...]:
    """What two taggers propose on the same articles, label by label and, last, all labels pooled."""
    rows = [*((name, (name,)) for name in names), ("all labels", tuple(names))]
    return tuple(score(name, gold, sides, labels, cluster_of, seed) for name, labels in rows)


def score(
    name: str,
    gold: Sequence[LabelledArticle],
    sides: tuple[Proposed, Proposed],
    labels: Sequence[str],
    cluster_of: Mapping[str, str],
    seed: int,
) -> Score:
    """The row called `name`, for these articles and labels; near-duplicates are drawn together."""
    counts = [measure(side, gold, labels).articles for side in sides]
    old, new = drawn(counts, cluster_of, seed)
    f1_old, f1_new = map(f1, counts)
    return Score(
        name=name,
        articles=len(gold),
        spans=sum(each.gold for each in counts[0].values()),
        before=interval(f1_old, old),
        after=interval(f1_new, new),
        gain=interval(f1_new - f1_old, new - old),
    )
