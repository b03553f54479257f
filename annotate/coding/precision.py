"""What became of proposals: how often people kept what a rule or the model proposed, and how sure that is.

The unit is one proposed tag of one article. It was right when its reviewers accepted it or moved its ends,
wrong when they rejected it or gave it another label: then something is there, but not what was proposed.
Where somebody adjudicated, or a policy settled it, it was right when a span of its label stands there now.
Each tag counts once for its label, and once for each of its rules.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotate.coding.consensus import Consensus, LabelConsensus, consensus, touch
from annotate.coding.reviews import CodedReview
from annotate.records import Origin, Tag

Assessment = Literal["right", "wrong", "disputed", "stale"]
RIGHT = frozenset({"accepted", "resized"})


@dataclass(frozen=True, kw_only=True)
class Record:
    """How proposals fared with reviewers, in numbers of tags; see `proposers` for whose they are.

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


def records(shown: Iterable[Tag], decided: Consensus) -> Records:
    """How the tags that reviewers of one article were shown fared, by label and by proposer.

    The tags' labels are today's names. An article that somebody called damaged, or no article, says nothing,
    and neither does a review of which nobody knows what its page showed.
    """
    shown = tuple(shown)
    named = [(tag.label, *proposers(tag.label, tag.rules, tag.origin)) for tag in shown]
    found = {name: Record() for names in named for name in names}
    for tag, record in assessed(shown, decided):
        for name in (tag.label, *proposers(tag.label, tag.rules, tag.origin)):
            found[name] += record
    return found


def assessed(shown: Iterable[Tag], decided: Consensus) -> Iterator[tuple[Tag, Record]]:
    """Each tag that somebody decided about, with what became of it as the record of one; see `records`."""
    if not all(each.informed for each in decided.reviews):
        last = () if decided.adjudication is None else (decided.adjudication,)
        decided = consensus([*(each for each in decided.reviews if each.informed), *last])
    for tag in () if decided.flags else shown:
        became = _assessment(tag, decided)
        if became is not None:
            yield tag, replace(Record(), **{became: 1})


def together(parts: Iterable[Records], names: Iterable[str] = ()) -> Records:
    """The records of several articles, and an empty one for each of `names` that has none, by name."""
    total = {name: Record() for name in names}
    for part in parts:
        for name, each in part.items():
            total[name] = total.get(name, Record()) + each
    return dict(sorted(total.items()))


def _assessment(tag: Tag, decided: Consensus) -> Assessment | None:
    """What became of a tag; None where nobody decided about it."""
    deciders = [each for each in decided.reviews if tag.id in each.verdicts]
    sure = [each for each in deciders if tag.label not in each.outdated]
    if not sure:
        return "stale" if deciders else None
    label = decided.labels.get(tag.label)
    if label is not None and (label.adjudicated or _by_policy(tag, label)):
        there = any(start < tag.end and tag.start < end for start, end in label.positive)
        return "right" if there else "wrong"
    kept = {bool(RIGHT & each.verdicts[tag.id]) for each in sure}
    if len(kept) > 1 or _disputed(tag, sure, label):
        return "disputed"
    return "right" if kept == {True} else "wrong"


def _by_policy(tag: Tag, label: LabelConsensus) -> bool:
    """Whether people differed about the tag and a policy settled it."""
    ruled = [each for each in (*label.occurrences, *label.overruled) if each.policy is not None]
    return any(touch(mark, (tag.start, tag.end)) for each in ruled for mark in each.marks)


def _disputed(tag: Tag, deciders: Sequence[CodedReview], label: LabelConsensus | None) -> bool:
    """Whether people differ about what became of the tag, though all `deciders` say the same of it.

    They moved its ends apart, or one who was not shown it left it out or marked it.
    """
    sides = {each.reviewer for each in deciders}
    for each in label.occurrences if label is not None else ():
        if not each.agreed:
            about = any(mark.decision.tag_id == tag.id for mark in each.marks)
            place = tag.start, tag.end
            if about or any(mark.reviewer not in sides and touch(mark, place) for mark in each.marks):
                return True
    return False


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
