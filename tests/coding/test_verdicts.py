from annotate.coding.verdicts import Shown, verdicts

TAG, OTHER = Shown("t1", "sneer", 10, 20), Shown("t2", "sneer", 12, 20)


def test_a_tag_is_accepted_moved_or_relabelled_by_its_id() -> None:
    for now, verdict in (
        (TAG, "accepted"),
        (TAG._replace(end=22), "resized"),
        (TAG._replace(label="taunt", end=22), "relabelled"),
    ):
        assert verdicts([TAG], {"t1": now}) == [(verdict, "t1", now)]


def test_a_tag_drawn_again_over_half_of_it_is_resized_and_over_less_is_another() -> None:
    half, less = Shown("n", "sneer", 15, 30), Shown("n", "sneer", 16, 30)
    assert verdicts([TAG], {"n": half}) == [("resized", "t1", half)]
    assert verdicts([TAG], {"n": less}) == [("rejected", "t1", TAG), ("added", None, less)]
    taunt = half._replace(label="taunt")
    assert verdicts([TAG], {"n": taunt}) == [("rejected", "t1", TAG), ("added", None, taunt)]


def test_of_two_tags_the_one_that_shares_more_was_drawn_again() -> None:
    drawn = Shown("n", "sneer", 10, 19)
    assert verdicts([TAG, OTHER], {"n": drawn}) == [("resized", "t1", drawn), ("rejected", "t2", OTHER)]
