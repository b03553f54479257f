"""Each article in one box, and the boxes add up."""

from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from annotate.report.flow import STEPS, WORDS, Box, Flow, as_json, in_words

WHOLE = Flow(
    refused={"empty": 2},
    same=3,
    boxes={
        "no article": 1,
        "not tagged": 2,
        "never drawn": 4,
        "not coded": 5,
        "coded once": 6,
        "disputed": 7,
    },
    rates=22,
)


def test_every_box_stands_at_one_step_and_has_words() -> None:
    assert sorted(box for boxes in STEPS.values() for box in boxes) == sorted(get_args(Box)) == sorted(WORDS)


def test_the_way_goes_from_what_was_found_to_where_it_ends() -> None:
    assert [(step, count) for step, count, _ in WHOLE.way] == [
        ("found", 30),
        ("articles", 25),
        ("tagged", 22),
        ("drawn for coding", 18),
        ("coded", 13),
    ]
    assert in_words(WHOLE) == (
        "30 found (of which 2 refused: empty and 3 the same text as another), 25 articles (of which 1 marked "
        "by a reviewer as damaged or as no article and 2 not tagged), 22 tagged (of which 4 never sent to be "
        "coded), 18 drawn for coding (of which 5 not coded yet), 13 coded (of these 6 coded by one person "
        "and 7 coded by several, with spans in dispute); 22 articles in the rates."
    )


@given(st.dictionaries(st.sampled_from(get_args(Box)), st.integers(0, 99)), st.integers(0, 9))
def test_what_is_left_behind_adds_up_to_what_was_found(boxes: dict[Box, int], same: int) -> None:
    flow = Flow(refused={"empty": 1}, same=same, boxes=boxes)
    assert sum(count for _, _, left in flow.way for _, count in left) == flow.found == as_json(flow)["found"]
    here = [count for _, count, _ in flow.way]
    assert all(one >= other for one, other in pairwise(here))
