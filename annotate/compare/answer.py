"""The answer of a comparison in a sentence: who uses a label most and least, and who cannot be told apart."""

from collections.abc import Sequence
from itertools import pairwise

from annotate.compare.comparison import Comparison
from annotate.report.vocabulary import listed


def answer(comparison: Comparison, label: str) -> str:
    """What is clear about a label: "Meridian Wire least; the Beacon and the Lantern cannot be told apart"."""
    groups = _groups(comparison, label)
    if not groups:
        return "no side has enough reviewed stories for an order"
    if len(groups) == 1:
        return _apart(comparison, label, groups[0])
    ends = ["most", *["next"] * (len(groups) - 2), "least"]
    alone = [f"{group[0]} {end}" for group, end in zip(groups, ends, strict=True) if len(group) == 1]
    together = [_apart(comparison, label, group) for group in groups if len(group) > 1]
    return "; ".join([", ".join(alone), *together] if alone else _split(groups))


def lead(comparison: Comparison) -> str:
    """The first sentence of a comparison: what is clear, with the labels that it is clear of."""
    if len(comparison.sides) == 1:
        return f"{comparison.sides[0].name} stands alone: there is nothing to put beside it."
    found: dict[str, list[str]] = {}
    for label in comparison.labels:
        if len(_groups(comparison, label.name)) > 1:
            found.setdefault(answer(comparison, label.name), []).append(label.title)
    if found:
        said = [f"{listed(titles)}: {clear}." for clear, titles in found.items()]
        rest = len(comparison.labels) - sum(map(len, found.values()))
        others = "one other label" if rest == 1 else f"{rest} other labels"
        small = [side.name for side in comparison.sides if side.missing]
        said += [f"For {others} nothing is clear."] if rest else []
        said += [f"Too small to be compared: {listed(small)}."] if small else []
        return " ".join(said)
    if any(comparison.places.values()):
        return "For no label can they be told apart: every difference could be chance."
    why = "too few stories are reviewed, so figures are proposals only"
    if any(each.corrected for side in comparison.sides for each in side.estimates.values()):
        why = "fewer than two of them are large enough and have enough reviewed stories"
    return f"They cannot be put in an order yet: {why}."


def _apart(comparison: Comparison, label: str, group: Sequence[str]) -> str:
    """That sides cannot be told apart; where only neighbours cannot, not all of them."""
    same = len({comparison.places[label][name] for name in group}) == 1
    return f"{listed(group)} cannot {'' if same else 'all '}be told apart"


def _split(groups: Sequence[Sequence[str]]) -> list[str]:
    """Groups of several each, from the highest."""
    return [f"{listed(one)} more than {listed(other)}" for one, other in pairwise(groups)]


def _groups(comparison: Comparison, label: str) -> list[list[str]]:
    """The sides that have a place, from the highest; those whose places overlap stand together."""
    groups: list[list[str]] = []
    last = 0
    for name, (first, end) in sorted(comparison.places[label].items(), key=lambda each: (each[1], each[0])):
        if first > last:
            groups.append([])
        groups[-1].append(name)
        last = max(last, end)
    return groups
