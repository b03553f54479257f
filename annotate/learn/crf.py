"""A linear-chain conditional random field per label: token scores, and how often spans begin and go on.

Its two states are outside and inside a span (Lafferty, McCallum, Pereira 2001). All quantities are ratios of
inside to outside, so that one number per token and label is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
        starts, lengths = sentences(sentence)
        order = np.argsort(-lengths, kind="stable")
        rows = gathered(starts[order], lengths[order])
        inside = np.empty_like(scores, dtype=np.float32)
        inside[rows] = self.forward_backward(scores[rows], lengths[order])[0]
        return inside

    def forward_backward(self, scores: Floats, lengths: Numbers) -> tuple[Floats, Floats]:
        """Probability of each token to be inside, and the expected numbers of starts, begins and stays.

        The sentences lie in a row, the longest first. The second array is 3 × labels, in the order of the
        weights.
        """
        odds = np.exp(np.clip(scores, -LOUDEST, LOUDEST))
        start, begin, stay = np.exp(self.start), np.exp(self.begin), np.exp(self.stay)
        steps = _steps(lengths)
        forward, ahead = np.empty_like(odds), np.ones_like(odds)
        # All sentences advance together, word by word; those that have ended drop out.
        for step, rows in enumerate(steps):
            if step == 0:
                last = start * odds[rows]
            else:
                last = last[: len(rows)]
                last = odds[rows] * (begin + stay * last) / (1 + last)
            forward[rows] = last
        coming = np.empty((0, odds.shape[1]), dtype=odds.dtype)
        for rows in reversed(steps):
            backward = np.ones((len(rows), odds.shape[1]), dtype=odds.dtype)
            backward[: len(coming)] = (1 + stay * coming) / (1 + begin * coming)
            coming = odds[rows] * backward
            ahead[rows] = backward
        inside = forward * ahead
        inside /= 1 + inside
        later = np.ones(len(odds), dtype=bool)
        later[steps[0] if steps else []] = False
        after = np.flatnonzero(later)
        was, now = forward[after - 1], (odds * ahead)[after]
        both = was * stay * now
        entered = begin * now
        whole = 1 + entered + was + both
        counts = np.stack(
            [inside[~later].sum(axis=0), (entered / whole).sum(axis=0), (both / whole).sum(axis=0)]
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


def gathered(starts: Numbers, lengths: Numbers) -> Numbers:
    """Indices of the tokens of these sentences, one sentence after the other."""
    shift = starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]) if len(starts) else starts
    rows: Numbers = (np.repeat(shift, lengths) + np.arange(int(lengths.sum()))).astype(np.int32)
    return rows


def _steps(lengths: Numbers) -> Sequence[Numbers]:
    """For each position in a sentence the tokens there; sentences lie in a row, the longest first."""
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int32) if len(lengths) else lengths
    counts = np.bincount(lengths) if len(lengths) else np.zeros(1, dtype=np.int64)
    longer = len(lengths) - np.cumsum(counts)  # sentences longer than each length
    return [starts[: longer[step]] + np.int32(step) for step in range(int(lengths.max(initial=0)))]
