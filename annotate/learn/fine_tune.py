"""Fine-tuning an encoder: a network for each set of articles that a token model learns from."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from annotate.learn.encoder import Encoder
from annotate.learn.fine_tuned import FineTuned, one_thread
from annotate.learn.fit_network import NetworkFit, Sheet, work
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import digest, sha256

LAYOUT = 1  #: version of the fit; part of the name under which an unfinished network is kept
FOLDER = "fine-tuning"  #: in the cache, with a file for each network of the training that goes on


@dataclass(frozen=True, kw_only=True)
class FineTuning:
    """How to fine-tune an encoder; `cache` is where a killed training left its networks (None: nowhere)."""

    encoder: Encoder
    cache: Path | None = None
    progress: Progress = NO_PROGRESS

    def fit(self, sets: Sequence[Sequence[Sheet]], outputs: int, seed: int) -> list[FineTuned]:
        """A network of so many `outputs` (labels + 1) for each of these sets of articles.

        One after the other: two at once would take twice the memory.
        """
        self.progress.begin(sum(map(work, sets)), "Fine-tuning")
        with one_thread():
            return [self._fitted(sheets, outputs, seed) for sheets in sets]

    def _fitted(self, sheets: Sequence[Sheet], outputs: int, seed: int) -> FineTuned:
        fit = NetworkFit(self.encoder, sheets, outputs, seed, self._place(sheets, seed), self.progress)
        return FineTuned(encoder=self.encoder, weights=fit.weights())

    def _place(self, sheets: Sequence[Sheet], seed: int) -> Path | None:
        return None if self.cache is None else self.cache / FOLDER / f"{self._key(sheets, seed)}.safetensors"

    def _key(self, sheets: Sequence[Sheet], seed: int) -> str:
        made_of = (
            sha256(each.tobytes())
            for sheet in sheets
            for each in (sheet.article.tokens.sentence, sheet.inside, sheet.known)
        )
        texts = (sheet.article.article.text_sha256 for sheet in sheets)
        return digest("network", LAYOUT, self.encoder.record.digest, version("torch"), seed, *texts, *made_of)


def forget(cache: Path | None) -> None:
    """Delete what a training kept in the folder `cache` to go on with: it is done."""
    if cache is not None:
        shutil.rmtree(cache / FOLDER, ignore_errors=True)
