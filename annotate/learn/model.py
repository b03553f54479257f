"""The model: token scores, and a classifier of the spans that they suggest."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from annotate.learn import selection
from annotate.learn.candidates import Scored, candidates, score_candidates
from annotate.learn.dataset import LabelSpan
from annotate.learn.encoder import Encoder
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tune import FineTuning
from annotate.learn.token_model import TokenModel
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import sha256


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """Everything that `predict` needs. `span_classifier` is a scikit-learn LogisticRegression over evidence.

    `any_label_threshold` is for spans that are surely tagged, but not surely with one label; None where such
    spans do not pay. With an `encoder` that is frozen, `predict` takes only articles that were featurised
    with it.
    """

    labels: tuple[str, ...]
    tokens: TokenModel
    span_classifier: Any
    thresholds: Mapping[str, float]
    any_label_threshold: float | None
    encoder: Encoder | None = None

    def predict(self, article: FeaturisedArticle) -> list[Scored]:
        """Every rule tag of the model's labels, and every span it finds, with their probabilities."""
        found = score_candidates(self.span_classifier, candidates(self.labels, self.tokens, article))
        return selection.select_spans(found, self.thresholds, self.any_label_threshold)

    def spans(self, article: FeaturisedArticle) -> list[LabelSpan]:
        """The spans whose probability reaches their label's threshold."""
        return selection.spans(self.predict(article), self.thresholds)

    def fine_tuning(self, cache: Path | None = None, progress: Progress = NO_PROGRESS) -> FineTuning | None:
        """How its encoder was fine-tuned, to do the same on other articles; None where it was not."""
        tuned = self.tokens.tuned
        return None if tuned is None else FineTuning(encoder=tuned.encoder, cache=cache, progress=progress)

    def digest(self) -> str:
        """Hex SHA-256 of all numbers in the model."""
        arrays = (*self.arrays().values(), self.span_classifier.coef_, self.span_classifier.intercept_)
        tuned = self.tokens.tuned.weights.items() if self.tokens.tuned else ()
        learned = (array for _, array in sorted(tuned))
        return sha256(b"".join(np.ascontiguousarray(array).tobytes() for array in (*arrays, *learned)))

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
