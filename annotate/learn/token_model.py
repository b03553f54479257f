"""What speaks for each token to be in a span: weights of its features, and of an encoder's numbers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix

from annotate.learn.crf import Floats, Transitions
from annotate.learn.encoder import Vectors
from annotate.learn.features import BITS
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tuned import FineTuned
from annotate.learn.tokens import Numbers

FARTHEST, DENSE = 3.0, 0.1  #: bound of an encoder's standardised numbers, and what they are multiplied with
TUNED = 6  #: numbers that a fine-tuned encoder says of a span, apart for model and rules
WHOLE = np.float32(0.5)  #: what they are multiplied with once more where a whole span is classified


@dataclass(frozen=True, kw_only=True, eq=False)
class Dense:
    """Weights, width × (labels + 1), of an encoder's numbers, and their mean and scale in training."""

    weights: Floats
    mean: Floats
    scale: Floats

    def scores(self, vectors: Vectors) -> Floats:
        """What the encoder's numbers add to the scores of the tokens."""
        return np.asarray(standardised(vectors, self.mean, self.scale) @ self.weights)

    def meant(self, vectors: Vectors) -> Floats:
        """The encoder's numbers of a run of tokens as a whole, for the span classifier."""
        return np.asarray(WHOLE * standardised(vectors, self.mean, self.scale).mean(axis=0))


def standardised(vectors: Vectors, mean: Floats, scale: Floats) -> Floats:
    """An encoder's numbers as the token model takes them: all of one size, and small beside a feature's 1."""
    return np.asarray(np.float32(DENSE) * np.clip((vectors - mean) / scale, -FARTHEST, FARTHEST))


@dataclass(frozen=True, kw_only=True, eq=False)
class TokenModel:
    """One conditional random field per label; `columns` are the hashed features that have weights.

    `weights` are columns × (labels + 1): the last is for being in a span of any label. `tuned` is a network
    that judges the tokens by itself.
    """

    columns: Numbers
    weights: Floats
    transitions: Transitions
    dense: Dense | None = None
    tuned: FineTuned | None = None

    @property
    def meant(self) -> int:
        """How many numbers the meaning of a candidate has (see `Candidate`)."""
        return TUNED if self.tuned else 0 if self.dense is None else len(self.dense.mean)

    @cached_property
    def _place(self) -> Numbers:
        """The row of each hashed feature's weights, -1 where it has none."""
        place = np.full(1 << BITS, -1, dtype=np.int32)
        place[self.columns] = np.arange(len(self.columns), dtype=np.int32)
        return place

    def scores(self, article: FeaturisedArticle) -> Floats:
        """What speaks for being in a span, in log-odds before transitions are asked; a column per weight."""
        features, place = article.matrix, self._place
        known = place[features.indices] >= 0
        counts = np.concatenate([[0], np.cumsum(known)])[features.indptr]
        narrow = csr_matrix(
            (features.data[known], place[features.indices[known]], counts),
            shape=(features.shape[0], len(self.columns)),
        )
        scores = np.asarray(narrow @ self.weights, dtype=np.float32)
        if self.dense is None:
            return scores
        if article.vectors is None:
            raise ValueError(f"article {article.article.id} was not featurised with the model's encoder")
        return scores + self.dense.scores(article.vectors)
