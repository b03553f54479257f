"""Where a coder's answer and the known one part: what was missed, and what was marked too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotate.coding.agreement.codings import Coding
from annotate.records import Stretch


@dataclass(frozen=True, kw_only=True)
class Slip:
    """A span of the gold that a coder `missed`, or one that is `excess`: nothing there has that label.

    `instead` is a label that the other side gave these words, empty where it gave none.
    """

    kind: Literal["missed", "excess"]
    article_id: str
    label: str
    start: int
    end: int
    instead: str = ""


def slips(answer: Coding, gold: Coding) -> tuple[Slip, ...]:
    """What was missed and what is excess in one article, of the labels known to both, in the text's order."""
    common = [label for label in gold.spans if label in answer.spans]
    found = []
    for label in common:
        sides = (("missed", gold, answer), ("excess", answer, gold))
        for kind, one, other in sides:
            for start, end in one.spans[label]:
                if not _at(other.spans[label], start, end):
                    instead = [name for name in common if _at(other.spans[name], start, end)]
                    found.append(
                        Slip(
                            kind=kind,  # type: ignore[arg-type]
                            article_id=gold.article_id,
                            label=label,
                            start=start,
                            end=end,
                            instead=instead[0] if instead else "",
                        )
                    )
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.label, each.kind)))


def _at(spans: Sequence[Stretch], start: int, end: int) -> bool:
    return any(begin < end and start < stop for begin, stop in spans)
