from collections.abc import Iterable
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.learn.candidates import Candidate, Scored
from annotate.learn.selection import BETWEEN, best_non_overlapping, select_spans, spans
from annotate.records import Tag


def scored(
    label: str, start: int, end: int, score: float, *, any_label: bool = False, tag: Tag | None = None
) -> Scored:
    return Scored(
        candidate=Candidate(
            label=label, start=start, end=end, origin="rule" if tag else "model", tag=tag,
            cue=(start, end), evidence=(), any_label=any_label,
        ),
        score=score,
    )  # fmt: skip


def test_a_whole_stands_against_the_sum_of_its_parts() -> None:
    whole, one, other = scored("a", 0, 30, 0.5), scored("a", 0, 5, 0.35), scored("a", 20, 30, 0.3)
    assert best_non_overlapping([whole, one, other], 0.2) == [whole]  # .3 against .15 and .1
    assert best_non_overlapping([whole, one, other], 0.1) == [one, other]  # .4 against .25 and .2
    assert best_non_overlapping([], 0.1) == []


def test_two_spans_side_by_side_would_be_one() -> None:
    one, beside, apart_ = scored("a", 0, 5, 0.3), scored("a", 6, 9, 0.4), scored("a", 7, 9, 0.4)
    assert best_non_overlapping([one, beside], 0.2) == [beside]
    assert best_non_overlapping([one, apart_], 0.2) == [one, apart_]


def test_what_is_below_the_threshold_fills_what_is_left() -> None:
    strong, within, elsewhere = scored("a", 0, 9, 0.3), scored("a", 0, 5, 0.19), scored("a", 20, 25, 0.01)
    assert best_non_overlapping([strong, within, elsewhere], 0.2) == [strong, elsewhere]
    assert best_non_overlapping([within, elsewhere], 0.2) == [within, elsewhere]


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 100)),
        max_size=9,
        unique_by=lambda t: t[:2],
    ),
    st.integers(5, 95),
)
def test_no_other_choice_is_worth_more(made: list[tuple[int, int, int]], threshold: int) -> None:
    found = [scored("a", start, start + length, score / 100) for start, length, score in made]

    def fit(some: tuple[Scored, ...]) -> bool:
        bounds = sorted((each.candidate.start, each.candidate.end) for each in some)
        return all(end + BETWEEN <= start for (_, end), (start, _) in pairwise(bounds))

    def worth(some: Iterable[Scored]) -> float:
        return sum(max(each.score - threshold / 100, 0) for each in some)

    choices = (some for size in range(len(found) + 1) for some in combinations(found, size) if fit(some))
    chosen = best_non_overlapping(found, threshold / 100)
    assert fit(tuple(chosen))
    assert worth(chosen) == pytest.approx(max(map(worth, choices)), abs=1e-4)


def test_a_rule_tag_is_kept_whatever_its_score_and_spans_need_their_labels_threshold() -> None:
    tag = Tag(
        id="t", article_id="1", label="a", start=0, end=5, text="xxxxx",
        rules=("a/one",), cue="", reason="", voice="outlet", place="body",
    )  # fmt: skip
    ours, weak, found = scored("a", 0, 5, 0.01, tag=tag), scored("a", 10, 12, 0.1), scored("b", 0, 5, 0.4)
    thresholds = {"a": 0.2, "b": 0.4}
    assert select_spans([ours, weak, found], thresholds, None) == [ours, weak, found]
    assert spans([ours, weak, found], thresholds) == [(0, 5, "b")]


def test_a_span_of_any_label_replaces_the_weaker_ones_of_its_label() -> None:
    weak, weaker, other = scored("b", 0, 5, 0.2), scored("a", 0, 5, 0.1), scored("b", 9, 12, 0.2)
    found = scored("b", 0, 6, 0.5, any_label=True)
    thresholds = {"a": 0.3, "b": 0.3}
    assert select_spans([weak, weaker, other, found], thresholds, 0.4) == [weaker, other, found]
    assert select_spans([weak, weaker, other, found], thresholds, 0.6) == [weaker, weak, other]
    assert select_spans([weak, weaker, other, found], thresholds, None) == [weaker, weak, other]
    assert select_spans([weak, found], {"a": 0.3, "b": 0.55}, 0.4) == [
        weak
    ]  # its label's threshold holds as well
    sure = scored("a", 5, 8, 0.3)
    assert select_spans([sure, found], thresholds, 0.4) == [sure]
