"""A server that says what it is told to say: for answers that no real one would give on demand."""

from collections.abc import Mapping
from typing import Any

from annotate.coding.annotations import Export, Prediction
from annotate.studio.answers import read_export, read_prediction
from annotate.studio.client import Studio


class Replay(Studio):
    """Answers `pull` with one export; `predictions` are those that can be asked for, by number."""

    def __init__(self, answer: bytes, predictions: Mapping[int, Any]) -> None:
        self.url = self.name = "https://studio.example.org"
        self._answer, self._predictions = answer, predictions

    def find(self, _: str) -> int | None:
        return 1

    def shown(self, _: int) -> str:
        return "v"

    def reviewed(self, _: int) -> Export:
        return read_export(self._answer, {1: "ada@example.org"}, self.url)

    def touched(self, _: int) -> Mapping[str, str]:
        return {}

    def deleted(self, _: int) -> bool:
        return False

    def prediction(self, prediction_id: int) -> Prediction | None:
        return read_prediction(self._predictions.get(prediction_id))
