"""Progress that tells a test what it was told."""

from collections.abc import Callable

from annotate.progress import Progress


def nobody(_: int) -> None:
    """Hears nothing."""


class Told(Progress):
    """Hands what it is told to functions, such as a list's `append`, and keeps it."""

    def __init__(
        self, begin: Callable[[int], object] = nobody, advance: Callable[[int], object] = nobody
    ) -> None:
        self._begin, self._advance = begin, advance
        self.begun: list[tuple[int, str]] = []
        self.done = 0

    def begin(self, total: int, what: str = "") -> None:
        self.begun.append((total, what))
        self._begin(total)

    def advance(self, steps: int) -> None:
        self.done += steps
        self._advance(steps)
