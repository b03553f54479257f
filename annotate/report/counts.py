"""How often a label occurs in one voice of an article, in how many wordings, and how sure that can be.

Repeats are not independent: a text that says "regime" once says it again. The interval that is given for one
text is therefore the exact Poisson one of the number of wordings, whatever each was repeated. Occurrences
get one only where no wording repeats. How articles differ is another matter: see `annotate.compare.estimate`.
"""

from dataclasses import dataclass

from annotate.records import Basis
from annotate.report.interval import interval_per_1000, per_1000, poisson_interval

LOW = 5  #: counts below this are said to be low: their interval reaches about from a quarter to double
FEW_WORDS = 100  #: in fewer words of a voice, one span more is 10 per 1,000: no rate is shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How often a label occurs in one voice of `words` words.

    `proposed` counts what rules and model propose. `approved` and `disputed` are None where nobody reviewed
    the article for this label. Where reviewers differ, `approved` is the lower end of what is known and
    `approved_max` the upper one, and `disputed` counts the occurrences in question. `headline` to
    `headline_max` is how many of the spans that count stand in the headline; `wordings` to `wordings_max`
    how many different ones there are. Without `searched`, no rule or model looks for the label in the
    article's language: no proposal means nothing.
    """

    proposed: int
    approved: int | None
    approved_max: int | None
    disputed: int | None
    headline: int
    headline_max: int
    wordings: int
    wordings_max: int
    words: int
    basis: Basis
    searched: bool = True

    @classmethod
    def none(cls, words: int) -> "Count":
        """That of a label of which nothing was found in a voice of `words` words."""
        return cls(
            proposed=0,
            approved=None,
            approved_max=None,
            disputed=None,
            headline=0,
            headline_max=0,
            wordings=0,
            wordings_max=0,
            words=words,
            basis="proposed",
        )

    @property
    def counted(self) -> int | None:
        """The number that the rate is made of, the lower end of a range; None where it is unknown."""
        return self.proposed if self.basis == "proposed" else self.approved

    @property
    def counted_max(self) -> int | None:
        """The upper end of that number, equal to `counted` where reviewers do not differ about it."""
        return self.proposed if self.basis == "proposed" else self.approved_max

    @property
    def per_1000_words(self) -> float | None:
        """The rate, the lower end of a range; None where there are no words or nobody looked."""
        return None if self.counted is None or self.unknown else per_1000(self.counted, self.words)

    @property
    def per_1000_words_max(self) -> float | None:
        """The upper end of the rate."""
        return None if self.counted_max is None or self.unknown else per_1000(self.counted_max, self.words)

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact Poisson interval of the rate, of a range from the lower end's to the upper end's.

        None also where a wording repeats: occurrences are not independent then.
        """
        if self.counted is None or self.counted_max is None or self.unknown or self.repeats:
            return None
        lower, upper = (interval_per_1000(end, self.words) for end in (self.counted, self.counted_max))
        return (lower[0], upper[1]) if lower is not None and upper is not None else None

    @property
    def wordings_interval(self) -> tuple[float, float] | None:
        """95 % exact Poisson interval of the number of wordings in a text like this one, as `interval`."""
        if self.counted is None or self.unknown or not self.words:
            return None
        return poisson_interval(self.wordings)[0], poisson_interval(self.wordings_max)[1]

    @property
    def repeats(self) -> bool:
        """Whether something is counted more than once in the same words."""
        return (self.counted, self.counted_max) != (self.wordings, self.wordings_max)

    @property
    def unknown(self) -> bool:
        """Whether nothing looked for the label, so that no proposal means nothing."""
        return self.basis == "proposed" and not (self.searched or self.proposed)

    @property
    def low(self) -> bool:
        """Whether something was counted, but so little that the rate says next to nothing."""
        return self.counted_max is not None and 0 < self.counted_max < LOW

    @property
    def short(self) -> bool:
        """Whether there are too few words for a rate to be shown."""
        return 0 < self.words < FEW_WORDS
