"""What one person marked in one article: what all statistics of agreement are made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.coding.reviews import CodedReview
from annotate.records import Stretch

FLAGGED = "the article was flagged"
UNKNOWN = "nobody knows which tags the page showed"
OUTDATED = "no label was offered by today’s definition"

AGAIN = "·again"  #: stands behind a person's code where they coded an article for the second time


@dataclass(frozen=True, kw_only=True)
class Coding:
    """What a person marked in an article of `length` characters, by label.

    `spans` has every label that the person was offered, with an empty tuple where they found none; about a
    label that is not in it nothing is known. Spans of a label are in order, and those that overlap are one
    (see `merged`).
    """

    article_id: str
    coder: str
    length: int
    spans: Mapping[str, tuple[Stretch, ...]]

    @property
    def marked(self) -> tuple[Stretch, ...]:
        """What was marked with any label."""
        return merged(span for spans in self.spans.values() for span in spans)


def merged(spans: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Spans in order, those that share a character as one; two that only touch stay two."""
    found: list[Stretch] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def unfit(each: CodedReview, counting: Sequence[CodedReview]) -> str:
    """Why a review cannot be compared with the others that count of its article; empty where it can."""
    if any(other.review.flags for other in counting):
        return FLAGGED
    return "" if each.informed and each.offered else OUTDATED if each.informed else UNKNOWN


def codings(reviews: Iterable[CodedReview], lengths: Mapping[str, int]) -> tuple[Coding, ...]:
    """What each of these reviews marked; `lengths` are of the articles, in characters, by id.

    Only labels offered by today's definition are in it. Give reviews that count (`reviews.counting`), one
    of each person and article.
    """
    return tuple(
        Coding(
            article_id=each.review.article_id,
            coder=each.reviewer,
            length=lengths[each.review.article_id],
            spans={
                label: merged(
                    (decision.start, decision.end) for decision in each.standing if decision.label == label
                )
                for label in sorted(each.offered)
            },
        )
        for each in reviews
    )


def repeated(first: Iterable[Coding], again: Iterable[Coding]) -> tuple[Coding, ...]:
    """Pairs of a person's codings of the same article, as if two people had made them.

    The second of a pair is by ``CODE·again``, and each pair stands as an article of its own, ``ID CODE``, so
    that nobody is compared with anybody else.
    """
    second = {(each.article_id, each.coder): each for each in again}
    pairs = [(each, second[each.article_id, each.coder]) for each in first if _key(each) in second]
    return tuple(
        replace(each, article_id=f"{each.article_id} {one.coder}", coder=f"{one.coder}{mark}")
        for one, other in pairs
        for each, mark in ((one, ""), (other, AGAIN))
    )


def only(coding: Coding, labels: Iterable[str]) -> Coding:
    """The same, cut down to those of these labels that it has."""
    spans = {label: coding.spans[label] for label in labels if label in coding.spans}
    return replace(coding, spans=spans)


def shared(codings: Iterable[Coding], label: str | None = None) -> tuple[tuple[Coding, ...], ...]:
    """The codings of each article that at least two people coded, by article id and coder.

    They are cut down to `label`, and to those who were offered it; without one, to the labels that everybody
    who coded the article was offered. Articles for which that leaves nothing are left out.
    """
    articles: dict[str, list[Coding]] = {}
    for each in sorted(codings, key=_key):
        if label is None or label in each.spans:
            articles.setdefault(each.article_id, []).append(each)
    found = []
    for group in articles.values():
        common = set.intersection(*(set(each.spans) for each in group)) if label is None else {label}
        if len(group) > 1 and common:
            found.append(tuple(only(each, sorted(common)) for each in group))
    return tuple(found)


def _key(coding: Coding) -> tuple[str, str]:
    return coding.article_id, coding.coder
