"""Reliability and curves over reviewed articles, as marks on a plane from 0 to 1; `plot.svg.j2` draws them.

No script, no font, and readable without colour.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotate.learn.calibration import Calibration
from annotate.learn.cross_validate import Point
from annotate.pages import filled

SOLID = 'stroke-width="1.5"'
DASHES = ("", 'stroke-dasharray="6 3"', 'stroke-dasharray="2 3"')

Axis = tuple[str, Sequence[tuple[float, str]]]  #: its name, and places on it with what stands there


class Mark(NamedTuple):
    """A line from one place to another or, with a radius, a dot."""

    x: float
    y: float
    x2: float = 0
    y2: float = 0
    style: str = SOLID
    radius: float = 0


def reliability(found: Calibration) -> str:
    """The share approved over the score, with intervals; on the dashed line scores mean what they say."""
    marks = [Mark(0, 0, 1, 1, 'stroke-dasharray="4 4" opacity=".6"')]
    for each in found.bins:
        marks.append(Mark(each.score, each.low, each.score, each.high))
        marks.append(Mark(each.score, each.approved, radius=3 + min(5.0, each.tags / found.tags * 12)))
    tenths = [(step / 5, f"{step / 5:g}") for step in range(6)]
    return _drawn("Reliability curve", ("score of the tag", tenths), ("share approved", tenths), marks)


def learning(points: Sequence[Point]) -> str:
    """F1 over the number of articles learned from, with intervals."""
    top = max(0.1, -(-max(point.f1.high for point in points) * 10 // 1) / 10)
    return curves({"": points}, "articles learned from", "F1", "Learning curve", (0.0, top))


def curves(
    series: Mapping[str, Sequence[Point]], x: str, y: str, title: str, bounds: tuple[float, float]
) -> str:
    """Values over numbers of articles, with intervals; a line per name, told apart by its dashes.

    `bounds` are the values at the lower and at the upper edge.
    """
    low, high = bounds
    sizes = sorted({point.articles for points in series.values() for point in points})

    def level(value: float) -> float:
        return (value - low) / (high - low)

    marks: list[Mark] = []
    legend = {name: f"{SOLID} {dashes}" for name, dashes in zip(series, DASHES * len(series), strict=False)}
    for number, (name, points) in enumerate(series.items()):
        aside = (number - (len(series) - 1) / 2) * 0.008  # so that intervals do not hide one another
        places = [(point.articles / sizes[-1] + aside, level(point.f1.value)) for point in points]
        marks += [Mark(*one, *other, legend[name]) for one, other in pairwise(places)]
        for point, (at, value) in zip(points, places, strict=True):
            marks.append(Mark(at, level(point.f1.low), at, level(point.f1.high)))
            marks.append(Mark(at, value, radius=4 - number))
    across = [(each / sizes[-1], str(each)) for each in sizes]
    upward = [(step / 4, f"{low + (high - low) * step / 4:.2g}") for step in range(5)]
    return _drawn(title, (x, across), (y, upward), marks, legend)


def _drawn(
    title: str, across: Axis, upward: Axis, marks: Sequence[Mark], legend: Mapping[str, str] | None = None
) -> str:
    values = {"across": across, "upward": upward, "marks": marks, "legend": legend or {}}
    return filled("learn/plot.svg.j2", title=title, **values) + "\n"
