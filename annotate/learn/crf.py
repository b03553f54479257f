"""A linear-chain conditional random field per label: token scores, and how often spans begin and go on.

Its two states are outside and inside a span (Lafferty, McCallum, Pereira 2001). All quantities are ratios of
inside to outside, so that one number per token and label is enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from annotate.learn.tokens import Numbers

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

LOUDEST = 25.0  #: bound of a token's log-odds: what is certain stays a number
HALF = np.float32(0.5)
GOES_ON = 1.5  #: log-odds that a span goes on, to begin learning with; as much less often one begins


@dataclass(frozen=True, kw_only=True, eq=False)
class Transitions:
    """Transition weights by label; those of staying outside and of leaving a span are 0.

    `start` is the log-weight of a sentence that begins inside a span, `begin` that of entering one, `stay`
    that of going on.
    """

    start: Floats
    begin: Floats
    stay: Floats

    @classmethod
    def guessed(cls, prior: Floats) -> "Transitions":
        """The transitions to begin with; `prior` is the probability by label that a token is inside."""
        odds = np.log(prior / (1 - prior)).astype(np.float32)
        return cls(start=odds, begin=odds - GOES_ON, stay=np.full_like(odds, GOES_ON))

    def pooled(self, other: "Transitions") -> "Transitions":
        """Half way between the two."""
        return Transitions(
            start=HALF * (self.start + other.start),
            begin=HALF * (self.begin + other.begin),
            stay=HALF * (self.stay + other.stay),
        )

    def posterior(self, scores: Floats, sentence: Numbers) -> Floats:
        """Probability that each token is in a span of each label; scores are tokens × labels."""
        rows, steps = word_by_word(*sentences(sentence))
        inside = np.empty_like(scores, dtype=np.float32)
        inside[rows] = self.forward_backward(scores[rows], steps)[0]
        return inside

    def forward_backward(self, scores: Floats, steps: Numbers) -> tuple[Floats, Floats]:
        """Probability of each token to be inside, and the expected numbers of starts, begins and stays.

        The tokens lie word by word (`word_by_word`). The second array is 3 × labels, in the order of the
        weights.
        """
        odds = np.exp(np.clip(scores, -LOUDEST, LOUDEST))
        start, begin, stay = np.exp(self.start), np.exp(self.begin), np.exp(self.stay)
        ends = np.cumsum(steps).tolist()
        forward, ahead = np.empty_like(odds), np.ones_like(odds)
        # All sentences advance together, word by word; those that have ended drop out.
        first = int(steps[0]) if len(steps) else 0
        last = np.multiply(start, odds[:first], out=forward[:first])
        for low, high in pairwise(ends):
            last = last[: high - low]
            last = np.divide(odds[low:high] * (begin + stay * last), 1 + last, out=forward[low:high])
        for (low, high), gone in zip(reversed(list(pairwise([0, *ends[:-1]]))), ends[:0:-1], strict=True):
            coming = odds[high:gone] * ahead[high:gone]
            np.divide(1 + stay * coming, 1 + begin * coming, out=ahead[low : low + gone - high])
        inside = forward * ahead
        inside /= 1 + inside
        before = previous(steps)
        was, now = forward[before], odds[first:] * ahead[first:]
        both = was * stay * now
        entered = begin * now
        whole = 1 + entered + was + both
        counts = np.stack(
            [inside[:first].sum(axis=0), (entered / whole).sum(axis=0), (both / whole).sum(axis=0)]
        )
        return inside, counts


def runs(likely: Mask, sentence: Numbers) -> Iterator[tuple[int, int]]:
    """First and last token of each run of `likely` tokens that lies in one sentence."""
    breaks = np.ones(len(likely) + 1, dtype=bool)
    breaks[1:-1] = sentence[1:] != sentence[:-1]
    padded = np.concatenate([[False], likely, [False]])
    starts = np.flatnonzero(padded[1:-1] & (~padded[:-2] | breaks[:-1]))
    ends = np.flatnonzero(padded[1:-1] & (~padded[2:] | breaks[1:]))
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


def sentences(sentence: Numbers) -> tuple[Numbers, Numbers]:
    """Index of each sentence's first token, and its length."""
    opens = np.ones(len(sentence), dtype=bool)
    opens[1:] = sentence[1:] != sentence[:-1]
    starts = np.flatnonzero(opens).astype(np.int32)
    return starts, np.diff(np.append(starts, len(sentence))).astype(np.int32)


def word_by_word(starts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Indices of the tokens of these sentences: first words, second ones and so on; and how many of each.

    In each the longest sentence comes first, so that the words of one place lie in a row.
    """
    longest = np.argsort(-lengths, kind="stable")
    ended = np.cumsum(np.bincount(lengths)) if len(lengths) else np.zeros(1, dtype=np.int64)
    steps = (len(lengths) - ended[:-1]).astype(np.int32)
    place = np.arange(int(steps.sum())) - np.repeat(np.cumsum(steps) - steps, steps)
    rows: Numbers = (starts[longest][place] + np.repeat(np.arange(len(steps)), steps)).astype(np.int32)
    return rows, steps


def previous(steps: Numbers) -> Numbers:
    """Where the word before lies for each token that is not the first of its sentence, word by word."""
    later = np.arange(int(steps[:1].sum()), int(steps.sum()), dtype=np.int32)
    return np.asarray(later - np.repeat(steps[:-1], steps[1:]))
