"""Which spellings are one target."""

import pytest

from annotate.report.names import names, spelling


@pytest.mark.parametrize(
    ("targets", "one"),
    [
        (["Assad", "Bashar al-Assad", "al-Assad"], {"bashar al-assad"}),
        (["the regime", "Regime", "regime’s"], {"regime"}),
        (["Mme Marran", "Marran", "Elin Marran"], {"mme marran", "marran", "elin marran"}),  # two go by it
        (["President Bashar al-Assad", "Bashar al-Assad", "Assad"], {"president bashar al-assad"}),
        (["Bashar al-Assad", "Hafez al-Assad", "Assad"], {"bashar al-assad", "hafez al-assad", "assad"}),
        (["Algeria", "Algiers", "Algerian"], {"algeria", "algiers", "algerian"}),
        (["Sudan", "South Sudan"], {"sudan", "south sudan"}),
        (["Varenia", "Government of Varenia"], {"varenia", "government of varenia"}),
        (["Maro", "Marotti"], {"maro", "marotti"}),
        (["À Tasmir", "de Tasmir", "d’Orlo", "l'Orlo", "en Orlo", "Tasmir", "in Tasmir"], {"tasmir", "orlo"}),
        (["aux Îles Sarnes", "des Îles Sarnes", "les Îles Sarnes", "chez les Veld"], {"îles sarnes", "veld"}),
        ([], set()),
    ],
)
def test_spellings_of_one_name_are_one_and_others_are_not(targets: list[str], one: set[str]) -> None:
    assert set(names(targets).values()) == one


def test_an_article_and_an_owner_are_no_part_of_a_name() -> None:
    assert [
        spelling(each) for each in ("The Lantern", "l’État", "Duru’s", "Theodor", "Lamar", "Enna", "La")
    ] == [
        "lantern",
        "état",
        "duru",
        "theodor",
        "lamar",
        "enna",
        "la",
    ]
