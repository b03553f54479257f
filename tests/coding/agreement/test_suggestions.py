"""What is known of proposals and their pull, by label, and where nothing was hidden from anybody."""

from annotate.coding.agreement.exposure import Exposure
from annotate.coding.agreement.suggestions import suggestions
from tests.coding.agreement.made import coding

SHOWN, HIDDEN = {"a": ((0, 5),), "b": ((20, 25),)}, {"a": ((10, 15),), "b": ()}
NONE = {"a": (), "b": ()}


def seen(name: str, *, blind: bool = False, **marks: list[tuple[int, int]]) -> Exposure:
    """An article with three tags, one of them hidden; of a blind one, all."""
    everything = {label: SHOWN[label] + HIDDEN[label] for label in SHOWN}
    return Exposure(
        coding=coding(name, "A", **{"a": [], "b": [], **marks}),
        shown=NONE if blind else SHOWN,
        hidden=everything if blind else HIDDEN,
        blind=blind,
    )


def test_where_everybody_saw_every_tag_nothing_is_known() -> None:
    all_shown = Exposure(coding=coding("x", "A", a=[(0, 5)]), shown=SHOWN, hidden=NONE)
    assert suggestions([all_shown], {}, labels=("a", "b"), seed=1) is None
    assert suggestions([], {}, labels=("a",), seed=1) is None
    assert suggestions([seen("x")], {}, labels=("a",), seed=1) is not None


def test_recall_is_against_what_people_mark_who_saw_no_tags_by_label() -> None:
    blind = [
        seen(f"x{number}", blind=True, a=[(0, 5), (30, 35)], b=[(20, 25), (40, 45), (50, 55), (56, 58)])
        for number in range(8)
    ]
    found = suggestions(blind, {}, labels=("a", "b"), seed=1)
    assert found is not None
    assert not found.settled
    assert list(found.labels) == ["a", "b"]
    assert found.labels["a"].recall.value == 0.5
    assert found.labels["b"].recall.value == 0.25
    assert found.overall.recall.value == 1 / 3
    assert found.overall.adjudicated.value is None


def test_labels_that_are_not_asked_for_do_not_enter() -> None:
    blind = [seen(f"x{number}", blind=True, a=[(0, 5)], b=[(40, 45)]) for number in range(8)]
    found = suggestions(blind, {}, labels=("a",), seed=1)
    assert found is not None
    assert (list(found.labels), found.overall.recall.value) == (["a"], 1.0)
