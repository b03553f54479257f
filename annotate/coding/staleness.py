"""Whether what a review decided still holds: the labels it was offered beside the definitions of today."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.coding.codebook import Codebook
from annotate.records import Decision, Review


@dataclass(frozen=True, kw_only=True)
class StaleDecisions:
    """Decisions by a definition of a label that is not today's, by the codebook version they were made with.

    `label` is its name then and `now` today's (None: it is gone). `reviews` offered it, and what they left
    untagged is no negative any more either; `decisions` are about spans.
    """

    label: str
    now: str | None
    codebook_version: str
    reviews: int
    decisions: int


def offered(digests: Mapping[str, str]) -> tuple[str, ...]:
    """Labels with the digests of their definitions as a review keeps them (`Review.labels_offered`)."""
    return tuple(f"{name}@{each}" for name, each in digests.items())


def holds(offered: Iterable[str], codebook: Codebook) -> Mapping[str, bool]:
    """Whether each label's definition is still the one that a review offered, by the label's name then.

    `offered` are entries ``name@digest`` (`Review.labels_offered`); one without a digest holds while there
    is such a label. Labels that were merged since do not hold, whichever definition the merged one took over.
    """
    digests = codebook.digests
    entries = [(name, codebook.current(name), seen) for name, _, seen in (e.partition("@") for e in offered)]
    alike = Counter(now for _, now, _ in entries)
    return {
        name: now is not None and seen in ("", digests[now]) and alike[now] == 1
        for name, now, seen in entries
    }


def stale_decisions(
    reviews: Iterable[tuple[Review, Sequence[Decision]]], codebook: Codebook
) -> tuple[StaleDecisions, ...]:
    """What today's definitions leave behind of submitted `reviews`, by label and codebook version."""
    offered: Counter[tuple[str, str]] = Counter()
    decided: Counter[tuple[str, str]] = Counter()
    for review, decisions in reviews:
        if review.status != "submitted":
            continue
        old = [name for name, same in holds(review.labels_offered, codebook).items() if not same]
        offered.update((name, review.codebook_version) for name in old)
        decided.update((each.label, review.codebook_version) for each in decisions if each.label in old)
    return tuple(
        StaleDecisions(
            label=name,
            now=codebook.current(name),
            codebook_version=version,
            reviews=offered[name, version],
            decisions=decided[name, version],
        )
        for name, version in sorted(offered)
    )
