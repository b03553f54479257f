import pytest

from annotate.languages.fr import LANGUAGE


def test_french_as_it_is_read() -> None:
    assert (LANGUAGE.code, LANGUAGE.name) == ("fr", "French")
    assert LANGUAGE.verbs["affirment"].lemma == "affirmer"
    assert LANGUAGE.hearsay["présumées"] == "adjective"
    assert {"il", "elle"} <= LANGUAGE.kinds["he_or_she"]
    assert "accusés d'" in LANGUAGE.kinds["charge"]
    assert LANGUAGE.kinds["side_adjective"] == frozenset()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("L’homme a-t-elle dit", ["L’", "homme", "a", "-t-elle", "dit"]),
        ("dit-on d'un porte-parole", ["dit", "-on", "d'", "un", "porte-parole"]),
        ("l'O.N.U. vote.", ["l'", "O.N.U.", "vote", "."]),
        ("peut-illustrer", ["peut-illustrer"]),
    ],
)
def test_an_elided_word_and_a_pronoun_after_its_verb_are_tokens(text: str, tokens: list[str]) -> None:
    assert [match[0] for match in LANGUAGE.token.finditer(text)] == tokens


@pytest.mark.parametrize(("word", "misread"), [("ponr", True), ("qne", True), ("pour", False)])
def test_words_that_character_recognition_got_wrong(word: str, misread: bool) -> None:
    assert LANGUAGE.misread is not None
    assert (LANGUAGE.misread.search(f"fait {word} lui") is not None) is misread
