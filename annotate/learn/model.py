"""The model: token scores, a transitions, and a judge of spans."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from annotate.learn.candidates import Scored, candidates, judged
from annotate.learn.encoder import Encoder
from annotate.learn.seen import Seen
from annotate.learn.selection import settled
from annotate.learn.token_model import TokenModel
from annotate.records import sha256


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """Everything that `predict` needs. `judge` is a scikit-learn LogisticRegression over `evidence`.

    `whichever` is the threshold of spans that are surely tagged, but not surely with one label; None where
    such spans do not pay.
    With an `encoder`, `predict` takes only what was seen through it.
    """

    labels: tuple[str, ...]
    tokens: TokenModel
    judge: Any
    thresholds: Mapping[str, float]
    whichever: float | None
    encoder: Encoder | None = None

    def predict(self, seen: Seen) -> list[Scored]:
        """Every rule tag of the model's labels, and every span it finds, with their probabilities."""
        found = judged(self.judge, candidates(self.labels, self.tokens, seen))
        return settled(found, self.thresholds, self.whichever)

    def digest(self) -> str:
        """Hex SHA-256 of all numbers in the model."""
        arrays = (*self.arrays().values(), self.judge.coef_, self.judge.intercept_)
        return sha256(b"".join(np.ascontiguousarray(array).tobytes() for array in arrays))

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """The plain arrays of the model, by the name they are saved under."""
        transitions, dense = self.tokens.transitions, self.tokens.dense
        arrays = {
            "columns": self.tokens.columns,
            "weights": self.tokens.weights,
            "start": transitions.start,
            "begin": transitions.begin,
            "stay": transitions.stay,
        }
        if dense is not None:
            arrays |= {"dense": dense.weights, "mean": dense.mean, "scale": dense.scale}
        return arrays
