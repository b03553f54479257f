"""What is known of proposals and of their pull, label by label: recall, and the suggestion effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.coding.agreement.codings import Coding, only
from annotate.coding.agreement.effect import NOT_ADJUDICATED, SuggestionEffect, recall, suggestion_effect
from annotate.coding.agreement.exposure import Exposure, by_truth, settled
from annotate.coding.agreement.measure import Measure


@dataclass(frozen=True, kw_only=True)
class Pull:
    """Recall against people who saw no tags, and the suggestion effect.

    `adjudicated` is recall against what was adjudicated of articles that two people coded blind; `right` and
    `wrong` are the effect of right and of wrong tags, where somebody adjudicated.
    """

    recall: Measure
    adjudicated: Measure
    effect: SuggestionEffect
    right: SuggestionEffect
    wrong: SuggestionEffect


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """The same overall and by label; whether anything is `settled` by adjudication."""

    overall: Pull
    labels: Mapping[str, Pull]
    settled: bool


def suggestions(
    found: Sequence[Exposure], truth: Mapping[str, Coding], *, labels: Sequence[str], seed: int
) -> Suggestions | None:
    """What people make of proposals; None where all were shown. `truth` is what was adjudicated, by id."""
    if not any(each.blind or any(each.hidden.values()) for each in found):
        return None
    found = [replace(each, coding=only(each.coding, labels)) for each in found]
    truth = {name: only(each, labels) for name, each in truth.items()}
    judged, (right, wrong) = settled(found, truth), by_truth(found, truth)

    def pull(label: str | None) -> Pull:
        return Pull(
            recall=recall(found, label, seed=seed),
            adjudicated=recall(judged, label, seed=seed, none=NOT_ADJUDICATED),
            effect=suggestion_effect(found, label, seed=seed),
            right=suggestion_effect(right, label, seed=seed),
            wrong=suggestion_effect(wrong, label, seed=seed),
        )

    return Suggestions(
        overall=pull(None), labels={label: pull(label) for label in labels}, settled=bool(right or wrong)
    )
