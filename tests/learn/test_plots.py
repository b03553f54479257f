from xml.etree import ElementTree

from annotate.learn.bootstrap import Interval
from annotate.learn.calibration import Answer, calibration
from annotate.learn.cross_validate import Point
from annotate.learn.plots import curves, learning, reliability

SVG = "{http://www.w3.org/2000/svg}"


def point(articles: int, value: float) -> Point:
    return Point(articles=articles, f1=Interval(value=value, low=value - 0.1, high=value + 0.1))


def drawn(svg: str, what: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(SVG + what))


def test_a_reliability_curve_has_a_dot_for_each_bin_at_its_share() -> None:
    given = [Answer(0.25, 0.0, "a"), Answer(0.25, 1.0, "a"), Answer(0.75, 1.0, "b"), Answer(0.75, 1.0, "b")]
    svg = reliability(calibration(given, seed=1))
    low, high = drawn(svg, "circle")
    assert (low.get("cx"), low.get("cy")) == ("150.5", "135.0")  # a quarter of the width, half of the height
    assert (high.get("cx"), high.get("cy")) == ("347.5", "14.0")
    assert low.get("r") == high.get("r") == "8.0"


def test_a_learning_curve_names_each_number_of_articles() -> None:
    texts = [each.text for each in drawn(learning([point(8, 0.3), point(16, 0.5)]), "text")]
    assert texts == ["0", "0.15", "0.3", "0.45", "0.6", "8", "16", "articles learned from", "F1"]


def test_several_curves_are_told_apart_by_dashes_and_names() -> None:
    two = {"random": [point(8, 0.3)], "by doubt": [point(8, 0.4)]}
    svg = curves(two, "articles", "F1", "Orders", (0.0, 1.0))
    assert [each.text for each in drawn(svg, "text")][-2:] != []
    assert {"random", "by doubt"} <= {each.text for each in drawn(svg, "text")}
    assert 'stroke-dasharray="6 3"' in svg
