"""The rung that each kind of source stands on."""

import pytest

from tests.text.readings import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sources suggest Varenia may grant access to its ports.", [("Sources suggest", "anonymous")]),
        ("It fell, unnamed Varenian officials said.", [("unnamed Varenian officials said", "anonymous")]),
        (
            "It signed a pact that unnamed Varenian defence sources told Gazette could lead to “a war”.",
            [("unnamed Varenian defence sources told", "anonymous")],
        ),
        ("A senior official said that the plan was dead.", [("A senior official said", "anonymous")]),
        (
            "Sources close to the palace said the king was ill.",
            [("Sources close to the palace said", "anonymous")],
        ),
        ("Critics say the plan failed.", [("Critics say", "vague")]),
        ("Some observers believe that he will fall.", [("Some observers believe", "vague")]),
        ("Some suggest that the origin is old.", [("Some suggest", "vague")]),
        ("His critics say that he is weak.", [("His critics say", "vague")]),
        ("Brandt's opponents claim that he is weak.", [("Brandt's opponents claim", "vague")]),
        ("Many argue that it was a mistake.", [("Many argue", "vague")]),
        ("Studies show that it is harmful.", [("Studies show", "vague")]),
        ("Some say the bridge is unsafe.", [("Some say", "vague")]),
        ("Many Varenians believe the war is lost.", [("Many Varenians believe", "vague")]),
        ("One study found that it works.", [("One study found", "vague")]),
        ("Local folk tales claim that he flew.", [("Local folk tales claim", "vague")]),
        ("Those people said that it rained.", [("Those people said", "anonymous")]),
        (
            "The person familiar with the talks confirmed that it rained.",
            [("The person familiar with the talks confirmed", "anonymous")],
        ),
        ("A top aide, Milo Brandt, said that it rained.", [("A top aide, Milo Brandt, said", "named")]),
        ("The foreign minister said that it rained.", [("The foreign minister said", "role")]),
        ("A spokesman for the ministry said it had rained.", [("A spokesman for the ministry said", "role")]),
        ("Police said the man was armed.", [("Police said", "role")]),
        ("Court documents show that he was paid.", [("Court documents show", "role")]),
        (
            "Scientists at Orlov University say that it is safe.",
            [("Scientists at Orlov University say", "role")],
        ),
        (
            "Press associations in both towns said that it rained.",
            [("Press associations in both towns said", "role")],
        ),
        ("The Gazette reports that it rained.", [("The Gazette reports", "named")]),
        ("Officials in both countries said it rained.", [("Officials in both countries said", "role")]),
        ("The two voters acknowledged that it rained.", [("The two voters acknowledged", "role")]),
        ("Business Insider commented that it rained.", [("Business Insider commented", "named")]),
        ("His aides say that it rained.", [("His aides say", "vague")]),
        ("Aides to the governor say that it rained.", [("Aides to the governor say", "vague")]),
        ("Orlic and her aides said that it rained.", [("her aides said", "named")]),
        ("Half of likely voters said that it rained.", [("voters said", "role")]),
        ("The two said that it rained.", [("The two said", "role")]),
        ("Records show that it rained.", [("Records show", "role")]),
        (
            "Many people involved in the talks say it rained.",
            [("Many people involved in the talks say", "vague")],
        ),
        ("The envoys, many of whom say it rained, left.", [("many of whom say", "vague")]),
        ("Film critics say that it rained.", [("Film critics say", "role")]),
        (
            "Observers from the election commission said it rained.",
            [("Observers from the election commission said", "role")],
        ),
    ],
)
def test_how_far_a_source_can_be_checked(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les documents dévoilés par des relais suggèrent que des soldats ont fui.",
            [("Les documents dévoilés par des relais suggèrent", "vague")],
        ),
        ("Certains observateurs estiment que le roi tombera.", [("Certains observateurs estiment", "vague")]),
        (
            "Des sources proches du dossier affirment que la banque est ruinée.",
            [("Des sources proches du dossier affirment", "anonymous")],
        ),
        ("Le porte-parole a déclaré que le pays va bien.", [("Le porte-parole a déclaré", "role")]),
        ("De nombreux experts estiment qu'il ment.", [("De nombreux experts estiment", "vague")]),
        ("Les proches du maire affirment qu'il part.", [("Les proches du maire affirment", "vague")]),
        ("Des proches du dossier affirment qu'il part.", [("Des proches du dossier affirment", "vague")]),
        ("L'entourage du maire assure qu'il part.", [("L'entourage du maire assure", "vague")]),
        ("Selon son entourage, il part.", [("Selon son entourage", "vague")]),
        ("Un proche du maire affirme qu'il part.", [("Un proche du maire affirme", "anonymous")]),
    ],
)
def test_how_far_a_french_source_can_be_checked(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected
