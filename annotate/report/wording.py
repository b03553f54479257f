"""Which spans are the same wording: equal words, whatever their capitals, blanks and apostrophes."""

from collections.abc import Iterable

from annotate.coding.consensus import Range
from annotate.report.evidence import Evidence

_APOSTROPHES = str.maketrans("’‘", "''")


def wording(text: str) -> str:
    """What spans of one wording share: "The  Regime’s" is "the regime's"."""
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


def wordings(judged: Iterable[Evidence]) -> Range:
    """How many wordings approved and disputed spans have: the fewest and most that one reviewer marked."""
    agreed: set[str] = set()
    marked: dict[str, set[str]] = {}
    for each in judged:
        if each.status == "approved":
            agreed.add(wording(each.text))
        elif each.occurrence is not None:
            for reader in each.occurrence.readers:
                marked.setdefault(reader, set())
            for mark in each.occurrence.marks:
                marked[mark.reviewer].add(wording(mark.decision.text))
    numbers = [len(agreed | own) for own in marked.values()] or [len(agreed)]
    return Range(min(numbers), max(numbers))
