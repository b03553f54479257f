import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les gardes frappaient à coups de matraque.", []),
        ("Le guerrier avait le crâne rasé.", []),
        ("La presse matraque le maire.", ["matraque"]),
        ("Elle le matraque chaque soir.", ["matraque"]),
        ("La gifle du ministre a surpris.", ["La gifle"]),
    ],
)
def test_a_noun_that_is_written_like_a_loaded_verb_is_plain(text: str, expected: list[str]) -> None:
    assert spans(text, "loaded_language", "fr") == expected
