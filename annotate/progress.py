"""How far long work is, for whoever shows it to a person."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Whom to tell: `begin` how many steps there are to do, `advance` how many more are done."""

    begin: Callable[[int], None] = lambda _: None
    advance: Callable[[int], None] = lambda _: None


NO_PROGRESS = Progress()  #: nobody is told
