"""The optional fine-tuned encoder: a network in the place of features, under a random field for each label.

The network is the encoder with layers that were trained for these labels, a linear layer on top, and the
transitions that were learned with them. The embeddings of words are the encoder's own and were not trained.
The field of features that it is pooled with sees the same encoder frozen.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from annotate.errors import InputError
from annotate.learn.crf import Floats, Transitions
from annotate.learn.encoder import SENTENCES, Encoder, batches, parts
from annotate.learn.encoder_batch import Batch
from annotate.learn.tokens import Tokens
from annotate.records import Article

HEAD, BIAS = "head.weight", "head.bias"  #: of the last layer, (labels + 1) × width and labels + 1
CHAIN = "transitions"  #: what `Transitions` consists of, 3 × (labels + 1)

Weights = Mapping[str, npt.NDArray[np.float16]]


@dataclass(frozen=True, kw_only=True, eq=False)
class FineTuned:
    """What an encoder learned: the `weights` in which it differs now, by their names in torch.

    A `quick` one counts with half as wide numbers where the processor can, in a third of the time. That is
    for what a training asks of it: what a model is kept for comes out alike on every machine.
    """

    encoder: Encoder
    weights: Weights
    quick: bool = False

    @property
    def transitions(self) -> Transitions:
        """Those of the random fields, by label, and the last for any label."""
        start, begin, stay = self.weights[CHAIN].astype(np.float32)
        return Transitions(start=start, begin=begin, stay=stay)

    def scores(self, article: Article, tokens: Tokens) -> Floats:
        """What speaks for being in a span, before transitions are asked; tokens × (labels + 1)."""
        import torch

        words = self.encoder.shown(article, tokens)
        found = np.zeros((len(words), len(self.weights[BIAS])), dtype=np.float32)
        network = _network(self.encoder, len(self.weights[BIAS]))
        if network.taken is not self.weights:
            network.take(self.weights)
        for places in batches(parts(tokens), SENTENCES):
            batch = self.encoder.batch([words[begin:end] for begin, end in places])
            with torch.inference_mode(), one_thread():
                made = network(batch, halves=self.quick and halves()).numpy()
            for begin, end in places:
                found[begin:end], made = made[: end - begin], made[end - begin :]
        return found

    def to_bytes(self) -> bytes:
        """The weights in the safetensors format, which is data alone."""
        from safetensors.numpy import save

        return bytes(save({name: np.ascontiguousarray(each) for name, each in self.weights.items()}))

    @classmethod
    def of(cls, content: bytes, encoder: Encoder, labels: int) -> "FineTuned":
        """What `to_bytes` wrote. InputError if it is not for so many labels."""
        from safetensors.numpy import load

        weights = load(content)
        shapes = {HEAD: (labels + 1, encoder.width), BIAS: (labels + 1,), CHAIN: (3, labels + 1)}
        if any(name not in weights or weights[name].shape != shape for name, shape in shapes.items()):
            raise InputError(f"the model's network is not one of {labels} labels: nothing was loaded")
        return cls(encoder=encoder, weights=weights)


class Network:
    """The network in torch; `trained` are the weights that learn, by name, and `taken` what was put there."""

    def __init__(self, encoder: Encoder, outputs: int) -> None:
        """As the encoder is, with a last layer and transitions of zeros."""
        import torch

        # Without dropout, which draws at random; "eager" is quickest for short sentences.
        self.inner = encoder.network(attn_implementation="eager")
        depth = self.inner.config.num_hidden_layers
        lists = (each for each in self.inner.modules() if isinstance(each, torch.nn.ModuleList))
        layers = next((each for each in lists if len(each) == depth), None)
        if layers is None:
            raise InputError(
                f"{encoder.record.name} has no layers as BERT has them, so it cannot be fine-tuned: name one "
                "such as sentence-transformers/all-MiniLM-L6-v2"
            )
        self.inner.requires_grad_(False)
        layers.requires_grad_(True)
        self.head = torch.zeros(outputs, encoder.width, requires_grad=True)
        self.bias = torch.zeros(outputs, requires_grad=True)
        self.chain = torch.zeros(3, outputs, requires_grad=True)
        inner = {name: each for name, each in self.inner.named_parameters() if each.requires_grad}
        self.trained: dict[str, Any] = {**inner, HEAD: self.head, BIAS: self.bias, CHAIN: self.chain}
        self.taken: Mapping[str, npt.NDArray[Any]] | None = None

    def __call__(self, batch: Batch, *, halves: bool = False) -> Any:
        """The scores of the words of a batch, words × outputs; the layers count in bfloat16 with `halves`."""
        import torch

        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):
            made = batch.means(self.inner)
        return made.float() @ self.head.T + self.bias

    def take(self, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        """Put other weights in the place of its own. InputError if they are not for this network."""
        import torch

        shapes = {name: tuple(each.shape) for name, each in self.trained.items()}
        if {name: each.shape for name, each in weights.items()} != shapes:
            raise InputError("the model's network does not fit its encoder: train again")
        with torch.no_grad():
            for name, each in self.trained.items():
                each.copy_(torch.from_numpy(np.float32(weights[name])))
        self.taken = weights


@lru_cache(maxsize=1)  # a training has weights for every few folds, and each network takes 100 MB
def _network(encoder: Encoder, outputs: int) -> Network:
    return Network(encoder, outputs)


def halves() -> bool:
    """Whether this processor multiplies half as wide numbers."""
    import torch

    return bool(getattr(torch.cpu, "_is_avx512_bf16_supported", bool)())


@contextmanager
def one_thread() -> Iterator[None]:
    """Let torch work in one thread as long as the block runs: shared out, the last digits would differ."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
