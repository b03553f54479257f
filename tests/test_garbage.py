"""Garbage is collected seldom while a command runs."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from annotate.garbage import collect_seldom


@pytest.fixture
def _put_back() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("_put_back")
def test_rings_are_collected_seldom_and_still_freed() -> None:
    collect_seldom()
    assert gc.get_threshold() == (100_000, 20, 20)
    assert gc.isenabled()


LEAVING = """
import sys
from annotate.garbage import collect_seldom

class Ring:
    def __init__(self):
        self.itself = self

    def __del__(self):
        sys.stdout.write("found")

{first}
Ring()
"""


@pytest.mark.parametrize(("first", "said"), [("", "found"), ("collect_seldom()", "")])
def test_nothing_is_collected_as_the_process_ends(first: str, said: str) -> None:
    code = LEAVING.format(first=first)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == said
