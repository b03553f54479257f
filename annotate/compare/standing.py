"""Which sides an article stands on, and which of a story's articles stands for it there: its earliest."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from annotate.compare.entry import Entry
from annotate.records import Publication

By = Literal["outlet", "month", "author"]
Turn = tuple[bool, str, str]  #: sorts articles

WAYS: tuple[By, ...] = get_args(By)


def sides(place: Publication, authors: Sequence[str], by: By) -> tuple[str, ...]:
    """The sides that ran an article when it appeared in this place; `authors` are those of its byline."""
    if by == "author":
        return tuple(authors)
    side = place.outlet if by == "outlet" else (place.published or "")[:7]
    return (side,) if side else ()


def dates(each: Entry, by: By) -> Mapping[str, str]:
    """The sides that ran an article, with its earliest date there."""
    found: dict[str, str] = {}
    for publication in each.publications:
        published = publication.published or ""
        for side in sides(publication, each.authors, by):
            found[side] = min(filter(None, (found.get(side), published)), default="")
    return found


def order(published: str, article_id: str) -> Turn:
    """From the earliest, those without a date last, then by id."""
    return not published, published, article_id
