"""What became of proposals: how often people kept what a rule or the model proposed, and how sure that is.

The unit is one proposed tag of one article. It was right when its reviewers accepted it or moved its ends,
wrong when they rejected it or gave it another label: then something is there, but not what was proposed.
Each tag counts once for its label, and once for each of its rules.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotate.codebook import Codebook
from annotate.codebook_history import holds
from annotate.records import Origin, Tag
from annotate.report.evidence import Reviewed, counting

Outcome = Literal["right", "wrong", "disputed", "stale"]
OUTCOMES: tuple[Outcome, ...] = ("right", "wrong", "disputed", "stale")
RIGHT = frozenset({"accepted", "resized"})


@dataclass(frozen=True, kw_only=True)
class Record:
    """How proposals fared with reviewers, in numbers of tags; see `names` for what they are called.

    `disputed` ones, on which reviewers differ, and `stale` ones, decided by a definition that has changed,
    are neither right nor wrong.
    """

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

    def __add__(self, other: "Record") -> "Record":
        """Both together."""
        return Record(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            disputed=self.disputed + other.disputed,
            stale=self.stale + other.stale,
        )


Records = Mapping[str, Record]


def proposers(label: str, rules: Sequence[str], origin: Origin | None) -> tuple[str, ...]:
    """What proposed a tag: its rules by id, or the model, whose name is the label's with ``/model``."""
    return tuple(rules) or ((f"{label}/model",) if origin == "model" else ())


def is_label(name: str) -> bool:
    """Whether a record is that of a label as a whole, not of one rule or the model."""
    return "/" not in name


def records(shown: Iterable[Tag], reviews: Iterable[Reviewed], codebook: Codebook) -> Records:
    """How the tags that reviewers of one article were shown fared, by label and by proposer.

    Of each person the newest submitted review counts. An article that somebody called damaged, or no
    article, says nothing; nor does a review of which nobody knows what was shown.
    """
    count = counting(reviews)
    flagged = any(each.review.flags for each in count)
    readers = [_Reader.of(each, codebook) for each in count if each.review.shown != "unknown"]
    found: dict[str, Record] = {}
    for tag in shown:
        outcome = None if flagged else _outcome(tag, readers)
        label = codebook.current(tag.label) or tag.label
        for name in (label, *proposers(label, tag.rules, tag.origin)):
            known = found.get(name, Record())
            found[name] = replace(known, **{outcome: getattr(known, outcome) + 1}) if outcome else known
    return found


def together(parts: Iterable[Records], names: Iterable[str] = ()) -> Records:
    """The records of several articles, and an empty one for each of `names` that has none, by name."""
    total = {name: Record() for name in names}
    for part in parts:
        for name, each in part.items():
            total[name] = total.get(name, Record()) + each
    return dict(sorted(total.items()))


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """A review: its verdicts by tag, and which labels it saw under a definition that holds no more."""

    verdicts: Mapping[str, Collection[str]]
    outdated: Collection[str]

    @classmethod
    def of(cls, each: Reviewed, codebook: Codebook) -> "_Reader":
        verdicts: dict[str, set[str]] = {}
        for decision in each.decisions:
            if decision.tag_id is not None:
                verdicts.setdefault(decision.tag_id, set()).add(decision.verdict)
        offered = holds(each.review.labels_offered, codebook)
        return cls(verdicts=verdicts, outdated={name for name, still in offered.items() if not still})


def _outcome(tag: Tag, readers: Iterable[_Reader]) -> Outcome | None:
    """What became of a tag; None where nobody decided about it."""
    found = set(_judgements(tag, readers))
    sure = found - {"stale"}
    if len(sure) > 1:
        return "disputed"
    return next(iter(sure or found), None)


def _judgements(tag: Tag, readers: Iterable[_Reader]) -> Iterator[Outcome]:
    for each in readers:
        if verdicts := each.verdicts.get(tag.id):
            kept: Outcome = "right" if RIGHT.intersection(verdicts) else "wrong"
            yield "stale" if tag.label in each.outdated else kept


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
