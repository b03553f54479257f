import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.text.words import count_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varenia won't yield.", ["Varenia", "won't", "yield"]),
        ("a well-known 3.5 per cent of 1,200", ["a", "well-known", "3.5", "per", "cent", "of", "1,200"]),
        ("the U.S. and J.-C. Orlic", ["the", "U.S", "and", "J", "C", "Orlic"]),
        ("l’armée d'aujourd’hui", ["l’armée", "d'aujourd’hui"]),
        ("end.Next, one", ["end", "Next", "one"]),
        ("— “…” !", []),
        ("🙂 oui 🙂", ["oui"]),
    ],
)
def test_words_are_runs_of_letters_and_digits_with_their_joints(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


@given(st.text())
def test_every_letter_and_digit_is_in_exactly_one_word(text: str) -> None:
    inside = [i for start, end in words(text) for i in range(start, end)]
    assert len(inside) == len(set(inside))
    assert {i for i, char in enumerate(text) if char.isalnum()} <= set(inside)
    assert count_words(text) == len(words(text))
