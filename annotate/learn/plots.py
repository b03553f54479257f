"""Reliability and curves over reviewed articles as SVG: no script, no font, and readable without colour."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from annotate.learn.calibration import Calibration
from annotate.learn.cross_validate import Point

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 460, 300, 52, 44, 14, 14
DASHES = ("", 'stroke-dasharray="6 3"', 'stroke-dasharray="2 3"')


def reliability(found: Calibration) -> str:
    """The share approved over the score, with intervals; on the dashed line scores mean what they say."""
    marks = [_line(0, 0, 1, 1, 'stroke-dasharray="4 4" opacity=".6"')]
    for each in found.bins:
        marks.append(_line(each.score, each.low, each.score, each.high, 'stroke-width="1.5"'))
        marks.append(_dot(each.score, each.approved, 3 + min(5.0, each.tags / found.tags * 12)))
    tenths = [(step / 5, f"{step / 5:g}") for step in range(6)]
    return _figure("score of the tag", "share approved", tenths, tenths, marks, "Reliability curve")


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
    most = max(point.articles for points in series.values() for point in points)

    def level(value: float) -> float:
        return (value - low) / (high - low)

    marks = []
    for number, (name, points) in enumerate(series.items()):
        dashes = DASHES[number % len(DASHES)]
        aside = (number - (len(series) - 1) / 2) * 0.008  # so that intervals do not hide one another
        places = [(point.articles / most + aside, level(point.f1.value)) for point in points]
        marks += [_line(*one, *other, f'stroke-width="1.5" {dashes}') for one, other in pairwise(places)]
        for point, (at, value) in zip(points, places, strict=True):
            marks.append(_line(at, level(point.f1.low), at, level(point.f1.high), 'stroke-width="1.5"'))
            marks.append(_dot(at, value, 4 - number))
        if name:
            row = TOP + 14 + 18 * number
            marks.append(
                f'<line x1="{LEFT + 8}" y1="{row - 4}" x2="{LEFT + 38}" y2="{row - 4}" '
                f'stroke="#1f5a96" stroke-width="1.5" {dashes}/>'
                f'<text x="{LEFT + 44}" y="{row}" fill="#1b1b1a">{name}</text>'
            )
    ticks = sorted({point.articles for points in series.values() for point in points})
    across = [(each / most, str(each)) for each in ticks]
    upward = [(step / 4, f"{low + (high - low) * step / 4:.2g}") for step in range(5)]
    return _figure(x, y, across, upward, marks, title)


def _figure(
    x: str,
    y: str,
    across: Sequence[tuple[float, str]],
    upward: Sequence[tuple[float, str]],
    marks: Sequence[str],
    title: str,
) -> str:
    body = "\n".join([*_axes(x, y, across, upward), *marks])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" '
        f'aria-label="{title}" font-family="sans-serif" font-size="12" fill="#1f5a96" stroke="none">\n'
        f"<title>{title}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _axes(
    x: str, y: str, across: Sequence[tuple[float, str]], upward: Sequence[tuple[float, str]]
) -> Iterator[str]:
    floor, middle = HEIGHT - BOTTOM, (HEIGHT - BOTTOM + TOP) / 2
    for at, name in upward:
        yield _line(0, at, 1, at, 'stroke="#d9d8d3"')
        yield f'<text x="{LEFT - 6}" y="{_y(at) + 4:.1f}" text-anchor="end" fill="#5a5a57">{name}</text>'
    for at, name in across:
        yield f'<text x="{_x(at):.1f}" y="{floor + 16}" text-anchor="middle" fill="#5a5a57">{name}</text>'
    centre = f'x="{(WIDTH + LEFT) / 2:.1f}" y="{HEIGHT - 8}"'
    yield f'<text {centre} text-anchor="middle" fill="#1b1b1a">{x}</text>'
    turned = f'transform="rotate(-90 14 {middle:.1f})"'
    yield f'<text x="14" y="{middle:.1f}" text-anchor="middle" fill="#1b1b1a" {turned}>{y}</text>'


def _line(x: float, y: float, x2: float, y2: float, style: str) -> str:
    colour = "" if "stroke=" in style else ' stroke="#1f5a96"'
    ends = f'x1="{_x(x):.1f}" y1="{_y(y):.1f}" x2="{_x(x2):.1f}" y2="{_y(y2):.1f}"'
    return f"<line {ends}{colour} {style}/>"


def _dot(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{radius:.1f}"/>'


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)
