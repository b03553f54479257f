"""Reviews as everything reads them: by today's codebook, and of each person the newest.

This is the one door between reviews as they were stored and whoever counts, learns, compares or exports:
labels get the names they have today, and those whose definition has changed since are told apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.coding.codebook import Codebook
from annotate.coding.pace import Pace
from annotate.coding.staleness import holds
from annotate.records import PURPOSES, Decision, Purpose, Review, Tag, Verdict


@dataclass(frozen=True, kw_only=True)
class CodedReview:
    """One person's review of an article, read by today's codebook.

    `decisions` name labels as they are called today; a label that is gone keeps the name it had. `offered`
    are the labels that were offered by the definition they have today. `outdated` are those offered by
    another one, merged or removed since, and those that were marked without being offered: nobody knows by
    which definition. About all other labels the review says nothing. `unread` is how fast it was submitted,
    where nobody can have read the article so fast: such a review is kept and counts nowhere.
    """

    review: Review
    decisions: tuple[Decision, ...]
    offered: frozenset[str]
    outdated: frozenset[str]
    unread: Pace | None = None

    @property
    def reviewer(self) -> str:
        """Code of the person."""
        return self.review.reviewer

    @property
    def labels(self) -> frozenset[str]:
        """All labels that the review says something about."""
        return self.offered | self.outdated

    @property
    def informed(self) -> bool:
        """Whether it is known what the page showed. Where it is not, nothing is evidence about a proposal."""
        return self.review.shown != "unknown"

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that leave a span: all that are no rejection."""
        return tuple(each for each in self.decisions if each.verdict != "rejected")

    @property
    def verdicts(self) -> Mapping[str, frozenset[Verdict]]:
        """What was decided about proposals, by tag id; nothing where nobody knows which were shown."""
        found: dict[str, set[Verdict]] = defaultdict(set)
        for decision in self.decisions if self.informed else ():
            if decision.tag_id is not None:
                found[decision.tag_id].add(decision.verdict)
        return {name: frozenset(verdicts) for name, verdicts in found.items()}


def coded(
    review: Review, decisions: Sequence[Decision], codebook: Codebook, unread: Pace | None = None
) -> CodedReview:
    """A review with its decisions as today's codebook reads them; `unread` where it was too fast."""
    still: dict[str, bool] = {}
    for name, same in holds(review.labels_offered, codebook).items():
        label = codebook.today(name)
        still[label] = same and still.get(label, True)
    now = tuple(replace(each, label=codebook.today(each.label)) for each in decisions)
    offered = frozenset(label for label, same in still.items() if same)
    return CodedReview(
        review=review,
        decisions=now,
        offered=offered,
        outdated=frozenset({*still, *(each.label for each in now)}) - offered,
        unread=unread,
    )


def renamed(tags: Iterable[Tag], codebook: Codebook) -> tuple[Tag, ...]:
    """Tags under the names that their labels have today."""
    return tuple(replace(tag, label=codebook.today(tag.label)) for tag in tags)


def newest(reviews: Iterable[Review], purpose: Purpose = "coding") -> tuple[Review, ...]:
    """Of each person and article the review with this `purpose` that was decided last, in the order given.

    `reviews` come as they were pulled: of two that were decided at the same moment the later one counts. A
    review that was withdrawn is none; one that was skipped is, and says that the person takes no part.
    """
    found: dict[tuple[str, str], tuple[str, int]] = {}
    given = [each for each in reviews if each.status != "withdrawn" and each.purpose == purpose]
    for place, each in enumerate(given):
        key = each.article_id, each.reviewer
        found[key] = max(found.get(key, ("", 0)), (each.decided_at, place))
    places = {place for _, place in found.values()}
    return tuple(each for place, each in enumerate(given) if place in places)


def newest_ids(reviews: Iterable[Review]) -> frozenset[str]:
    """The ids of the `newest` reviews for each purpose."""
    given = list(reviews)
    return frozenset(each.id for purpose in PURPOSES for each in newest(given, purpose))


def counting(reviews: Iterable[CodedReview], purpose: Purpose = "coding") -> tuple[CodedReview, ...]:
    """Of each person and article the newest review, if it was submitted and can have been read.

    They are sorted by article and reviewer code.
    """
    last = [each for each in last_words(reviews, purpose) if each.unread is None]
    submitted = [each for each in last if each.review.status == "submitted"]
    return tuple(sorted(submitted, key=lambda each: (each.review.article_id, each.reviewer)))


def left_unread(reviews: Iterable[CodedReview]) -> tuple[CodedReview, ...]:
    """The reviews that would count, had they not been submitted faster than anybody reads."""
    last = last_words(reviews, "coding")
    return tuple(each for each in last if each.review.status == "submitted" and each.unread is not None)


def last_words(reviews: Iterable[CodedReview], purpose: Purpose) -> list[CodedReview]:
    """The `newest` of these reviews, skipped and unread ones included."""
    given = {each.review.id: each for each in reviews}
    return [given[each.id] for each in newest((each.review for each in given.values()), purpose)]


def settling(reviews: Iterable[CodedReview]) -> CodedReview | None:
    """The adjudication of one article that was submitted last, by whomever; None where there is none."""
    given = list(reviews)
    last = {each.review.id for each in counting(given, "adjudication")}
    found = [each for each in reversed(given) if each.review.id in last]
    return max(found, key=lambda each: each.review.decided_at, default=None)
