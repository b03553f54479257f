"""Words that plain news uses in their literal sense, or as the usual word, are in no list."""

import pytest

from tests.rules.tagging import tagged

NAMES = ("loaded_label", "loaded_language")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A peacock escaped from the garden of a hotel on Monday."),
        ("en", "Bones of a dinosaur were found in the quarry."),
        ("en", "The prima donna of the opera in Senn will retire."),
        ("en", "Foot soldiers of the second battalion crossed the river."),
        ("en", "Three cheerleaders were hurt when the bus left the road."),
        ("en", "Pygmy peoples of the basin sent two delegates."),
        ("en", "A silver gravy boat brought 900 crowns at the auction."),
        ("en", "Visitors bask in the sun on the terrace."),
        ("en", "A new tower looms over the station."),
        ("en", "The cells metastasise in the liver, the study says."),
        ("en", "He pilfered two bottles from the shop, the court heard."),
        ("en", "Shares had a lacklustre day in Orvel."),
        ("en", "The union boss told members to wait."),
        ("en", "A tax cheat was jailed for three years."),
        ("fr", "De lourds godillots de cuir sont exposés."),
        ("fr", "La soirée a dégénéré."),
        ("en", "The teams meet again in a grudge match on Friday."),
        ("fr", "Le juge a parlé d'un licenciement abusif."),
        ("fr", "Un paon s'est enfui du parc lundi."),
        ("fr", "Un requin a été vu au large du port."),
        ("fr", "Les groupies du chanteur ont attendu devant la salle."),
        ("fr", "Des casseurs ont brisé deux vitrines, selon la préfecture."),
        ("fr", "Il est jugé pour une agression homophobe."),
    ],
)
def test_plain_news_uses_them(language: str, text: str) -> None:
    assert tagged(text, language, names=NAMES).tags == ()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The mayor is a vampire who bleeds the town.", "vampire"),
        ("en", "The union's tax cheats met on Friday.", "tax cheats"),
        ("en", "The union bosses dined with the corporate barons.", "union bosses"),
        ("fr", "Les godillots du président ont voté.", "godillots"),
        ("fr", "Les ripoux de la mairie se sont réunis vendredi.", "ripoux"),
    ],
)
def test_near_misses_stay_loaded(language: str, text: str, words: str) -> None:
    assert words in [each.text for each in tagged(text, language, names=NAMES).tags]
