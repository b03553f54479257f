"""A noun that is put on somebody is a verdict in any field; of an animal, a plant or a storm it is none."""

import pytest

from tests.rules.tagging import spans

PUT_ON_SOMEBODY = [
    ("en", "The mayor, a parrot of the milk and banana lobby, spoke.", ["parrot"]),
    ("en", "The mayor is a parasite, the banana growers say.", ["parasite"]),
    ("en", "The ministers are leeches, say farmers with cows and sheep.", ["leeches"]),
    ("en", "That vulture of a minister has bought the cattle farm.", ["vulture"]),
    ("en", "Farmers called the minister a leech who drinks the milk of their cows.", ["leech"]),
    ("en", "The minister of fisheries, a jackal, sold the trout and the salmon.", ["jackal"]),
    ("en", "The vultures of the property lobby circled the zoo and its animals.", ["vultures"]),
    ("en", "Odile Marsac is a vulture, and her animal shelter is for sale.", ["vulture"]),
    ("en", "That clown of a minister closed the theatre and the opera.", ["clown"]),
    ("en", "He is a snake, and the council knows it.", ["snake"]),
    ("en", "The parrots of the banana ministry spoke first.", ["parrots"]),
    ("fr", "Le maire, ce perroquet du lobby du lait et de la banane, a parlé.", ["perroquet"]),
    ("fr", "Le maire, parasite du lobby de la banane, a parlé.", ["parasite"]),
    ("fr", "Le maire est un parasite, disent les éleveurs de vaches.", ["parasite"]),
    ("fr", "Ce vautour de ministre a racheté le troupeau et ses moutons.", ["vautour"]),
    ("fr", "Les hyènes du lobby tournent autour du zoo et de ses animaux.", ["hyènes"]),
    ("fr", "Les bergers du troupeau ont traité la ministre de sangsue.", ["sangsue"]),
    ("fr", "Le ministre est une vipère.", ["vipère"]),
]
OF_THE_FIELD = [
    ("en", "The beetle, a parasite of the banana, was found on a plantation."),
    ("en", "It is a parasite of the banana."),
    ("en", "He is a parasite expert at the institute for bees and their hives."),
    ("en", "Boris, a vulture of the zoo, has hatched two eggs."),
    ("en", "Hurricane Berta is a monster of a storm."),
    ("en", "Odile Marsac was the hero of the match, the coach said."),
    ("en", "She plays the villain of the film."),
    ("en", "The minister was bitten by a snake in his garden."),
    ("en", "The union bought a parrot for the lobby of its house."),
    ("en", "Odile Marsac played for the Sharks."),
    ("en", "He is a loan shark, the court heard."),
    ("fr", "Le puceron, parasite de la vigne, a été trouvé dans le vignoble."),
    ("fr", "Odile Marsac a été le héros du match."),
    ("fr", "La maire a été mordue par une vipère."),
    ("fr", "Un perroquet s'est échappé lundi."),
    ("fr", "La pièce raconte la descente aux enfers d'un banquier."),
]
#: high and low
GROUPS_EN = """
ministers bankers landlords shareholders bishops policemen settlers refugees migrants strikers
workers tenants beggars Jews Muslims Christians atheists women men farmers voters Lorvanian+soldiers
"""
GROUPS_FR = """
ministres banquiers propriétaires actionnaires évêques policiers réfugiés migrants grévistes
ouvriers locataires mendiants juifs musulmans chrétiens athées femmes hommes paysans électeurs
"""


@pytest.mark.parametrize(("language", "text", "expected"), PUT_ON_SOMEBODY)
def test_what_is_put_on_somebody_is_a_verdict(language: str, text: str, expected: list[str]) -> None:
    assert spans(text, "loaded_label", language) == expected


@pytest.mark.parametrize(("language", "text"), OF_THE_FIELD)
def test_what_is_of_the_field_is_none(language: str, text: str) -> None:
    assert spans(text, "loaded_label", language) == []


@pytest.mark.parametrize("beast", ["rats", "snakes"])
@pytest.mark.parametrize("people", GROUPS_EN.split())
def test_an_animal_is_put_on_the_weak_as_on_the_mighty(people: str, beast: str) -> None:
    who = people.replace("+", " ")
    assert spans(f"The {who} are {beast}, the column says.", "loaded_label", "en") == [beast]
    assert spans(f"The column calls the {who} {beast}.", "loaded_label", "en") == [beast]


@pytest.mark.parametrize("beast", ["rats", "serpents"])
@pytest.mark.parametrize("people", GROUPS_FR.split())
def test_an_animal_is_put_on_anybody_in_french(people: str, beast: str) -> None:
    assert spans(f"Les {people} sont des {beast}, dit la tribune.", "loaded_label", "fr") == [beast]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The two animals are snakes, the zoo says."),
        ("en", "Half of the catch were sharks, the workers said."),
        ("en", "The refugees had rats in their tents."),
        ("fr", "Les deux animaux sont des serpents, dit le zoo."),
        ("fr", "Les réfugiés ont des rats sous leurs tentes."),
    ],
)
def test_an_animal_beside_people_is_put_on_nobody(language: str, text: str) -> None:
    assert spans(text, "loaded_label", language) == []
