"""Which noun phrases can be a source, and of which number."""

import pytest

from annotate.languages import language_of
from annotate.text import source
from annotate.text.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "language", "plausible", "has_noun", "number", "is_group"),
    [
        ("he", "en", True, False, "no", False),
        ("Ana Orlic", "en", True, False, "perhaps", False),  # who ends in "-ic", as a people may
        ("Ana Vale", "en", True, False, "no", False),
        ("Orlic and Brandt", "en", True, False, "perhaps", False),
        ("the plan", "en", False, False, "no", False),
        ("the Monday plan", "en", False, False, "no", False),
        ("on Monday", "en", False, False, "no", False),
        ("critics", "en", True, True, "perhaps", True),
        ("a critic", "en", True, True, "no", False),
        ("most voters", "en", True, True, "surely", True),
        ("many", "en", True, True, "surely", False),
        ("many of his words", "en", True, False, "surely", False),
        ("certain", "en", True, False, "perhaps", False),
        ("Chinese", "en", True, False, "perhaps", False),
        ("chinese", "en", False, False, "no", False),
        ("-il", "fr", True, False, "no", False),
        ("des experts", "fr", True, True, "surely", True),
        ("la foule", "fr", False, False, "no", False),
    ],
)
def test_what_can_be_a_source(
    text: str, language: str, plausible: bool, has_noun: bool, number: str, is_group: bool
) -> None:
    words = language_of(language)
    tokens = Tokens(text, words)
    whole = (0, len(tokens))
    assert source.plausible(tokens, whole, words) is plausible
    assert source.has_noun(tokens, whole, words) is has_noun
    assert source.number(tokens, whole, words) == number
    assert source.is_group(tokens, whole, words) is is_group


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("varenian", True), ("spanish", True), ("swiss", True), ("u.s.", True), ("tolme", False)],
)
def test_words_for_a_country_or_a_side(word: str, is_one: bool) -> None:
    assert source.national(word, language_of("en").kinds) is is_one
