"""Whether a coder changes over time, beside the others in the same days."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.coding.precision import RIGHT
from annotate.report.coders.work import Rate, Share, Work

LEAST = 8  #: articles of a coder whose quarters are looked at: of fewer, a quarter is one article
QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class Marked:
    """Spans left standing per 1,000 words, and the share of the shown proposals that were kept."""

    articles: int
    marks: Rate
    kept: Share


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """A quarter of a coder's articles in the order they were decided, beside what the others did meanwhile.

    It lasts from `since` until before `until` (times; None: until now).
    """

    since: str
    until: str | None
    own: Marked
    others: Marked


def quarters(code: str, works: Sequence[Work]) -> tuple[Quarter, ...]:
    """A coder's quarters among the `works` that count, in the order they were decided; none of too few."""
    own = [each for each in works if each.coded.reviewer == code]
    if len(own) < LEAST:
        return ()
    cuts = [own[len(own) * part // QUARTERS] for part in range(QUARTERS)]
    edges = [each.coded.review.decided_at for each in cuts]
    found = []
    for part, (since, until) in enumerate(zip(edges, [*edges[1:], None], strict=True)):
        others = [
            each
            for each in works
            if each.coded.reviewer != code
            and since <= each.coded.review.decided_at
            and (until is None or each.coded.review.decided_at < until)
        ]
        mine = own[len(own) * part // QUARTERS : len(own) * (part + 1) // QUARTERS]
        found.append(Quarter(since=since, until=until, own=_marked(mine), others=_marked(others)))
    return tuple(found)


def _marked(works: Sequence[Work]) -> Marked:
    about = [verdict for each in works for verdict in each.about_proposals]
    return Marked(
        articles=len(works),
        marks=Rate(
            number=sum(len(each.coded.standing) for each in works),
            words=sum(each.pace.words for each in works),
        ),
        kept=Share(number=sum(verdict in RIGHT for verdict in about), of=len(about)),
    )
