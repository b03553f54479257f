"""What went wrong in an answer, span by span."""

from annotate.coding.slips import Slip, slips
from tests.coding.agreement.made import coding, marked


def test_a_span_is_found_where_one_of_its_label_shares_a_character() -> None:
    gold, answers = marked((0, 10), (20, 30)), marked((9, 12), (30, 40))
    assert slips(answers, gold) == (
        Slip(kind="missed", article_id="x", label="one", start=20, end=30),
        Slip(kind="excess", article_id="x", label="one", start=30, end=40),
    )


def test_words_under_another_label_are_said_to_have_that_one() -> None:
    found = slips(marked(twos=[(0, 10)]), marked((0, 10)))
    assert [(each.kind, each.label, each.instead) for each in found] == [
        ("missed", "one", "two"),
        ("excess", "two", "one"),
    ]


def test_a_label_that_one_side_was_not_asked_about_is_nobodys_mistake() -> None:
    gold = coding("x", "gold", 100, one=[(0, 10)])
    assert slips(marked((0, 10), twos=[(0, 10)]), gold) == ()
