"""A server that says what it is told to say: for answers that no real one would give on demand."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotate.coding.annotations import Export, Prediction
from annotate.studio.answers import read_export, read_prediction
from annotate.studio.client import Studio
from annotate.studio.listing import Account
from annotate.studio.page import ARTICLE, LABELS
from annotate.studio.projects import Project


class Replay(Studio):
    """Answers `pull` with one export; `predictions` are those that can be asked for, by number."""

    def __init__(self, answer: bytes, predictions: Mapping[int, Any]) -> None:
        self.url = self.name = "https://studio.example.org"
        self._answer, self._predictions = answer, predictions

    def projects(self) -> tuple[Project, ...]:
        """One, which is the workspace's by its title."""
        page = f'name="{LABELS}" name="{ARTICLE}"'
        return (Project(number=1, title="News articles", description="", page=page, tasks=2, version="v"),)

    def project(self, number: int) -> Project:
        [only] = self.projects()
        assert number == only.number
        return only

    def accounts(self) -> tuple[Account, ...]:
        return (Account(number=1, address="ada@example.org", joined="2026-01-01T00:00:00Z"),)

    def people(self) -> Mapping[int, str]:
        return {1: "ada@example.org"}

    def reviewed(self, _: int, __: Sequence[int]) -> Export:
        return read_export(self._answer, self.people(), self.url)

    def changed(self, _: int, __: str = "") -> Mapping[int, str]:
        """None: so everything is read again."""
        return {}

    def annotated(self, _: int, __: str = "") -> int:
        return 0

    def touched(self, _: int, __: Sequence[int] | None = None) -> Mapping[str, str]:
        return {}

    def deleted(self, _: int) -> bool:
        return False

    def prediction(self, prediction_id: int) -> Prediction | None:
        return read_prediction(self._predictions.get(prediction_id))
