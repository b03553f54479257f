"""Progress that remembers what it was told."""

from annotate.progress import Progress


class Told(Progress):
    """`begun` are the totals with what they are of, `done` the steps."""

    def __init__(self) -> None:
        self.begun: list[tuple[int, str]] = []
        self.done = 0

    def begin(self, total: int, what: str = "") -> None:
        self.begun.append((total, what))

    def advance(self, steps: int) -> None:
        self.done += steps
