"""How often Python collects garbage: objects that hold one another in a ring, and that nothing else frees."""

import atexit
import gc

ALLOCATIONS = 100_000  #: between two collections, in the place of Python's 700
GENERATIONS = 20  #: young collections between two of an older generation


def collect_seldom() -> None:
    """Records hold no rings, and there are many: to collect as often as usual takes a sixth of reading them.

    When the process ends nothing is collected, as all is given back then: that takes a fifth of a scan.
    """
    gc.set_threshold(ALLOCATIONS, GENERATIONS, GENERATIONS)
    atexit.register(gc.freeze)
