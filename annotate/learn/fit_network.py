"""Fitting a fine-tuned network: a few passes over the sentences of labelled articles.

One article in ten is set aside: the pass after which the network is best on those is the one that counts.
Nothing is drawn at random but the order of the sentences, and all that a pass leaves is kept, so that a fit
which was killed goes on as if it had not been and ends with the same bytes.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from annotate.files import write
from annotate.learn.crf import Floats, Mask, Transitions, word_by_word
from annotate.learn.encoder import Encoder, Part, parts
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.fine_tuned import Network, Weights, halves
from annotate.learn.fit_crf import RARELY, answered
from annotate.learn.tokens import Numbers
from annotate.progress import Progress

EPOCHS = 2  #: passes at most: a third one, tried, learned nothing that holds for other articles
ASIDE = 10  #: of so many articles one is set aside
SENTENCES, WORDS = 32, 1024  #: bounds of a step; the second is of what the sentences take that are filled up
ALIKE = 32  #: steps' worth of sentences that are sorted by length, which saves filling up the shorter ones
RATES = (2e-4, 2e-3, 1e-2)  #: of the layers, of the last one, and of what there is once for each label
RISING = 0.1  #: share of the steps in which the rate rises, before it falls to nothing
GOES_ON = 0.8  #: probability that a span goes on, to begin learning with
STEEPEST = 1.0  #: bound of a gradient's length
STATE = ("now", "step", "exp_avg", "exp_avg_sq")  #: of each weight: itself, and what the optimizer remembers

Sentence = tuple["Sheet", Part]


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """An article with its answers; both are tokens × (labels + 1), of which the last is for any label."""

    article: FeaturisedArticle
    inside: Mask
    known: Mask

    @property
    def sentences(self) -> list[Part]:
        """First token and end of each."""
        return list(parts(self.article.tokens))


class NetworkFit:
    """One fit, pass by pass; `losses` are those of the passes so far on what is set aside."""

    def __init__(
        self,
        encoder: Encoder,
        sheets: Sequence[Sheet],
        outputs: int,
        seed: int,
        path: Path | None,
        progress: Progress,
    ) -> None:
        """A network of so many outputs; what a killed fit kept is at `path` (None: nowhere)."""
        import torch

        order = sorted(sheets, key=lambda each: each.article.article.text_sha256)
        aside = max(1, len(order) // ASIDE)
        self.aside = [(sheet, part) for sheet in order[:aside] for part in sheet.sentences]
        self.learned = [(sheet, part) for sheet in order[aside:] or order for part in sheet.sentences]
        self.encoder, self.seed, self.path, self.progress = encoder, seed, path, progress
        self.shown = {each: encoder.shown(each.article.article, each.article.tokens) for each in sheets}
        self.network = Network(encoder, outputs)
        with torch.no_grad():
            self.network.chain.copy_(torch.from_numpy(_guessed(sheets, outputs)))
        *layers, head, bias, chain = self.network.trained.values()
        rates = zip((layers, [head], [bias, chain]), RATES, strict=True)
        self.optimizer = torch.optim.AdamW(
            [{"params": some, "most": rate} for some, rate in rates], foreach=False
        )
        self.losses: list[float] = []
        self.best = self._weights(np.float16)

    def weights(self) -> Weights:
        """Those after the pass that was best on what is set aside; learned now, but for what was kept."""
        progress, sentences = self.progress, len(self.aside) + len(self.learned)
        self._go_on()
        progress.advance(len(self.losses) * sentences)
        while not self._done:
            self._pass(len(self.losses))
            self.losses.append(self._lost())
            if self.losses[-1] == min(self.losses):
                self.best = self._weights(np.float16)
            self._keep()
            progress.advance(len(self.aside))
        progress.advance((EPOCHS - len(self.losses)) * sentences)
        return self.best

    @property
    def _done(self) -> bool:
        return len(self.losses) == EPOCHS or self.losses[-1:] != sorted(self.losses)[:1]

    def _pass(self, epoch: int) -> None:
        import torch

        steps = list(_steps(self.learned, np.random.default_rng([self.seed % 2**32, epoch])))
        for step, some in enumerate(steps):
            done = (epoch * len(steps) + step + 1) / (EPOCHS * len(steps) + 1)
            for group in self.optimizer.param_groups:
                group["lr"] = group["most"] * min(done / RISING, (1 - done) / (1 - RISING))
            self.optimizer.zero_grad()
            self._learn(some)
            torch.nn.utils.clip_grad_norm_(self.network.trained.values(), STEEPEST)
            self.optimizer.step()
            self.progress.advance(len(some))

    def _learn(self, some: Sequence[Sentence]) -> None:
        """Put the slope of the likelihood of these answers on the weights; `fit_crf` does the same."""
        import torch

        scores, inside, known, steps = self._scored(some)
        transitions, values = self._transitions, scores.detach().numpy()
        free, free_counts = transitions.forward_backward(values, steps)
        told, told_counts = answered(transitions, values, inside, known, steps)
        scores.backward(torch.from_numpy((free - told) / np.float32(len(inside))))
        self.network.chain.grad = torch.from_numpy((free_counts - told_counts) / np.float32(len(inside)))

    def _lost(self) -> float:
        """The mean surprise at a token's answers in what is set aside."""
        import torch

        lost, tokens = 0.0, 0
        for some in _steps(self.aside):
            with torch.inference_mode():
                scores, inside, known, steps = self._scored(some)
            likely, _ = self._transitions.forward_backward(scores.numpy(), steps)
            lost -= float(np.log(np.maximum(np.where(inside, likely, 1 - likely), 1e-6))[known].sum())
            tokens += len(inside)
        return lost / max(1, tokens)

    def _scored(self, some: Sequence[Sentence]) -> tuple[Any, Mask, Mask, Numbers]:
        """The network's scores of sentences word by word, with their answers; see `crf.word_by_word`."""
        batch = self.encoder.batch([self.shown[sheet][slice(*part)] for sheet, part in some])
        inside = np.concatenate([sheet.inside[slice(*part)] for sheet, part in some])
        known = np.concatenate([sheet.known[slice(*part)] for sheet, part in some])
        lengths = np.array([end - begin for _, (begin, end) in some], dtype=np.int32)
        rows, steps = word_by_word((np.cumsum(lengths) - lengths).astype(np.int32), lengths)
        return self.network(batch, halves=halves())[rows], inside[rows], known[rows], steps

    @property
    def _transitions(self) -> Transitions:
        start, begin, stay = self.network.chain.detach().numpy()
        return Transitions(start=start, begin=begin, stay=stay)

    def _weights(self, kind: type) -> dict[str, Any]:
        return {name: each.detach().numpy().astype(kind) for name, each in self.network.trained.items()}

    def _keep(self) -> None:
        """Write what the next pass needs; after the last one, what came of it."""
        from safetensors.numpy import save

        if self.path is None:
            return
        arrays = {f"best {name}": each for name, each in self.best.items()}
        for name, each in () if self._done else self.network.trained.items():
            state = {"now": each.detach(), **self.optimizer.state[each]}
            arrays |= {f"{what} {name}": state[what].numpy() for what in STATE}
        with suppress(OSError):  # a full or read-only disk: a killed fit begins again
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write(self.path, save(arrays, {"losses": json.dumps(self.losses)}))

    def _go_on(self) -> None:
        """Take up what a killed fit kept, if it kept something whole."""
        import torch
        from safetensors import safe_open

        if self.path is None or not self.path.is_file():
            return
        try:
            with safe_open(self.path, "numpy") as kept:
                losses = json.loads(kept.metadata()["losses"])
                found = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118
            best = {name: found[f"best {name}"] for name in self.network.trained}
        except Exception:  # every way in which a damaged file can be wrong
            return  # learn again
        self.losses, self.best = losses, best
        if self._done:
            return
        self.network.take({name: found[f"now {name}"] for name in best})
        for name, each in self.network.trained.items():
            state = {what: torch.as_tensor(found[f"{what} {name}"]) for what in STATE[1:]}
            self.optimizer.state[each] = state


