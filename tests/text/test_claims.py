"""Claims handed over without a verb of speech, and how the claims of a text are found."""

import pytest

from tests.text.readings import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to a person familiar with the matter, the bank is broke.",
            [("According to a person familiar with the matter", "anonymous")],
        ),
        ("The two plan a deal, according to local media.", [("according to local media", "vague")]),
        ("In the eyes of many, he is weak.", [("In the eyes of many", "vague")]),
        ("Exports fell by a third, according to the Gazette.", [("according to the Gazette", "named")]),
        ("Exports fell by 83% according to VIPRI.", [("according to VIPRI", "named")]),
        ("In the eyes of Ana Orlic, he is weak.", [("In the eyes of Ana Orlic", "named")]),
    ],
)
def test_a_source_named_without_a_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon les documents, des unités ont été déployées.", [("Selon les documents", "vague")]),
        ("Selon Ana Orlic, le pays va mal.", [("Selon Ana Orlic", "named")]),
        ("D'après le ministère, le pays va mal.", [("D'après le ministère", "role")]),
        (
            "Selon les données de la Banque de Varénie, tout va mal.",
            [("Selon les données de la Banque de Varénie", "named")],
        ),
        ("À en croire la rumeur, une liste circule.", [("À en croire la rumeur", "vague")]),
        ("Selon certains, il pleut.", [("Selon certains", "vague")]),
        ("De source diplomatique, le roi est parti.", [("De source diplomatique", "anonymous")]),
        ("Aux yeux de beaucoup, il est faible.", [("Aux yeux de beaucoup", "vague")]),
        ("Selon ses estimations, le pont tient.", [("Selon ses estimations", "role")]),
    ],
)
def test_a_french_source_named_without_a_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected
