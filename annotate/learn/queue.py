"""Which articles to review next: those that teach most, and always some that chance draws.

Only articles that chance drew may speak for the rest, so each draw has a probability that is known. Every
story (an article with its near-duplicates) has a permanent random number, a hash of its id and the seed
(permanent random numbers: Ohlsson 1995, in "Business Survey Methods", ch. 9). The random sample is the
stories with the smallest numbers; each draw adds the next ones. The number after the last is the *cut*, and
a story of the sample was drawn with the cut as its probability, whatever its own number is (bottom-k
sampling: Cohen and Kaplan 2007, "Summarizing data using bottom-k sketches"). So repeated draws stay one
sample: the cut moves on, and with it the probability of all that lies below. A story that was picked for
another reason counts as drawn when the cut passes it, and takes a place of that draw: leaving it out would
leave out just those that the model was unsure of, and drawing another instead would make the cut depend on
what was picked.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotate.records import sha256

Order = Literal["random", "uncertainty"]

ORDER: Order = "random"  #: by default; see docs/experiments.md for what the other one saves
SHARE = 0.2  #: of a batch that is drawn at random, whatever the order


@dataclass(frozen=True, kw_only=True)
class Story:
    """A story by the article that stands for it, and whether it was offered to reviewers already.

    `sampled_by` is how it came to be offered, None if it was not. `scores` are the probabilities of its
    tags; none where no model has looked at it.
    """

    story: str
    article_id: str
    sampled_by: Order | None = None
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Next:
    """An article to be reviewed next, how it was chosen, and why, for a person.

    `inclusion_probability` is None for one that was picked and not drawn.
    """

    article_id: str
    sampled_by: Order
    inclusion_probability: float | None
    why: str


@dataclass(frozen=True, kw_only=True)
class Queue:
    """The batch in its order, and the `cut`: stories with a smaller number are the random sample by now."""

    batch: tuple[Next, ...]
    cut: float


def queue(frame: Sequence[Story], *, order: Order, limit: int, seed: int) -> Queue:
    """The next `limit` stories at most: `SHARE` of them (rounded up) drawn at random, the rest by `order`.

    `frame` is all stories that can be drawn, with those that were. A place of the draw that falls on a story
    that was picked before goes to the picked ones of this batch, or stays empty in random order. Where no
    model has scored anything there is nothing to order by, and all are drawn. Random ones and picked ones
    are mixed, so that who reviews only the first half still has both.
    """
    race = sorted(frame, key=lambda each: number(each.story, seed))
    scored = order == "uncertainty" and any(each.scores for each in race if each.sampled_by is None)
    places = math.ceil(SHARE * limit) if scored else limit
    reach = places + sum(each.sampled_by == "random" for each in race)
    drawn: list[Story] = []
    for rank, each in enumerate(race):
        if rank == reach or (len(drawn) == places and each.sampled_by is None):
            cut = number(each.story, seed)
            break
        if each.sampled_by is None:
            drawn.append(each)
    else:
        cut = 1.0
    left = [each for each in race if each.sampled_by is None and each not in drawn]
    by_doubt = sorted(left, key=lambda each: -doubt(each.scores)) if scored else []
    picked = by_doubt[: limit - len(drawn)]
    by_chance = [_next(each, cut, f"drawn at random (probability {cut:.3g})") for each in drawn]
    need = "the model expects {:.1f} wrong answers on its {} tags"
    by_need = [_next(each, None, need.format(doubt(each.scores), len(each.scores))) for each in picked]
    return Queue(batch=tuple(_mixed(by_chance, by_need)), cut=cut)


def number(story: str, seed: int) -> float:
    """The permanent random number of a story, in [0, 1)."""
    return int(sha256(f"queue\x1f{seed}\x1f{story}")[:13], 16) / 16**13


def doubt(scores: Iterable[float]) -> float:
    """Number of tags that the better guess about each, to show it or not, is expected to get wrong."""
    return sum(min(score, 1 - score) for score in scores)


def stories(cluster_of: Mapping[str, str], published: Mapping[str, str]) -> dict[str, str]:
    """The article that stands for each story: the earliest, those without a date last, then by id."""
    first: dict[str, str] = {}
    for name in sorted(cluster_of, key=lambda name: (not published.get(name), published.get(name, ""), name)):
        first.setdefault(cluster_of[name], name)
    return first


def _next(each: Story, cut: float | None, why: str) -> Next:
    by: Order = "uncertainty" if cut is None else "random"
    return Next(article_id=each.article_id, sampled_by=by, inclusion_probability=cut, why=why)


def _mixed(drawn: Sequence[Next], picked: Sequence[Next]) -> list[Next]:
    """Both in their own order, the drawn ones spread evenly."""
    places = [((at + 0.5) / len(part), each) for part in (drawn, picked) for at, each in enumerate(part)]
    return [each for _, each in sorted(places, key=lambda place: (place[0], place[1].article_id))]
