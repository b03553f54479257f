"""Fitting token weights and transitions together: one conditional random field per label, all in one go.

The labels share the passes over the features, which cost most. Stochastic gradient with a rate per weight
(Adagrad: Duchi, Hazan, Singer 2011) that falls to nothing, so that the order of the sentences matters little.
What a reviewer left open is summed out: such a token counts as whatever the model takes it for.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from annotate.learn.crf import LOUDEST, Floats, Mask, Transitions, gathered, sentences
from annotate.learn.tokens import Numbers

BATCH = 256  #: sentences a step, fewer where there are few
STEPS = 250  #: at least so many steps, as far as `EPOCHS` lets them
EPOCHS = (4, 30)  #: bounds of the passes over all sentences
RATE = 0.15
PENALTY = 0.1  #: L2 penalty of a weight, in each step that touches it
RARELY = 1e-5  #: prior of a label without an example


def fit_crf(
    features: csr_matrix,
    inside: Mask,
    known: Mask,
    sentence: Numbers,
    seed: int,
    dense: npt.NDArray[np.float16] | None = None,
) -> tuple[Floats, Transitions]:
    """Weights (columns × labels) and transitions from tokens × labels, `inside` a span as far as `known`.

    `dense` are more columns of the features, of which each token has all; their weights come last.
    """
    sparse, width = features.shape[1], 0 if dense is None else dense.shape[1]
    weights: Floats = np.zeros((sparse + width, inside.shape[1]), dtype=np.float32)
    squares: Floats = np.ones_like(weights)
    share = (inside & known).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    transitions = Transitions.guessed(np.clip(share, RARELY, 0.5).astype(np.float32))
    squared: Floats = np.ones((3, inside.shape[1]), dtype=np.float32)
    for rows, lengths, rate in _batches(sentence, seed):
        part = features[rows]
        scores = part @ weights[:sparse]
        if dense is not None:
            full = dense[rows].astype(np.float32)
            scores += full @ weights[sparse:]
        free, free_counts = transitions.forward_backward(scores, lengths)
        told, told_counts = answered(transitions, scores, inside[rows], known[rows], lengths)
        touched, narrow = _narrowed(part)
        gradient = narrow.T @ (free - told)
        if dense is not None:
            touched = np.append(touched, np.arange(sparse, len(weights)))
            gradient = np.concatenate([gradient, full.T @ (free - told)])
        gradient += np.float32(PENALTY) * weights[touched]
        squares[touched] += gradient**2
        weights[touched] -= rate * gradient / np.sqrt(squares[touched])
        slope = free_counts - told_counts
        squared += slope**2
        moved = np.stack([transitions.start, transitions.begin, transitions.stay])
        moved = moved - rate * slope / np.sqrt(squared)
        transitions = Transitions(start=moved[0], begin=moved[1], stay=moved[2])
    return weights, transitions


def _batches(sentence: Numbers, seed: int) -> Iterator[tuple[Numbers, Numbers, np.float32]]:
    """For each step its tokens, the lengths of their sentences, the longest first, and the learning rate."""
    random = np.random.default_rng(seed % 2**32)
    starts, lengths = sentences(sentence)
    size = min(BATCH, max(16, len(starts) // 12))
    batches = max(1, -(-len(starts) // size))
    epochs = min(max(-(-STEPS // batches), EPOCHS[0]), EPOCHS[1])
    for epoch in range(epochs):
        order = random.permutation(len(starts))
        for batch in range(batches):
            rate = np.float32(RATE * (1 - (epoch * batches + batch) / (epochs * batches)))
            picked = order[batch * size : (batch + 1) * size]
            picked = picked[np.argsort(-lengths[picked], kind="stable")]
            yield gathered(starts[picked], lengths[picked]), lengths[picked], rate


def _narrowed(part: csr_matrix) -> tuple[npt.NDArray[np.int64], csr_matrix]:
    """The columns in which some token has a feature, and the matrix of these columns alone."""
    held = np.zeros(part.shape[1], dtype=bool)
    held[part.indices] = True
    place = (np.cumsum(held) - 1).astype(np.int32)
    touched = np.flatnonzero(held)
    return touched, csr_matrix(
        (part.data, place[part.indices], part.indptr), shape=(part.shape[0], len(touched))
    )


def answered(
    transitions: Transitions, scores: Floats, inside: Mask, known: Mask, lengths: Numbers
) -> tuple[Floats, Floats]:
    """What `Transitions.forward_backward` returns where the answers are given."""
    if not known.all():
        certain = np.where(inside, np.float32(LOUDEST), np.float32(-LOUDEST))
        return transitions.forward_backward(np.where(known, certain, scores), lengths)
    first = np.zeros(len(inside), dtype=bool)
    first[np.cumsum(lengths) - lengths] = True
    was, now = inside[:-1] & ~first[1:, None], inside[1:] & ~first[1:, None]
    out = ~inside[:-1] & ~first[1:, None]
    counts: npt.NDArray[np.int64] = np.stack(
        [inside[first].sum(axis=0), (out & now).sum(axis=0), (was & now).sum(axis=0)]
    )
    return inside.astype(np.float32), counts.astype(np.float32)
