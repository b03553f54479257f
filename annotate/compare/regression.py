"""Stories one by one, for whoever runs a regression of their own on them.

In the shape that design-based supervised learning (Egami et al. 2023) and prediction-powered inference
(Angelopoulos et al. 2023) take: a prediction of every unit, gold labels of some, and the probability with
which those were drawn. Rates of groups correct in the same way by themselves (`annotate.compare.estimate`).
"""

from collections.abc import Iterator
from typing import Any

from annotate.compare.comparison import Comparison

COLUMNS = (
    *("article", "story", "outlet", "published", "language", "words"),
    *("prediction", "sampled", "probability", "gold"),
)


def per_story(comparison: Comparison, label: str) -> Iterator[dict[str, Any]]:
    """A row of `COLUMNS` for each story of each side; copies of a story count once.

    `prediction` is the surrogate of the corrected rates, which depends on no review of its
    article. A disputed article has no `gold` and is not `sampled`, as in those.
    """
    for side in comparison.sides:
        for story in side.stories:
            entry = story.entry
            probability = side.gold.probability.get(entry.article_id)
            sampled = probability is not None and label in entry.approved
            yield {
                "article": entry.article_id,
                "story": story.id,
                "outlet": side.name,
                "published": story.published or None,
                "language": entry.language,
                "words": entry.words,
                "prediction": entry.surrogate.get(label, 0),
                "sampled": sampled,
                "probability": probability if sampled else None,
                "gold": entry.approved[label] if sampled else None,
            }
