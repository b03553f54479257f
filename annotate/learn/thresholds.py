"""From which score a span is proposed: chosen on predictions that never saw their answers."""

from collections.abc import Mapping, Sequence

from annotate.learn.candidates import Scored
from annotate.learn.dataset import LabelledArticle
from annotate.learn.evaluate import Counts, count, cut, measure
from annotate.learn.selection import best_non_overlapping, labelled, spans, with_any_label

#: Thresholds tried. The one of the best F1 is about half that F1 (Lipton, Elkan, Naryanaswamy 2014), so that
#: labels which are hard to find need low ones.
GRID: tuple[float, ...] = tuple(step / 100 for step in (*range(2, 32, 2), *range(32, 95, 6)))
ANY_LABEL_GRID = (0.14, 0.16, 0.18, 0.2, 0.22, 0.25, 0.3, 0.35, 0.4, 0.5)  #: for spans of any label
PRIOR_SPANS = 20.0  #: spans of all labels together that each label's threshold is chosen with


def label_thresholds(
    gold: Sequence[LabelledArticle], labels: Sequence[str], scored: Mapping[str, Sequence[Scored]]
) -> dict[str, float]:
    """For each label the threshold of the best overlap F1, drawn to the one that is best for all labels.

    A label with few spans says little about its own threshold, so each is chosen on its own counts plus
    `PRIOR_SPANS` spans' worth of everybody's.
    """
    table = {label: [Counts()] * len(GRID) for label in labels}
    for article in gold:
        for label in article.offered.intersection(labels):
            masked = [(start, end) for start, end, name in article.masked if name == label]
            approved = cut([(start, end) for start, end, name in article.spans if name == label], masked)
            ours = [
                each
                for each in scored[article.id]
                if each.candidate.label == label and not each.candidate.any_label
            ]
            for step, threshold in enumerate(GRID):
                ours = [each for each in ours if each.score >= threshold]
                tags = [each for each in ours if each.candidate.tag is not None]
                kept = tags + best_non_overlapping(
                    [each for each in ours if each.candidate.tag is None], threshold
                )
                proposed = [(each.candidate.start, each.candidate.end) for each in kept]
                table[label][step] += count(cut(proposed, masked), approved)
    everybody = [sum((table[label][step] for label in labels), Counts()) for step in range(len(GRID))]
    weight = PRIOR_SPANS / max(everybody[0].gold, 1)

    def best(label: str) -> float:
        def quality(step: int) -> float:
            own, shared = table[label][step], everybody[step]
            found = own.found + weight * shared.found
            covered = own.covered + weight * shared.covered
            predicted = own.predicted + weight * shared.predicted
            wanted = own.gold + weight * shared.gold
            precision, recall = covered / max(predicted, 1e-9), found / max(wanted, 1e-9)
            return 2 * precision * recall / max(precision + recall, 1e-9)

        return GRID[max(range(len(GRID)), key=lambda step: (round(quality(step), 6), -step))]

    return {label: best(label) for label in labels}


def any_label_threshold(
    gold: Sequence[LabelledArticle],
    labels: Sequence[str],
    scored: Mapping[str, Sequence[Scored]],
    thresholds: Mapping[str, float],
) -> float | None:
    """The threshold of spans of any label (see `Candidate`); None where they lower F1.

    Two F1 count together: that of spans with the right label, and that of spans with any.
    """
    if len(labels) == 1:
        return None

    chosen = {name: labelled(each, thresholds) for name, each in scored.items()}

    def quality(any_label: float | None) -> float:
        found = {
            name: spans(
                chosen[name]
                if any_label is None
                else with_any_label(each, chosen[name], thresholds, any_label),
                thresholds,
            )
            for name, each in scored.items()
        }
        measures = measure(found, gold, labels)
        return round(measures.micro.f1 + measures.any.f1, 6)

    return max((None, *reversed(ANY_LABEL_GRID)), key=quality)
