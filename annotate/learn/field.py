"""Learning token weights and chain together: one conditional random field per label, all in one go.

The labels share the passes over the features, which cost most. Stochastic gradient with a rate per weight
(Adagrad: Duchi, Hazan, Singer 2011) that falls to nothing, so that the order of the sentences matters little.
What a reviewer left open is summed out: such a token counts as whatever the model takes it for.
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from annotate.learn.chain import LOUDEST, Chain, Floats, Mask, gathered, sentences
from annotate.learn.tokens import Numbers

BATCH = 256  #: sentences a step, fewer where there are few
STEPS = 250  #: at least so many steps, as far as `EPOCHS` lets them
EPOCHS = (4, 30)  #: bounds of the passes over all sentences
RATE = 0.15
PENALTY = 0.1  #: L2 penalty of a weight, in each step that touches it
RARELY = 1e-5  #: prior of a label without an example


def learned(
    features: csr_matrix,
    inside: Mask,
    known: Mask,
    sentence: Numbers,
    seed: int,
    dense: npt.NDArray[np.float16] | None = None,
) -> tuple[Floats, Chain]:
    """Weights (columns × labels) and chain from tokens × labels, `inside` a span as far as `known`.

    `dense` are more columns of the features, of which each token has all; their weights come last.
    """
    random = np.random.default_rng(seed % 2**32)
    labels = inside.shape[1]
    starts, lengths = sentences(sentence)
    size = min(BATCH, max(16, len(starts) // 12))
    batches = max(1, -(-len(starts) // size))
    epochs = min(max(-(-STEPS // batches), EPOCHS[0]), EPOCHS[1])
    sparse, width = features.shape[1], 0 if dense is None else dense.shape[1]
    weights: Floats = np.zeros((sparse + width, labels), dtype=np.float32)
    squares: Floats = np.ones_like(weights)
    seen = (inside & known).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    chain = Chain.guessed(np.clip(seen, RARELY, 0.5).astype(np.float32))
    squared: Floats = np.ones((3, labels), dtype=np.float32)
    held, place = np.zeros(sparse, dtype=bool), np.zeros(sparse, dtype=np.int32)
    for epoch in range(epochs):
        order = random.permutation(len(starts))
        for batch in range(batches):
            rate = np.float32(RATE * (1 - (epoch * batches + batch) / (epochs * batches)))
            picked = order[batch * size : (batch + 1) * size]
            picked = picked[np.argsort(-lengths[picked], kind="stable")]
            rows, long = gathered(starts[picked], lengths[picked]), lengths[picked]
            part = features[rows]
            scores = part @ weights[:sparse]
            if dense is not None:
                full = dense[rows].astype(np.float32)
                scores += full @ weights[sparse:]
            free, free_counts = chain.expected(scores, long)
            told, told_counts = _told(chain, scores, inside[rows], known[rows], long)
            held[part.indices] = True
            touched = np.flatnonzero(held)
            held[touched] = False
            place[touched] = np.arange(len(touched), dtype=np.int32)
            narrow = csr_matrix(
                (part.data, place[part.indices], part.indptr), shape=(len(rows), len(touched))
            )
            gradient = narrow.T @ (free - told)
            if dense is not None:
                touched = np.append(touched, np.arange(sparse, len(weights)))
                gradient = np.concatenate([gradient, full.T @ (free - told)])
            gradient += np.float32(PENALTY) * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= rate * gradient / np.sqrt(squares[touched])
            slope = free_counts - told_counts
            squared += slope**2
            moved = np.stack([chain.start, chain.begin, chain.stay]) - rate * slope / np.sqrt(squared)
            chain = Chain(start=moved[0], begin=moved[1], stay=moved[2])
    return weights, chain


def _told(chain: Chain, scores: Floats, inside: Mask, known: Mask, lengths: Numbers) -> tuple[Floats, Floats]:
    """What `Chain.expected` returns where the answers are given."""
    if not known.all():
        certain = np.where(inside, np.float32(LOUDEST), np.float32(-LOUDEST))
        return chain.expected(np.where(known, certain, scores), lengths)
    first = np.zeros(len(inside), dtype=bool)
    first[np.cumsum(lengths) - lengths] = True
    was, now = inside[:-1] & ~first[1:, None], inside[1:] & ~first[1:, None]
    out = ~inside[:-1] & ~first[1:, None]
    counts: npt.NDArray[np.int64] = np.stack(
        [inside[first].sum(axis=0), (out & now).sum(axis=0), (was & now).sum(axis=0)]
    )
    return inside.astype(np.float32), counts.astype(np.float32)
