import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The clerk gave an ironclad promise.", "en", ["ironclad"]),
        ("Rents rose by a whopping 12% in Port Selim.", "en", ["whopping"]),
        ("It was the worst storm in history, they wrote.", "en", ["the worst storm in history"]),
        ("They found a paltry sum.", "en", ["paltry"]),
        ("A mere forty voters came.", "en", ["mere"]),
        ("Every last house was painted.", "en", ["Every last"]),
        ("Not one single lamp was lit.", "en", ["Not one single"]),
        ("Never in living memory was it so wet.", "en", ["Never in living memory"]),
        ("De mémoire d'homme, on n'a vu cela.", "fr", ["De mémoire d'homme"]),
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
        ("The vote is a mere formality.", "en"),
        ("It was not the worst storm in history.", "en"),
        ("The most that can be said is that nobody on earth knew.", "en"),
        ("Both witnesses gave unbelievable accounts.", "en"),
        ("Every last Monday of the month the market opens.", "en"),
        ("The largest of the three mills has closed.", "en"),
        ("It was the most painful choice I have ever made.", "en"),
        ("The proof is irrefutable.", "en"),
        ("La plus grande des trois usines a fermé.", "fr"),
    ],
)
def test_a_figure_or_a_comparison_is_none(text: str, language: str) -> None:
    assert spans(text, "exaggeration", language) == []
