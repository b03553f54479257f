import pytest

from annotate.rules.within import within
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [
        ("He is a pathological liar.", "pathological", True),
        ("He is a pathological liar.", "pathological liar", False),  # the term itself
        ("The liar is pathological.", "pathological", False),
    ],
)
def test_a_word_is_within_a_longer_term_of_another_list(text: str, word: str, inside: bool) -> None:
    assert within("loaded_label")(reading(text), 0, hit(text, word)) is inside


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [
        ("They threw the tyrant under the bus.", "tyrant", False),
        ("They threw the tyrant under the bus.", "under", True),
        ("They threw the tyrant under the bus.", "tyrant under", True),
        ("They threw the pathological liar under the bus.", "pathological", False),  # of the other list
    ],
)
def test_whoever_an_idiom_is_said_of_is_not_within_it(text: str, word: str, inside: bool) -> None:
    assert within("loaded_language")(reading(text), 0, hit(text, word)) is inside


def test_a_label_without_a_list_holds_nothing() -> None:
    assert not within("repetition")(reading("A liar."), 0, hit("A liar.", "liar"))
