import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The clerk gave an ironclad promise.", "en", ["ironclad"]),
        ("Rents rose by a whopping 12% in Port Selim.", "en", ["whopping"]),
        ("It was the worst storm in history, they wrote.", "en", ["the worst storm in history"]),
        ("They found a paltry sum.", "en", ["paltry"]),
        ("Une crise sans précédent touche le delta.", "fr", ["sans précédent"]),
        ("C'est le plus grand scandale du siècle.", "fr", ["le plus grand scandale du siècle"]),
    ],
)
def test_what_makes_it_larger_or_smaller(text: str, language: str, expected: list[str]) -> None:
    assert spans(text, "exaggeration", language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rents rose by 12% in Port Selim.", "en"),
        ("The party won an absolute majority.", "en"),
        ("The largest of the three mills has closed.", "en"),
        ("La plus grande des trois usines a fermé.", "fr"),
    ],
)
def test_a_figure_or_a_comparison_is_none(text: str, language: str) -> None:
    assert spans(text, "exaggeration", language) == []
