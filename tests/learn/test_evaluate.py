from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.agreement.codings import merged
from annotate.learn.dataset import LabelledArticle
from annotate.learn.evaluate import Counts, count, cut, measure


def labelled(
    name: str, *spans: tuple[int, int, str], masked: tuple[tuple[int, int, str], ...] = ()
) -> LabelledArticle:
    return LabelledArticle(
        id=name,
        text="x" * 100,
        title_end=0,
        language="en",
        group="",
        offered=frozenset({"a", "b"}),
        spans=spans,
        masked=masked,
    )


def test_an_article_that_is_no_evidence_is_not_measured_on() -> None:
    known, unknown = labelled("one", (0, 4, "a")), replace(labelled("two", (0, 4, "a")), evidence=False)
    proposed = {"one": [(0, 4, "a")], "two": [(50, 60, "a")]}
    assert measure(proposed, [known, unknown], ["a"]) == measure(proposed, [known], ["a"])


@pytest.mark.parametrize(
    ("spans", "unknown", "left"),
    [
        ([(0, 10)], [(3, 5)], [(0, 3), (5, 10)]),
        ([(0, 10)], [(0, 10)], []),
        ([(0, 10)], [(10, 12)], [(0, 10)]),
        ([(4, 6), (8, 12)], [(0, 5), (9, 20)], [(5, 6), (8, 9)]),
        ([(0, 10)], [], [(0, 10)]),
    ],
)
def test_unknown_characters_are_cut_out(
    spans: list[tuple[int, int]], unknown: list[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    assert cut(spans, unknown) == left


def test_the_overlap_score_is_the_official_one() -> None:
    # Two predicted spans, two gold: 5 of 10 characters shared with one, and a span of 4 that hits nothing.
    counts = count([(0, 10), (50, 54)], [(5, 25), (60, 64)])
    assert counts == Counts(2, 2, 5 / 10, 5 / 20, 0)
    assert counts.overlap == pytest.approx((0.25, 0.125, 2 * 0.25 * 0.125 / 0.375))


def test_one_prediction_over_two_gold_spans_counts_for_both() -> None:
    assert count([(0, 20)], [(0, 5), (10, 20)]) == Counts(1, 2, 15 / 20, 2.0, 0)


def test_predictions_are_merged_like_gold() -> None:
    assert count([(0, 6), (4, 10)], [(0, 10)]) == Counts(1, 1, 1.0, 1.0, 1)


def test_exact_needs_both_ends() -> None:
    assert count([(0, 5), (10, 15)], [(0, 5), (10, 16)]).exactly == (0.5, 0.5, 0.5)


def test_nothing_predicted_and_nothing_to_find_score_nothing() -> None:
    assert count([], []).overlap == (0.0, 0.0, 0.0)


def test_measures_pool_sums_over_articles_and_labels() -> None:
    gold = [labelled("one", (0, 10, "a"), (20, 30, "b")), labelled("two", (0, 10, "a"))]
    predicted = {"one": [(0, 10, "a"), (0, 10, "b")], "two": [(5, 15, "a")]}
    measures = measure(predicted, gold, ["a", "b"])
    assert measures.to_json() == {
        "schema": 1,
        "n_articles": 2,
        "labels": {
            "a": {
                "overlap": {"precision": 0.75, "recall": 0.75, "f1": 0.75},
                "exact": {"precision": 0.5, "recall": 0.5, "f1": 0.5},
                "support": 2,
            },
            "b": {
                "overlap": {"precision": 0.0, "recall": 0.0, "f1": 0.0},
                "exact": {"precision": 0.0, "recall": 0.0, "f1": 0.0},
                "support": 1,
            },
        },
        "micro": {
            "overlap": {"precision": 0.5, "recall": 0.5, "f1": 0.5},
            "exact": {"precision": 0.3333, "recall": 0.3333, "f1": 0.3333},
            "support": 3,
        },
        "any": {
            "overlap": {"precision": 0.75, "recall": 0.5, "f1": 0.6},
            "exact": {"precision": 0.5, "recall": 0.3333, "f1": 0.4},
            "support": 3,
        },
    }


def test_labels_that_are_not_measured_are_left_out_of_any() -> None:
    measures = measure({"one": [(0, 10, "c")]}, [labelled("one", (0, 10, "a"))], ["a"])
    assert measures.any == Counts(0, 1)


def test_a_tagger_that_knows_none_of_the_labels_is_still_measured_by_any() -> None:
    measures = measure({"one": [(0, 10, "c")]}, [labelled("one", (0, 10, "a"))], ["a"], any_label=True)
    assert measures.any == Counts(1, 1, 1.0, 1.0, 1)
    assert measures.micro == Counts(0, 1)


def test_masked_characters_count_for_neither_side() -> None:
    gold = [labelled("one", (0, 4, "a"), masked=((4, 10, "a"),))]
    assert measure({"one": [(0, 10, "a")]}, gold, ["a"]).micro == Counts(1, 1, 1.0, 1.0, 1)


def test_a_label_that_was_not_offered_is_not_measured() -> None:
    gold = [labelled("one")]
    assert measure({"one": [(0, 10, "c")]}, gold, ["c"]).labels == {"c": Counts()}


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])), max_size=8
)


@given(SPANS)
def test_spans_match_themselves_exactly(spans: list[tuple[int, int]]) -> None:
    counts = count(spans, spans)
    assert counts.exact == counts.gold == counts.predicted == len(merged(spans))
    assert counts.covered == pytest.approx(counts.gold)


@given(SPANS, SPANS)
def test_precision_and_recall_change_places_with_prediction_and_gold(
    ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> None:
    one, other = count(ours, theirs), count(theirs, ours)
    assert one.overlap[:2] == pytest.approx(other.overlap[1::-1])
    assert all(0 <= value <= 1 + 1e-9 for value in one.overlap)


@given(SPANS, SPANS)
def test_cutting_keeps_exactly_the_known_characters(
    spans: list[tuple[int, int]], unknown: list[tuple[int, int]]
) -> None:
    known = {at for s, e in spans for at in range(s, e)} - {at for s, e in unknown for at in range(s, e)}
    assert {at for s, e in cut(spans, unknown) for at in range(s, e)} == known
