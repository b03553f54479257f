"""What is said of the ladder that claims rest on: whose word it is, and a share where there is enough."""

from collections.abc import Mapping

from annotate.records import Basis
from annotate.report.ladder import LEAST, Ladder

_RUNGS = (
    "Each statement that the article hands to a source, in any voice, by how far a reader could check it. "
)
RUNGS: Mapping[Basis, str] = {
    "proposed": _RUNGS + "All of it as the rules find it; the last three rungs leave the source open.",
    "reviewed": _RUNGS + "What leaves its source open is what reviewers approved as an unattributed claim; "
    "named sources and roles are as the rules find them, and nobody reviewed those.",
}
NO_ATTRIBUTION = "No statement is handed to a source, as far as the rules can tell."


def step_share(ladder: Ladder, count: int) -> str:
    """A step's share of the ladder; empty where there are too few attributions for shares."""
    return f"{count / ladder.total:.0%}" if ladder.total >= LEAST else ""


def ladder_note(ladder: Ladder) -> str:
    """Whose word the ladder is."""
    few = "" if ladder.total >= LEAST else f" No shares are given of fewer than {LEAST}."
    return RUNGS[ladder.basis] + few
