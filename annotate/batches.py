"""Work in batches, where a request, a transaction or memory holds only so much."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in order, `size` at a time; the last batch may be smaller."""
    for first in range(0, len(items), size):
        yield items[first : first + size]
