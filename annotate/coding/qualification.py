"""How well a coder does on articles with known answers: the score of a round, and what went wrong in it.

The first thing that somebody submits of such an article counts: what they change once they know the answer
says nothing about the next article.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from annotate.coding.agreement.codings import Coding
from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.span_f1 import span_f1
from annotate.coding.agreement.unitizing import unitizing_alpha
from annotate.coding.reviews import CodedReview
from annotate.coding.slips import Slip, slips
from annotate.records import digest
from annotate.rulings import Ruling

PASSED, OVERRIDDEN = "passed", "overridden"  #: why a coder may be given real articles
ROUND = 12  #: articles of a round: an hour or less of coding; with fewer, one article decides


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a round has to reach; alpha counts only where it is set."""

    f1: float
    alpha: float | None = None


@dataclass(frozen=True, kw_only=True)
class Round:
    """A coder's round, from 1 on: `done` of its articles, and how near they came to the gold.

    `f1` is span F1 (spans of one label that overlap are the same), `alpha` unitizing alpha, marked or not.
    """

    coder: str
    number: int
    done: int
    of: int
    f1: Measure
    alpha: Measure
    slips: tuple[Slip, ...]

    @property
    def finished(self) -> bool:
        """Whether the coder submitted all of it."""
        return self.done == self.of

    def reaches(self, target: Target) -> bool:
        """Whether it is finished, and its figures are as high as the target's."""
        figures = [(self.f1, target.f1)]
        figures += [] if target.alpha is None else [(self.alpha, target.alpha)]
        return self.finished and all(
            each.value is not None and each.value >= least for each, least in figures
        )


@dataclass(frozen=True, kw_only=True)
class Trainee:
    """A coder with the rounds that they were given; `ruling` says that they may code, None as long as not."""

    code: str
    rounds: tuple[Round, ...]
    ruling: Ruling | None = None

    @property
    def waiting(self) -> bool:
        """Whether there is something to code in the last round."""
        return bool(self.rounds) and not self.rounds[-1].finished


def rounds(articles: Iterable[str], seed: int) -> tuple[tuple[str, ...], ...]:
    """The articles in rounds, in an order that chance decided; too few for a round join the last one."""
    order = sorted(articles, key=lambda name: digest("qualification", seed, name))
    full = max(len(order) // ROUND, 1)
    cuts = [*range(0, full * ROUND, ROUND), len(order)]
    return tuple(tuple(order[start:end]) for start, end in pairwise(cuts))


def first_submitted(states: Iterable[CodedReview]) -> Mapping[str, CodedReview]:
    """Of one person's reviews the first submitted of each article, if it can have been read; by article.

    `states` are every state, in the order they were pulled.
    """
    found: dict[str, CodedReview] = {}
    for each in states:
        if each.review.status == "submitted" and each.unread is None:
            found.setdefault(each.review.article_id, each)
    return found


def score(
    coder: str,
    number: int,
    articles: Collection[str],
    answers: Mapping[str, Coding],
    gold: Mapping[str, Coding],
    *,
    seed: int,
) -> Round:
    """A coder's round of `articles`, from their `answers` and the `gold`, by article."""
    done = [name for name in articles if name in answers]
    pairs = [each for name in done for each in (gold[name], answers[name])]
    return Round(
        coder=coder,
        number=number,
        done=len(done),
        of=len(articles),
        f1=span_f1(pairs, overlapping=True, seed=seed),
        alpha=unitizing_alpha(pairs, seed=seed),
        slips=tuple(slip for name in done for slip in slips(answers[name], gold[name])),
    )
