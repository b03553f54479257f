"""The other articles of a workspace, as far as a summary speaks of them: their rates, and their reviews."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from annotate.coding.agreement.measure import Measure
from annotate.coding.agreement.unitizing import alpha_of
from annotate.coding.precision import Records
from annotate.records import Basis

LEAST_WORDS = 100  #: in the outlet's own voice: in fewer, one span more is 10 per 1,000


@dataclass(frozen=True, eq=False)
class Rates:
    """Rates of articles, sorted; compared by identity, so that what is made of them can be kept by them.

    `drawn` keeps the pictures of them (see `plots`) for as long as they are there themselves.
    """

    values: tuple[float, ...] = ()
    drawn: dict[tuple[float, float | None], str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One article: its words in the outlet's own voice (0 where it has no rates), and counts by label there.

    A label that nobody was asked about, that was defined otherwise then, or on whose number reviewers differ
    is not among `counts`. `tagged_by` names the rules, codebook and model behind the proposals.
    """

    language: str
    basis: Basis
    words: int
    counts: Mapping[str, int]
    tagged_by: str

    @property
    def kind(self) -> tuple[str, ...]:
        """What two articles must have in common for their rates to stand side by side."""
        by = "" if self.basis == "reviewed" else self.tagged_by
        return self.language, self.basis, by

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

    @cached_property
    def rates(self) -> Mapping[tuple[str, ...], Mapping[str, Rates]]:
        """The rates of each label by kind of article, of those with `LEAST_WORDS`."""
        found: dict[tuple[str, ...], dict[str, list[float]]] = {}
        for each in self.parts.values():
            if each.words >= LEAST_WORDS:
                for label in each.counts:
                    found.setdefault(each.kind, {}).setdefault(label, []).append(each.rate(label))
        return {
            kind: {label: Rates(tuple(sorted(rates))) for label, rates in by_label.items()}
            for kind, by_label in found.items()
        }

    @cached_property
    def reviewed(self) -> int:
        """How many of the articles somebody reviewed."""
        return sum(part.basis == "reviewed" for part in self.parts.values())

    @cached_property
    def alphas(self) -> Mapping[str, Measure]:
        """How far coders agree by themselves, by label: the same as `annotate agreement` says."""
        rows = {label: [np.array(row) for row in found] for label, found in self.coincidences.items()}
        return {label: alpha_of(found, seed=self.seed) for label, found in rows.items()}