def work(sheets: Sequence[Sheet]) -> int:
    """How many sentences a fit on these articles goes through at most."""
    return EPOCHS * sum(len(sheet.sentences) for sheet in sheets)


def _guessed(sheets: Sequence[Sheet], outputs: int) -> Floats:
    """The transitions to begin with, 3 × outputs; with them scores of 0 mean what is usual."""
    inside, known = np.zeros(outputs), np.ones(outputs)
    for each in sheets:
        inside += (each.inside & each.known).sum(axis=0)
        known += each.known.sum(axis=0)
    share = np.clip(inside / known, RARELY, 0.5)
    ends = 1 - GOES_ON
    guessed = np.log([share * ends, share * ends**2, np.full(outputs, GOES_ON)])
    return np.asarray(guessed, dtype=np.float32)


def _steps(
    sentences: Sequence[Sentence], random: np.random.Generator | None = None
) -> Iterator[list[Sentence]]:
    """The sentences step by step, in random order but for those of like length that go together."""
    order = np.arange(len(sentences)) if random is None else random.permutation(len(sentences))
    lengths = np.array([end - begin for _, (begin, end) in sentences])
    for first in range(0, len(order), SENTENCES * ALIKE):
        some = order[first : first + SENTENCES * ALIKE]
        some = some[np.argsort(-lengths[some], kind="stable")]
        steps = []
        while len(some):
            size = max(1, min(SENTENCES, WORDS // int(lengths[some[0]])))
            steps.append(some[:size])
            some = some[size:]
        for at in range(len(steps)) if random is None else random.permutation(len(steps)):
            yield [sentences[each] for each in steps[at]]
