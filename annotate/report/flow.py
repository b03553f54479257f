"""What became of everything that was found: each article in exactly one box, and the boxes add up.

After the flow diagram of CONSORT (Schulz et al., BMJ 340, 2010).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from annotate.report.vocabulary import listed, plural

Box = Literal[
    "no article",
    "on no side",
    "not tagged",
    "never drawn",
    "not coded",
    "coded once",
    "coded by several",
    "disputed",
    "adjudicated",
]
#: which boxes are left behind at each step of the way, in its order; the last step's are where it ends
STEPS: Mapping[str, tuple[Box, ...]] = {
    "articles": ("no article", "on no side", "not tagged"),
    "tagged": ("never drawn",),
    "drawn for coding": ("not coded",),
    "coded": ("coded once", "coded by several", "disputed", "adjudicated"),
}
WORDS: Mapping[Box, str] = {
    "no article": "marked by a reviewer as damaged or as no article",
    "on no side": "left out, standing on no side of the comparison",
    "not tagged": "not tagged",
    "never drawn": "never sent to be coded",
    "not coded": "not coded yet",
    "coded once": "coded by one person",
    "coded by several": "coded by several, nothing in dispute",
    "disputed": "coded by several, with spans in dispute",
    "adjudicated": "with disputes settled by an adjudicator or a policy",
}


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Where everything that was `found` went.

    Sources were `refused` (by reason) or had the `same` text as another; the rest are articles, each in one
    of the `boxes`. `rates` of them have a rate: tagged, and with words of the outlet's own; in a
    comparison those that stand for a story.
    """

    refused: Mapping[str, int] = field(default_factory=dict)
    same: int = 0
    boxes: Mapping[Box, int]
    rates: int = 0

    @property
    def found(self) -> int:
        """All that was read or refused."""
        return sum(self.refused.values()) + self.same + self.articles

    @property
    def articles(self) -> int:
        """Articles of the workspace."""
        return sum(self.boxes.values())

    @property
    def way(self) -> Iterable[tuple[str, int, tuple[tuple[str, int], ...]]]:
        """Each step with the articles that came so far, and what is left behind there, by its words."""
        left = [(f"refused: {why}", count) for why, count in self.refused.items()]
        yield "found", self.found, (*left, ("the same text as another", self.same))
        here = self.articles
        for step, boxes in STEPS.items():
            ends = tuple((WORDS[box], self.boxes.get(box, 0)) for box in boxes)
            yield step, here, ends
            here -= sum(count for _, count in ends)


def as_json(flow: Flow) -> dict[str, Any]:
    """The flow as plain JSON values, every box with its number."""
    boxes = {box: flow.boxes.get(box, 0) for box in WORDS}
    about = {"found": flow.found, "refused": dict(flow.refused), "same": flow.same, "articles": flow.articles}
    return {**about, "boxes": boxes, "rates": flow.rates}


def in_words(flow: Flow) -> str:
    """The flow as the sentences of a methods section."""
    said = []
    for step, count, left in flow.way:
        ends = [f"{number:,} {words}" for words, number in left if number]
        of = "of these" if step == "coded" else "of which"
        what = plural(count, "article") if step == "articles" else f"{count:,} {step}"
        said.append(what + (f" ({of} {listed(ends)})" if ends else ""))
    return f"{', '.join(said)}; {plural(flow.rates, 'article')} in the rates."
