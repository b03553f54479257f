"""Progress that tells a test what it was told."""

from collections.abc import Callable

from annotate.progress import Progress


def nobody(_: int) -> None:
    """Hears nothing."""


class Told(Progress):
    """Hands what it is told to functions, such as a list's `append`."""

    def __init__(
        self, begin: Callable[[int], object] = nobody, advance: Callable[[int], object] = nobody
    ) -> None:
        self._begin, self._advance = begin, advance

    def begin(self, total: int, what: str = "") -> None:  # noqa: ARG002 -- the name of the work
        self._begin(total)

    def advance(self, steps: int) -> None:
        self._advance(steps)
