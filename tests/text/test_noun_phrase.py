"""Where a source's noun phrase begins and ends beside its verb."""

import pytest

from annotate.languages import language_of
from annotate.text.noun_phrase import is_clitic, phrase_after, phrase_before, with_name
from annotate.text.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("On Monday the minister of defence said", "en", "the minister of defence"),
        ("Sources close to the palace said", "en", "Sources close to the palace"),
        ("Ana Orlic (Tolme) said", "en", "Ana Orlic (Tolme)"),
        ("In May many of his critics said", "en", "many of his critics"),
        ("It rained; Orlic and Brandt said", "en", "Orlic and Brandt"),
        ("But A. Orlic said", "en", "A. Orlic"),
        ("Yesterday witnesses to the crash said", "en", "witnesses to the crash"),
        ("when he said", "en", "he"),
        ("he quickly said", "en", None),
        ("the said", "en", None),
        ("said", "en", None),
        ("De nombreux experts said", "fr", "De nombreux experts"),
        ("Hier les amis du roi said", "fr", "les amis du roi"),
    ],
)
def test_the_phrase_before_a_verb(text: str, language: str, phrase: str | None) -> None:
    words = language_of(language)
    tokens = Tokens(text, words)
    found = phrase_before(tokens, tokens.lows.index("said"), 0, words)
    assert (found and tokens.slice(*found)) == phrase


@pytest.mark.parametrize(
    ("text", "phrase", "loosely"),
    [
        ("said critics of the plan, and left", "critics of the plan", "critics of the plan"),
        ("said Ana Orlic on Monday", "Ana Orlic", "Ana Orlic"),
        ("said the minister in a letter", "the minister", "the minister"),
        ("to a person who was told", "a person", "a person who was told"),
        ("said Orlic stating his view", "Orlic", "Orlic stating his view"),
        ("said he was ill", "he", "he"),
        ("said Orlic and Brandt", "Orlic and Brandt", "Orlic and Brandt"),
        ("said on", None, None),
        ("said", None, None),
    ],
)
def test_the_phrase_after_a_verb(text: str, phrase: str | None, loosely: str | None) -> None:
    tokens = Tokens(text, language_of("en"))
    for loose, expected in ((False, phrase), (True, loosely)):
        found = phrase_after(tokens, 1, len(tokens), loose=loose)
        assert (found and tokens.slice(*found)) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("the minister, Ana Orlic, said", "the minister, Ana Orlic"),
        ("the minister, A. Orlic.", "the minister, A. Orlic"),
        ("the minister, Ada de Orlic", "the minister, Ada de Orlic"),
        ("the minister, Ana Orlic said it", "the minister"),
        ("the minister, who left", "the minister"),
        ("the minister, Ana Maria Jose Vale Orlic Brandt, said", "the minister"),
        ("the minister said", "the minister"),
    ],
)
def test_a_name_after_a_comma_is_part_of_it(text: str, whole: str) -> None:
    tokens = Tokens(text, language_of("en"))
    assert tokens.slice(*with_name(tokens, (0, 2), len(tokens))) == whole


@pytest.mark.parametrize(("low", "is_one"), [("-il", True), ("-t-elle", True), ("il", False), ("-", False)])
def test_french_pronouns_that_hang_on_their_verb(low: str, is_one: bool) -> None:
    assert is_clitic(low) is is_one
