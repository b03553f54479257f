from annotate.steps.pulling.pulled import Pulled, total


def test_what_came_from_several_projects_is_added_up() -> None:
    one = Pulled(
        submitted=2,
        known=1,
        verdicts={"accepted": 3},
        left_out={"added": 1},
        set_aside=("a",),
        remarks=("x",),
    )
    other = Pulled(submitted=1, skipped=4, verdicts={"accepted": 1, "added": 2}, remarks=("y",))
    assert total([one]) == one
    assert total([one, other]) == Pulled(
        submitted=3,
        skipped=4,
        known=1,
        verdicts={"accepted": 4, "added": 2},
        left_out={"added": 1},
        set_aside=("a",),
        remarks=("x", "y"),
    )
