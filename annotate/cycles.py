"""How often Python looks for objects that hold one another in a ring, which nothing else would free."""

import atexit
import gc

ALLOCATIONS = 100_000  #: between two looks, in the place of Python's 700
GENERATIONS = 20  #: of young looks for an older one, twice over


def look_seldom() -> None:
    """Records hold no rings, and there are many: to look as often as usual takes a sixth of reading them.

    When the process ends nothing is looked at, as all is given back then: that takes a fifth of a scan.
    """
    gc.set_threshold(ALLOCATIONS, GENERATIONS, GENERATIONS)
    atexit.register(gc.freeze)
