"""Fitting token weights and transitions together: one conditional random field per label, all in one go.

The labels share the passes over the features, which cost most. Stochastic gradient with a rate per weight
(Adagrad: Duchi, Hazan, Singer 2011) that falls to nothing, so that the order of the sentences matters little.
What a reviewer left open is summed out: such a token counts as whatever the model takes it for.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from annotate.learn.crf import LOUDEST, Floats, Mask, Transitions, previous, sentences, word_by_word
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
    for rows, steps, rate in _batches(sentence, seed):
        columns, part = _narrowed(features[rows])
        touched = columns if dense is None else np.append(columns, np.arange(sparse, len(weights)))
        own, square = weights.take(touched, axis=0), squares.take(touched, axis=0)
        scores = part @ own[: len(columns)]
        if dense is not None:
            full = dense[rows].astype(np.float32)
            scores += full @ own[len(columns) :]
        free, free_counts = transitions.forward_backward(scores, steps)
        told, told_counts = answered(transitions, scores, inside[rows], known[rows], steps)
        gradient = part.T @ (free - told)
        if dense is not None:
            gradient = np.concatenate([gradient, full.T @ (free - told)])
        gradient += np.float32(PENALTY) * own
        square += gradient**2
        squares[touched] = square
        weights[touched] = own - rate * gradient / np.sqrt(square)
        slope = free_counts - told_counts
        squared += slope**2
        moved = np.stack([transitions.start, transitions.begin, transitions.stay])
        moved = moved - rate * slope / np.sqrt(squared)
        transitions = Transitions(start=moved[0], begin=moved[1], stay=moved[2])
    return weights, transitions


def _batches(sentence: Numbers, seed: int) -> Iterator[tuple[Numbers, Numbers, np.float32]]:
    """For each step its tokens, as `word_by_word` has them, and the learning rate."""
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
            yield *word_by_word(starts[picked], lengths[picked]), rate


def _narrowed(part: csr_matrix) -> tuple[npt.NDArray[np.int64], csr_matrix]:
    """The columns in which some token has a feature, and the matrix of these columns alone."""
    held = np.zeros(part.shape[1], dtype=bool)
    held[part.indices] = True
    touched = np.flatnonzero(held)
    place = np.empty(part.shape[1], dtype=np.int32)
    place[touched] = np.arange(len(touched))
    return touched, csr_matrix(
        (part.data, place[part.indices], part.indptr), shape=(part.shape[0], len(touched))
    )


def answered(
    transitions: Transitions, scores: Floats, inside: Mask, known: Mask, steps: Numbers
) -> tuple[Floats, Floats]:
    """What `Transitions.forward_backward` returns where the answers are given."""
    if not known.all():
        certain = np.where(inside, np.float32(LOUDEST), np.float32(-LOUDEST))
        return transitions.forward_backward(np.where(known, certain, scores), steps)
    first = int(steps[:1].sum())
    was, now = inside[previous(steps)], inside[first:]
    counts: npt.NDArray[np.int64] = np.stack(
        [inside[:first].sum(axis=0), (~was & now).sum(axis=0), (was & now).sum(axis=0)]
    )
    return inside.astype(np.float32), counts.astype(np.float32)
