"""Sentences in word pieces, as a network takes them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, kw_only=True, eq=False)
class Batch:
    """Sentences in word pieces: those that are `real` (sentences × pieces), with the word of each.

    All `words` of the batch are numbered through.
    """

    pieces: Any
    real: npt.NDArray[np.bool_]
    of_word: npt.NDArray[np.int64]
    words: int

    def means(self, network: Any) -> Any:
        """Words × width, of what a network makes of each word; its pieces' mean, 0 where none was left."""
        import torch

        made = network(**self.pieces).last_hidden_state[torch.from_numpy(self.real)]
        of_word = torch.from_numpy(self.of_word)
        sums = torch.zeros(self.words, made.shape[1], dtype=made.dtype).index_add_(0, of_word, made)
        return sums / torch.bincount(of_word, minlength=self.words).clamp(min=1)[:, None]
