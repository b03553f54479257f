import pytest

from annotate.rules.target import target
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("The regime of Varenia and Kelvar fell.", "regime", "Varenia"),
        ("The puppets of Varenia, Kelvar and Orlo fell.", "puppets", "Varenia, Kelvar and Orlo"),
        ("The henchmen Orin Vale and Tom Reed fled.", "henchmen", "Orin Vale and Tom Reed"),
        ("Orin Vale, a warlord, fled.", "warlord", "Orin Vale"),
        ("Varenia is a puppet.", "puppet", "Varenia"),
        ("The ruling regime fell.", "regime", None),
        ("In May the regime fell.", "regime", None),
    ],
)
def test_whom_a_noun_is_put_on(text: str, word: str, whom: str | None) -> None:
    start = text.index(word)
    found = target(reading(text), 0, start, start + len(word))
    assert (found and found.text) == whom
    assert found is None or text[found.start : found.end] == whom


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("À Tasmir, la coterie dort.", "coterie", "Tasmir"),
        ("En Varénie, le régime dort.", "régime", "Varénie"),
        ("Aux Îles Sarnes, le régime dort.", "régime", "Îles Sarnes"),
        ("Au Haut-Orlo, le régime dort.", "régime", "Haut-Orlo"),
        ("Le régime de l’Orlo dort.", "régime", "Orlo"),
        ("Le régime d’Orlo dort.", "régime", "Orlo"),
        ("La coterie de M. Sévrac dort.", "coterie", "M. Sévrac"),
        ("Les valets du général Voss dorment.", "valets", "général Voss"),
        ("Le journal présente Jonas Veld comme un traître.", "traître", "Jonas Veld"),
        ("Veld n’est plus qu’un pantin.", "pantin", "Veld"),
        ("À Tasmir, les mercenaires dorment.", "mercenaires", None),  # who is there is not so called for it
        ("L’opposition est un pantin.", "pantin", None),
        ("En mai, le régime dort.", "régime", None),
    ],
)
def test_in_french_prepositions_and_articles_are_no_part_of_a_name(
    text: str, word: str, whom: str | None
) -> None:
    start = text.index(word)
    found = target(reading(text, "fr"), 0, start, start + len(word))
    assert (found and found.text) == whom


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("In Varenia the regime sleeps.", "regime", "Varenia"),
        ("The junta in Port Mirel sleeps.", "junta", "Port Mirel"),
        ("In Varenia the mercenaries sleep.", "mercenaries", None),
        ("The president of Varenia, a traitor, sleeps.", "traitor", None),
        ("Under Governor Pell the clique sleeps.", "clique", "Governor Pell"),
        ("The column calls Jonas Veld a tyrant.", "tyrant", "Jonas Veld"),
        ("Jonas Veld and his cronies sleep.", "cronies", "Jonas Veld"),
        ("Costaval seems ready, and its cabal sleeps.", "cabal", None),
        ("The League sent its thugs.", "thugs", "League"),
        ("Traitors like Jonas Veld sleep.", "Traitors", "Jonas Veld"),
        ("Every coward sleeps.", "coward", None),
    ],
)
def test_whom_a_noun_is_put_on_from_further_off(text: str, word: str, whom: str | None) -> None:
    start = text.index(word)
    found = target(reading(text), 0, start, start + len(word))
    assert (found and found.text) == whom


def test_a_name_of_another_sentence_is_not_looked_for() -> None:
    text = "Ana Orlic left. A warlord fled."
    assert target(reading(text), 1, text.index("warlord"), text.index(" fled")) is None


def test_of_an_article_in_another_language_nothing_is_said() -> None:
    text = "Das Regime Varenia baut."
    assert target(reading(text, "de"), 0, text.index("Regime"), text.index(" Varenia")) is None
