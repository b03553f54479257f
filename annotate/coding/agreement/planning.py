"""How wide intervals will be, before anything is coded.

An interval's width is 2 t s / √n for n articles, t from Student's distribution. How far articles differ, s,
depends on how much is marked in them: s² = b (1 / tags + a), where b and a were fitted to simulated studies
whose spans are like those of a public corpus, with alpha and recall about .7 (`benchmarks/coders.py`; the
figures are in docs/experiments.md). Real coders and articles will differ, so a width is a guide to the size
of a study and no promise.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.coding.agreement.measure import FEWEST
from annotate.coding.resampling import LEVEL

BLIND = 20  #: articles shown without tags that a study needs at least

_ALPHA = (0.26, 0.04)  # b and a
_RECALL = (0.34, 0.02)
_EFFECT = (0.37, 0.07)
_HIDDEN = 0.24  # b where tags of one article are shown and hidden, so that articles need not be alike


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Widths of 95 % intervals to expect, None where a design can give no interval.

    `double` and `blind` are numbers of articles, `hidden` that of tags hidden in articles that show others.
    """

    double: int
    blind: int
    hidden: float
    alpha: float | None
    recall: float | None
    effect: float | None

    @property
    def enough(self) -> bool:
        """Whether there are blind articles enough, if any are wanted."""
        return self.blind == 0 or self.blind >= BLIND


def plan(*, articles: int, double: float, blind: float = 0.0, hide: float = 0.0, tags: float) -> Plan:
    """What to expect of `articles`, of which shares are coded twice and blind; `hide` is a share of tags.

    `tags` is how many are proposed in an article, on average. ValueError for a share outside [0, 1], or for
    numbers that are negative.
    """
    if not all(0 <= share <= 1 for share in (double, blind, hide)) or articles < 0 or tags < 0:
        raise ValueError(
            f"shares lie between 0 and 1, numbers are not negative: {articles}, {double}, {blind}"
        )
    twice, unseen = round(articles * double), round(articles * blind)
    seen = articles - unseen
    return Plan(
        double=twice,
        blind=unseen,
        hidden=seen * hide * tags,
        alpha=_width(twice, _variance(_ALPHA, tags)),
        recall=_width(unseen, _variance(_RECALL, tags)),
        effect=_effect(seen, unseen, hide, tags),
    )


def sentences(found: Plan) -> Iterator[str]:
    """The plan in words, for whoever is about to assign articles."""
    blind = f"{_number(found.blind, 'article')} shown without tags"
    yield _said("alpha", found.alpha, found.double, _number(found.double, "doubly coded article"))
    if found.blind:
        yield _said("recall", found.recall, found.blind, blind)
        yield _said("the suggestion effect", found.effect, found.blind, blind)
    elif found.hidden:
        hidden = round(found.hidden)
        yield _said("the suggestion effect", found.effect, hidden, f"about {_number(hidden, 'hidden tag')}")
    if not found.blind:
        unknown = "what proposals miss" if found.hidden else "what proposals miss, and how they pull coders,"
        yield f"no article is shown without tags, so {unknown} stays unknown: at least {BLIND} would tell"
    if not found.enough:
        yield (
            f"{blind} {'is' if found.blind == 1 else 'are'} too few to say what proposals miss: plan at "
            f"least {BLIND}, by a larger share or more articles"
        )


def _said(what: str, width: float | None, number: int, by: str) -> str:
    s = "s" * (number == 1)
    if width is None:
        return f"{by} give{s} {what} no interval: that takes at least {FEWEST} articles with tags"
    if width >= 1:
        return f"{by} say{s} next to nothing of {what}: its interval is over 1 wide"
    return f"{by} give{s} {what} an interval about {width:.2f} wide"


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _effect(seen: int, unseen: int, hide: float, tags: float) -> float | None:
    """Blind articles stand beside those with tags; without any, hidden tags beside shown ones."""
    if unseen and seen:
        share = _variance(_EFFECT, tags)
        return _width(min(seen, unseen), share * (1 + min(seen, unseen) / max(seen, unseen)))
    if 0 < hide < 1 and tags:
        return _width(seen, _HIDDEN / (tags * hide * (1 - hide)))
    return None


def _variance(fitted: tuple[float, float], tags: float) -> float:
    return fitted[0] * (1 / tags + fitted[1]) if tags else math.inf


def _width(articles: int, variance: float) -> float | None:
    from scipy.special import stdtrit

    if articles < FEWEST or math.isinf(variance):
        return None
    student = -float(stdtrit(articles - 1, (1 - LEVEL) / 2))
    return 2 * student * math.sqrt(variance / articles)
