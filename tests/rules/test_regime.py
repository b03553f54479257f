import pytest

from annotate.rules.regime import set_of_rules
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Le régime de priorité change.", True),
        ("Régime d’assurance : la liste.", True),
        ("Les régimes de retraite changent.", True),
        ("Le régime du chômage partiel change.", True),
        ("Le régime de la Sécurité sociale change.", True),
        ("Le régime de l’auto-entrepreneur change.", True),
        ("Le régime des intermittents change.", True),
        ("Elle suit un régime sans sel.", True),
        ("L’usine tourne à plein régime.", True),
        ("Le train roule à bas régime.", True),
        ("Le régime de Karsk a fui.", False),
        ("Le régime des colonels a fui.", False),
        ("Le régime a baissé les retraites.", False),
        ("Le régime du général a fui.", False),
        ("Le régime de la junte a fui.", False),
        ("Un régime d’apartheid.", False),
        ("Le régime a fui.", False),
    ],
)
def test_a_regime_of_a_thing_is_a_set_of_rules(text: str, plain: bool) -> None:
    word = "régimes" if "régimes" in text else "régime" if "régime" in text else "Régime"
    assert set_of_rules(reading(text, "fr"), 0, hit(text, word)) is plain


def test_only_in_french() -> None:
    text = "régime de priorité"
    assert not set_of_rules(reading(text, "en"), 0, hit(text, "régime"))
