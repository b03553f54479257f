"""A word of a list is found as the part of speech that it is listed as."""

import pytest

from tests.rules.tagging import spans, tagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les gardes frappaient à coups de matraque.", []),
        ("Le guerrier avait le crâne rasé.", []),
        ("La presse matraque le maire.", ["matraque"]),
        ("Elle le matraque chaque soir.", ["matraque"]),
        ("La gifle du ministre a surpris.", ["La gifle"]),
        ("Une grande parade militaire a eu lieu.", []),
        ("Le maire parade au marché.", ["parade"]),
        ("Son père, le philosophe Jonas Veld, vit à Tasmir.", []),
        ("Des travestis ont dansé.", []),
        ("Il a travesti la vérité.", ["travesti"]),
        ("La reine a fêté son jubilé.", []),
        ("Les rues sombres du port rouvrent.", []),
        ("La ville sombre dans le crime.", ["sombre dans"]),
        ("L'origine du sinistre est inconnue.", []),
        ("Le sinistre a été maîtrisé.", []),
        ("Un sinistre personnage a parlé.", ["sinistre"]),
    ],
)
def test_french_nouns_that_are_written_like_a_loaded_verb_or_adjective_are_plain(
    text: str, expected: list[str]
) -> None:
    assert spans(text, "loaded_language", "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The railroads reopened in May.", []),
        ("The ministry railroaded the bill through.", ["railroaded"]),
        ("The union bought a parrot.", []),
        ("The papers parrot the ministry.", ["parrot"]),
        ("A torpedo of the last war was found.", []),
        ("The minister torpedoed the talks.", ["torpedoed"]),
        ("It came as a real shock to the growers.", []),
        ("The scandal shocked the growers.", ["shocked"]),
        ("The party held its summer bash on Monday.", ["bash"]),  # "summer" may be whoever bashes
        ("The party held a bash on Monday.", []),
        ("The minister bashes the press.", ["bashes"]),
        ("It was a smear.", ["smear"]),  # the noun is listed, too
        ("The minister smears his rivals.", ["smears"]),
        ("Police threw stun grenades.", []),
        ("Growers hate the frost.", []),
        ("They did not panic.", []),
        ("The speech spread hate.", ["spread hate"]),
        ("The speech of hate went on.", ["hate"]),
    ],
)
def test_english_nouns_that_are_written_like_a_loaded_verb_are_plain(text: str, expected: list[str]) -> None:
    assert spans(text, "loaded_language") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The mayor is a bully.", [("bully", "loaded_label")]),
        ("en", "Ministers bully the council.", [("bully", "loaded_language")]),
        ("en", "The fools on the council voted.", [("fools", "loaded_label")]),
        ("en", "They fool the voters.", [("fool", "loaded_language")]),
        ("en", "The mayor is a creep.", [("creep", "loaded_label")]),
        ("en", "Prices creep up in May.", []),
        ("en", "Prices will creep towards forty crowns.", []),
        ("fr", "La soirée a dégénéré.", []),
        ("fr", "Les dégénérés du port ont voté.", [("dégénérés", "loaded_label")]),
        ("fr", "Le gardien ne lâche pas le ballon.", []),
        ("fr", "Le maire est un lâche.", [("lâche", "loaded_label")]),
    ],
)
def test_a_verb_is_no_noun_for_people(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    tags = tagged(text, language, names=("loaded_label", "loaded_language")).tags
    assert [(each.text, each.label) for each in tags] == expected
