import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("An ironclad alliance was declared.", "en", ["ironclad"]),
        ("Exports fell by a whopping 83% in Varenia.", "en", ["whopping"]),
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
        ("Exports fell by 83% in Varenia.", "en"),
        ("The party won an absolute majority.", "en"),
        ("The largest of the three mills has closed.", "en"),
        ("La plus grande des trois usines a fermé.", "fr"),
    ],
)
def test_a_figure_or_a_comparison_is_none(text: str, language: str) -> None:
    assert spans(text, "exaggeration", language) == []
