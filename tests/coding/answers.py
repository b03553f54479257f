"""Reviews in a line: who marked which stretches of an invented article."""

from collections.abc import Sequence
from typing import Any

from annotate.coding.codebook import Codebook, parse
from annotate.coding.reviews import CodedReview, coded
from tests import records

BOOK = parse(
    "Version: 2.0\n\n## `sneer`\n\nwas: scoff\n\nA sneer.\n\n## `taunt`\n\nA taunt.\n", "guidelines.md"
)
ARTICLE = records.article("The puppet of Tolme spoke, and the so-called experts of Lunn met again.")
NOW = tuple(f"{name}@{digest}" for name, digest in BOOK.digests.items())


def answer(
    reviewer: str,
    *spans: tuple[int, int],
    label: str = "sneer",
    at: int = 1,
    offered: Sequence[str] = NOW,
    book: Codebook = BOOK,
    **fields: Any,
) -> CodedReview:
    """A review that marks these spans with one label; `at` is the second in which it was decided."""
    name = f"{reviewer}{at}{label}{spans}"
    review = records.review(
        name,
        ARTICLE,
        reviewer=reviewer,
        decided_at=f"2026-11-21T08:00:{at:02}Z",
        labels_offered=tuple(offered),
        **fields,
    )
    return coded(review, [records.added(name, ARTICLE, *span, label) for span in spans], book)
