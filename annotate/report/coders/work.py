"""What a person did with an article, and counts of it with their denominators."""

from dataclasses import dataclass

from annotate.coding.pace import Pace
from annotate.coding.precision import binomial_interval
from annotate.coding.reviews import CodedReview
from annotate.records import Purpose, Verdict
from annotate.report.interval import interval_per_1000, per_1000

Key = tuple[str, str, Purpose]  #: an article, the code of a coder, and what the article was given for


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many `of` how many."""

    number: int
    of: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact interval (Clopper and Pearson); None of nothing."""
        return binomial_interval(self.number, self.of) if self.of else None


@dataclass(frozen=True, kw_only=True)
class Rate:
    """So many in so many words."""

    number: int
    words: int

    @property
    def per_1000(self) -> float | None:
        """Per 1,000 words; None where there are none."""
        return per_1000(self.number, self.words)

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact Poisson interval of the same; None where there are no words."""
        return interval_per_1000(self.number, self.words)


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a person last said of an article, skipped ones included, and how fast they went."""

    coded: CodedReview
    pace: Pace

    @property
    def key(self) -> Key:
        """What is done once."""
        return self.coded.review.article_id, self.coded.reviewer, self.coded.review.purpose

    @property
    def counts(self) -> bool:
        """Whether it was submitted, can have been read, and is about an article that is one."""
        review = self.coded.review
        return review.status == "submitted" and self.coded.unread is None and not review.flags

    @property
    def shown(self) -> bool:
        """Whether it counts and the page had proposals."""
        return self.counts and self.coded.review.shown == "tags"

    @property
    def about_proposals(self) -> list[Verdict]:
        """What became of the proposals that were shown."""
        decisions = self.coded.decisions if self.shown else ()
        return [decision.verdict for decision in decisions if decision.verdict != "added"]
