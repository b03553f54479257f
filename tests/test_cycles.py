"""Python looks for rings of objects seldom while a command runs."""

import gc
import subprocess
import sys
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


LEAVING = """
import sys
from annotate.cycles import look_seldom

class Ring:
    def __init__(self):
        self.itself = self

    def __del__(self):
        sys.stdout.write("found")

{first}
Ring()
"""


@pytest.mark.parametrize(("first", "said"), [("", "found"), ("look_seldom()", "")])
def test_no_ring_is_looked_for_as_the_process_ends(first: str, said: str) -> None:
    code = LEAVING.format(first=first)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == said
