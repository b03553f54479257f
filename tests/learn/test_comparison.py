import pytest

from annotate.learn.bootstrap import Interval
from annotate.learn.comparison import Score, compare, score
from annotate.learn.dataset import LabelledArticle

GOLD = [
    LabelledArticle(
        id=name,
        text="x" * 40,
        title_end=0,
        language="en",
        group="",
        offered=frozenset({"a", "b"}),
        spans=((0, 10, "a"), (20, 30, "b")),
    )
    for name in "123"
]
ALONE = {each.id: each.id for each in GOLD}
NOTHING: dict[str, list[tuple[int, int, str]]] = {}
RIGHT = {each.id: list(each.spans) for each in GOLD}
LABEL_A = {each.id: [(0, 10, "a")] for each in GOLD}


def exactly(value: float) -> Interval:
    return Interval(value=value, low=value, high=value)


def test_label_by_label_and_pooled() -> None:
    first, second, pooled = compare(GOLD, (LABEL_A, RIGHT), ["a", "b"], ALONE, 0)
    assert first == Score(name="a", articles=3, spans=3, before=exactly(1), after=exactly(1), gain=exactly(0))
    assert second == Score(
        name="b", articles=3, spans=3, before=exactly(0), after=exactly(1), gain=exactly(1)
    )
    assert (pooled.name, pooled.spans, pooled.before.value) == ("all labels", 6, pytest.approx(0.6667))
    assert pooled.gain.value == pytest.approx(0.3333)


def test_a_gain_in_one_article_of_three_is_uncertain_and_in_copies_it_is_not() -> None:
    after = {"1": RIGHT["1"]}
    found = score("here", GOLD, (NOTHING, after), ["a", "b"], ALONE, 0)
    assert (found.name, found.gain.value, found.gain.low, found.gain.high) == ("here", 0.5, 0, 1)
    together = score("here", GOLD, (NOTHING, after), ["a", "b"], dict.fromkeys(ALONE, "1"), 0)
    assert together.gain == exactly(0.5)
