"""One wording, one judgement: what reviewers made of the same words before, before any model learned from it.

A wording is a label, its words in lower case and whose voice they are in. How likely its next tag is right is
the share of its tags that was right, shrunk towards what was known without them: the model's score, else how
its proposers fared. It orders what is reviewed next and informs the desk; it makes, drops and changes no tag.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.coding.consensus import Consensus
from annotate.coding.precision import Record, Records, assessed, proposers, together
from annotate.records import Tag

WEIGHT = 4.0  #: as many tags of a wording weigh as much as what was known without them
_PRIOR = (1.0, 2.0)  # of proposers: one right of two, until somebody reviewed them (Laplace)


def wording(tag: Tag) -> str:
    """The name of a tag's wording: equal for the same words of one label in the same voice."""
    return named(tag.label, tag.voice, tag.text)


def named(label: str, voice: str, text: str) -> str:
    """The name of the wording of tags with this label, voice and text."""
    return f"{label}/{voice}/{' '.join(text.lower().split())}"


def wordings(shown: Iterable[Tag], decided: Consensus) -> Records:
    """How the tags that reviewers of one article were shown fared, by wording, where somebody decided."""
    return together({wording(tag): record} for tag, record in assessed(shown, decided))


@dataclass(frozen=True, kw_only=True)
class Judgements:
    """What reviewers made of `wordings` and of `proposers` (labels, rules and models), each by name."""

    wordings: Records
    proposers: Records

    def chance(self, tag: Tag) -> float | None:
        """How likely reviewers keep `tag`, in [0, 1]; its own score where its wording was never judged."""
        record = self.wordings.get(wording(tag), Record())
        if not record.reviewed:
            return tag.score
        prior = self._prior(tag) if tag.score is None else tag.score
        return (record.right + WEIGHT * prior) / (record.reviewed + WEIGHT)

    def _prior(self, tag: Tag) -> float:
        """How the tag's proposers fared, the most reviewed of them."""
        names = proposers(tag.label, tag.rules, tag.origin)
        records = (self.proposers.get(name, Record()) for name in names)
        known = max(records, key=lambda each: each.reviewed, default=Record())
        right, of = _PRIOR
        return (known.right + right) / (known.reviewed + of)


def judgements(reviewed: Iterable[tuple[Iterable[Tag], Consensus]], proposers: Records) -> Judgements:
    """The judgements of several articles, each as the tags its reviewers were shown and what they decided."""
    parts: Iterable[Mapping[str, Record]] = (wordings(shown, decided) for shown, decided in reviewed)
    return Judgements(wordings=together(parts), proposers=proposers)
