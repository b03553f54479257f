from annotate.learn.candidates import Candidate, Scored
from annotate.learn.dataset import LabelledArticle
from annotate.learn.thresholds import GRID, any_label_threshold, label_thresholds


def article(name: str, *spans: tuple[int, int, str]) -> LabelledArticle:
    return LabelledArticle(
        id=name,
        text="x" * 400,
        title_end=0,
        language="en",
        group="",
        offered=frozenset({"a", "b"}),
        spans=spans,
    )


def scored(start: int, end: int, label: str, score: float, *, any_label: bool = False) -> Scored:
    candidate = Candidate(
        label=label, start=start, end=end, origin="model", tag=None, cue=(start, end), evidence=(),
        any_label=any_label,
    )  # fmt: skip
    return Scored(candidate=candidate, score=score)


def test_the_threshold_is_the_lowest_that_parts_right_from_wrong() -> None:
    gold = [article("1", (0, 10, "a"), (20, 30, "a"))]
    found = {"1": [scored(0, 10, "a", 0.5), scored(20, 30, "a", 0.4), scored(40, 50, "a", 0.2)]}
    assert label_thresholds(gold, ("a",), found) == {"a": 0.22}
    assert 0.2 in GRID  # a score that reaches a threshold is proposed, so the next one parts them


def test_a_label_with_few_spans_leans_on_the_others() -> None:
    # For "b" alone, .06 parts right from wrong. For the thirty spans of "a" it is .32, which counts for more.
    places = range(0, 300, 10)
    gold = [article("1", *((at, at + 4, "a") for at in places), (310, 320, "b"))]
    of_a = [scored(at, at + 4, "a", 0.4) for at in places]
    of_a += [scored(at + 6, at + 8, "a", 0.3) for at in places]
    of_b = [scored(310, 320, "b", 0.1), scored(330, 340, "b", 0.05)]
    assert label_thresholds(gold, ("b",), {"1": of_b}) == {"b": 0.06}
    assert label_thresholds(gold, ("a", "b"), {"1": of_a + of_b}) == {"a": 0.32, "b": 0.32}


def test_spans_of_any_label_get_a_threshold_only_where_they_pay() -> None:
    thresholds = {"a": 0.3, "b": 0.3}
    found = {"1": [scored(0, 10, "a", 0.35, any_label=True)]}
    assert any_label_threshold([article("1", (0, 10, "a"))], ("a", "b"), found, thresholds) == 0.35
    assert any_label_threshold([article("1", (50, 60, "a"))], ("a", "b"), found, thresholds) is None
    assert any_label_threshold([article("1", (0, 10, "a"))], ("a",), found, thresholds) is None
