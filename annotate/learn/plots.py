"""The two pictures of a model card as SVG: no script, no font, and readable without colour."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotate.learn.calibration import Calibration
from annotate.learn.examine import Point

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 460, 300, 52, 44, 14, 14


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
    most = max(point.articles for point in points)
    top = max(0.1, -(-max(point.f1.high for point in points) * 10 // 1) / 10)
    places = [(point.articles / most, point.f1.value / top) for point in points]
    marks = [_line(*one, *other, 'stroke-width="1.5"') for one, other in pairwise(places)]
    for point, (x, y) in zip(points, places, strict=True):
        marks.append(_line(x, point.f1.low / top, x, point.f1.high / top, 'stroke-width="1.5"'))
        marks.append(_dot(x, y, 4))
    across = [(point.articles / most, str(point.articles)) for point in points]
    upward = [(step / 4, f"{top * step / 4:.2g}") for step in range(5)]
    return _figure("articles learned from", "F1", across, upward, marks, "Learning curve")


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
