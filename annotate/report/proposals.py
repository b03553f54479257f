"""What became of the rules' proposals: how often people kept what each rule proposed, and how sure that is.

The unit is one proposed tag of one article. It was right when its reviewers accepted it or moved its ends,
wrong when they rejected it or gave it another label: then something is there, but not what the rule said.
Several rules on one tag are each judged by it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.codebook import Codebook
from annotate.codebook_history import holds
from annotate.records import Tag
from annotate.report.evidence import Reviewed, counting

RIGHT = frozenset({"accepted", "resized"})


@dataclass(frozen=True, kw_only=True)
class RuleRecord:
    """How a rule's proposals fared with reviewers, in numbers of tags.

    `disputed` ones, on which reviewers differ, and `stale` ones, decided by a definition that has changed,
    are neither right nor wrong.
    """

    rule: str
    right: int = 0
    wrong: int = 0
    disputed: int = 0
    stale: int = 0

    @property
    def reviewed(self) -> int:
        """Tags that count."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """Share of the reviewed tags that was right; None where nothing was reviewed."""
        return self.right / self.reviewed if self.reviewed else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact interval of the precision; None where nothing was reviewed."""
        return binomial_interval(self.right, self.reviewed) if self.reviewed else None


@dataclass(frozen=True, kw_only=True)
class ReviewedArticle:
    """The tags that any reviewer of an article was shown, and its reviews with their decisions."""

    shown: Sequence[Tag]
    reviews: Sequence[Reviewed]


def rule_records(
    articles: Iterable[ReviewedArticle], codebook: Codebook, rules: Iterable[str] = ()
) -> tuple[RuleRecord, ...]:
    """The record of each rule that was shown, and of each in `rules`, by rule id.

    Of each person the newest submitted review counts; articles that somebody called damaged, or no article,
    do not.
    """
    tally: Counter[tuple[str, str]] = Counter()
    names = set(rules)
    for article in articles:
        reviews = counting(article.reviews)
        names.update(rule for tag in article.shown for rule in tag.rules)
        if any(each.review.flags for each in reviews):
            continue
        for tag in article.shown:
            outcome = _outcome(tag, reviews, codebook)
            tally.update((rule, outcome) for rule in tag.rules if outcome)
    return tuple(
        RuleRecord(
            rule=rule,
            right=tally[rule, "right"],
            wrong=tally[rule, "wrong"],
            disputed=tally[rule, "disputed"],
            stale=tally[rule, "stale"],
        )
        for rule in sorted(names)
    )


def _outcome(tag: Tag, reviews: Iterable[Reviewed], codebook: Codebook) -> str | None:
    """What became of a tag; None where nobody decided about it."""
    found: set[str] = set()
    stale = False
    for each in reviews:
        verdicts = {decision.verdict for decision in each.decisions if decision.tag_id == tag.id}
        if not verdicts:
            continue
        if _definition_holds(tag.label, each.review.labels_offered, codebook):
            found.add("right" if verdicts & RIGHT else "wrong")
        else:
            stale = True
    if len(found) > 1:
        return "disputed"
    return found.pop() if found else "stale" if stale else None


def _definition_holds(label: str, offered: Collection[str], codebook: Codebook) -> bool:
    known: Mapping[str, bool] = holds(offered, codebook)
    return known.get(label, True)


def binomial_interval(right: int, of: int, *, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a share of which `right` among `of` was seen; (0, 1) where `of` is 0.

    After Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the
    binomial", Biometrika 26 (1934). ValueError where `right` is not between 0 and `of`.
    """
    from scipy.special import betaincinv

    if not 0 <= right <= of:
        raise ValueError(f"{right} of {of} is no share")
    tail = (1 - level) / 2
    low = float(betaincinv(right, of - right + 1, tail)) if right else 0.0
    high = float(betaincinv(right + 1, of - right, 1 - tail)) if right < of else 1.0
    return low, high
