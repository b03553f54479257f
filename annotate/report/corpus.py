"""The other articles of a workspace, as far as a summary speaks of them: their rates, and their reviews."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.unitizing import alpha_of
from annotate.coding.precision import Records
from annotate.records import Basis


@dataclass(frozen=True, kw_only=True)
class Part:
    """One article: its words in the outlet's own voice (0 where it has no rates), and counts by label there.

    A label that nobody was asked about, that was defined otherwise then, or on whose number reviewers differ
    is not among `counts`.
    `tagged_by` names the rules, codebook and model behind the proposals.
    """

    language: str
    basis: Basis
    words: int
    counts: Mapping[str, int]
    tagged_by: str

    def rate(self, label: str) -> float:
        """Occurrences per 1,000 outlet words."""
        return 1000 * self.counts[label] / self.words


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Every tagged article by id, and how proposals fared with reviewers in all of them.

    `coincidences` are those of the articles that several people coded, by label, in the order of their ids
    (see `Summary`); `seed` decides how articles are drawn again.
    """

    parts: Mapping[str, Part]
    records: Records
    coincidences: Mapping[str, Sequence[Sequence[float]]] = field(default_factory=dict)
    seed: int = 0

    @property
    def reviewed(self) -> int:
        """How many of the articles somebody reviewed."""
        return sum(part.basis == "reviewed" for part in self.parts.values())

    @cached_property
    def alphas(self) -> Mapping[str, Measure]:
        """How far coders agree by themselves, by label: the same as `annotate agreement` says."""
        rows = {label: [np.array(row) for row in found] for label, found in self.coincidences.items()}
        return {label: alpha_of(found, seed=self.seed) for label, found in rows.items()}
