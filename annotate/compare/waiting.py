"""Whether the drawn stories that are reviewed are like those that wait for it.

Drawn articles are offered in random order. As long as reviewers take the next one, those that they have read
are a random sample at any time; who leaves the long ones for later makes it another. Two things tell of that:
how many reviewed ones stand behind one that waits, and whether both differ in what is known of all, their
length and what rules propose in them. Neither proves that they are alike in what nobody knows yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from annotate.coding.resampling import LEVEL
from annotate.compare.entry import Entry
from annotate.compare.gold import Offer


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A mean of the reviewed stories less that of the waiting ones, with its 95 % interval."""

    value: float
    interval: tuple[float, float]

    @property
    def clear(self) -> bool:
        """Whether it is more than chance would make it, in nineteen of twenty."""
        return not self.interval[0] <= 0 <= self.interval[1]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Drawn stories of a side that wait, beside those that are reviewed, damaged ones among them.

    `behind` counts the reviewed ones that stand behind a waiting one wherever they were offered. `words` is
    the difference in outlet words of a story, `proposed` in what rules propose per 1,000 of them, all labels
    together; None where too few stories are there to tell.
    """

    behind: int
    words: Difference | None
    proposed: Difference | None

    @property
    def unlike(self) -> bool:
        """Whether they clearly differ in what is known of all."""
        return any(each is not None and each.clear for each in (self.words, self.proposed))


def waiting(drawn: Iterable[Entry]) -> Waiting | None:
    """What tells whether the reviewed stories are like the waiting ones; None where none of them waits."""
    known = [each for each in drawn if each.offer.random]
    read = [each for each in known if each.offer.reviewed]
    left = [each for each in known if not each.offer.reviewed]
    if not (read and left):
        return None
    return Waiting(
        behind=_behind([each.offer for each in read], [each.offer for each in left]),
        words=_difference([(each.words, 1) for each in read], [(each.words, 1) for each in left]),
        proposed=_difference(list(map(_proposed, read)), list(map(_proposed, left))),
    )


def _proposed(each: Entry) -> tuple[float, float]:
    return 1000 * sum(each.surrogate.values()), each.words


def _behind(read: Iterable[Offer], left: Iterable[Offer]) -> int:
    first: dict[tuple[str, int], int] = {}
    for each in left:
        for server, project, task in each.tasks:
            first[server, project] = min(task, first.get((server, project), task))
    return sum(
        bool(each.tasks)
        and all(task > first.get((server, project), task) for server, project, task in each.tasks)
        for each in read
    )


def _difference(
    read: Sequence[tuple[float, float]], left: Sequence[tuple[float, float]]
) -> Difference | None:
    """Of two ratios of sums over stories, by Student's t of their residuals (linearisation).

    How much stories spread is taken from both together: a few that wait and hold nothing would spread by
    nothing. None where either has one story, or none with words.
    """
    from scipy.special import stdtrit

    means, errors = [], []
    for part in (np.array(read, float), np.array(left, float)):
        over, under = part[:, 0], part[:, 1]
        if len(part) < 2 or not under.sum():
            return None
        ratio = over.sum() / under.sum()
        means.append(float(ratio))
        errors.append((over - ratio * under) / under.mean())
    free = len(read) + len(left) - 2
    spread = sum(float((each**2).sum()) for each in errors) / free
    margin = float(-stdtrit(free, (1 - LEVEL) / 2)) * (spread * (1 / len(read) + 1 / len(left))) ** 0.5
    value = means[0] - means[1]
    return Difference(value=value, interval=(value - margin, value + margin))
