"""A reviewer that is a program: it knows the answers and edits what it is shown until it says just that.

It stands in for a person in the demonstration and in tests, and says so wherever it reports. Like a person's,
its edits keep the region of a tag it accepts or moves, drop the region of one it rejects, and add new ones.
"""

from collections.abc import Sequence
from typing import Any

from annotate.records import Article, Tag, digest
from annotate.studio.page import LABELS, TEXT

LabelSpan = tuple[int, int, str]  #: start, end, label


def answer(article: Article, shown: Sequence[Tag], wanted: Sequence[LabelSpan]) -> list[dict[str, Any]]:
    """The result items with which this reviewer submits an article: exactly the spans that are wanted.

    A wanted span takes over the region of the tag with the same span and label, else of an overlapping one
    of its label; what is left of `shown` is rejected.
    """
    free = {tag.id: tag for tag in shown}
    regions = {}
    for span in wanted:
        same = [tag for tag in free.values() if (tag.start, tag.end, tag.label) == span]
        if same:
            regions[span] = free.pop(same[0].id).id
    for start, end, label in wanted:
        near = [tag for tag in free.values() if tag.label == label and tag.start < end and start < tag.end]
        if (start, end, label) not in regions and near:
            regions[start, end, label] = free.pop(near[0].id).id
    return [
        {
            "id": regions.get((start, end, label), digest("scripted", article.id, start, end, label)),
            "from_name": LABELS,
            "to_name": TEXT,
            "type": "labels",
            "value": {"start": start, "end": end, "text": article.text[start:end], "labels": [label]},
        }
        for start, end, label in wanted
    ]


def flipped(wanted: Sequence[LabelSpan], labels: Sequence[str]) -> list[LabelSpan]:
    """The same spans under the wrong labels: each moved on by half the codebook. What a gate must refuse."""
    half = len(labels) // 2
    return [(start, end, labels[(labels.index(label) + half) % len(labels)]) for start, end, label in wanted]
