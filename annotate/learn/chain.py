"""From token scores to spans: a two-state chain over each sentence, and the runs of tokens it finds likely.

The token model looks at each token alone; a chain that knows how often spans begin and end joins its
answers, as the transitions of a conditional random field would (Lafferty, McCallum, Pereira 2001), at a
fraction of the cost.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotate.learn.tokens import Numbers

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

STRENGTH = 0.8  #: weight of the token scores against the chain; neighbouring scores repeat each other
PSEUDO = 2.0  #: spans of average length added to each label's counts, so that a rare label has a chain too


@dataclass(frozen=True, kw_only=True, eq=False)
class Chain:
    """Probabilities by label: that a token is in a span, that a span begins, and that it goes on."""

    prior: Floats
    begin: Floats
    stay: Floats

    @classmethod
    def counted(cls, inside: Mask, known: Mask, sentence: Numbers) -> "Chain":
        """The chain of tokens × labels `inside` a span or not, as far as `known`; sentences in a row."""
        joined = (sentence[1:] == sentence[:-1])[:, None] & known[1:] & known[:-1]
        was, now = inside[:-1], inside[1:]
        marked = inside & known
        spans = marked.sum() - (joined & was & now).sum()  # each token but a span's first follows one inside
        length = min(max(float(marked.sum()) / max(float(spans), 1.0), 1.5), 30.0)
        stays = (joined & was & now).sum(axis=0) + PSEUDO * (length - 1)
        ends = (joined & was & ~now).sum(axis=0) + PSEUDO
        begins = (joined & ~was & now).sum(axis=0) + 0.5
        none = (joined & ~was & ~now).sum(axis=0) + 500.0
        prior = ((inside & known).sum(axis=0) + 0.5) / (known.sum(axis=0) + 500.0)
        return cls(prior=prior, begin=begins / (begins + none), stay=stays / (stays + ends))

    def posterior(self, scores: Floats, sentence: Numbers) -> Floats:
        """Probability that each token is in a span of each label, from log-odds of the same shape."""
        odds = np.exp(np.clip(STRENGTH * (scores - np.log(self.prior / (1 - self.prior))), -30, 30))
        sentences, lengths = _sentences(sentence)
        forward, backward = np.empty_like(odds), np.empty_like(odds)
        longest = int(lengths.max(initial=0))
        # All sentences advance together, word by word; those that have ended drop out.
        for step in range(longest):
            rows = sentences[lengths > step] + step
            if step == 0:
                before = np.broadcast_to(self.prior / (1 - self.prior), (len(rows), odds.shape[1]))
            else:
                last = forward[rows - 1]
                before = (self.begin + self.stay * last) / ((1 - self.begin) + (1 - self.stay) * last)
            forward[rows] = before * odds[rows]
        for step in range(longest):
            rows = (sentences + lengths - 1 - step)[lengths > step]
            if step == 0:
                backward[rows] = 1.0
                continue
            ahead = odds[rows + 1] * backward[rows + 1]
            backward[rows] = ((1 - self.stay) + self.stay * ahead) / ((1 - self.begin) + self.begin * ahead)
        inside: Floats = forward * backward
        return np.asarray(inside / (1 + inside))


def runs(likely: npt.NDArray[np.bool_], sentence: Numbers) -> Iterator[tuple[int, int]]:
    """First and last token of each run of `likely` tokens that lies in one sentence."""
    breaks = np.ones(len(likely) + 1, dtype=bool)
    breaks[1:-1] = sentence[1:] != sentence[:-1]
    padded = np.concatenate([[False], likely, [False]])
    starts = np.flatnonzero(padded[1:-1] & (~padded[:-2] | breaks[:-1]))
    ends = np.flatnonzero(padded[1:-1] & (~padded[2:] | breaks[1:]))
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


def _sentences(sentence: Numbers) -> tuple[Numbers, Numbers]:
    """Index of each sentence's first token, and its length."""
    opens = np.ones(len(sentence), dtype=bool)
    opens[1:] = sentence[1:] != sentence[:-1]
    starts = np.flatnonzero(opens).astype(np.int32)
    return starts, np.diff(np.append(starts, len(sentence))).astype(np.int32)
