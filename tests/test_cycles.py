"""Python looks for rings of objects seldom while a command runs."""

import gc
from collections.abc import Iterator

import pytest

from annotate.cycles import look_seldom


@pytest.fixture
def _put_back() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("_put_back")
def test_rings_are_looked_for_seldom_and_still_freed() -> None:
    look_seldom()
    assert gc.get_threshold() == (100_000, 20, 20)
    assert gc.isenabled()
