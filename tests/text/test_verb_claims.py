"""Claims of a verb, whichever side its subject stands on."""

import pytest

from tests.text.readings import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The border is open, point out security experts.", [("point out security experts", "vague")]),
        ("He will visit the town, reported local media.", [("reported local media", "vague")]),
        ("He was described by critics as weak.", [("was described by critics", "vague")]),
        ("Hydrologists have long warned of a flood.", [("Hydrologists have long warned", "vague")]),
        ("A plan described by critics as reckless passed.", [("described by critics", "vague")]),
        ("The law is seen by many as a trap.", [("is seen by many", "vague")]),
        ("Critics have likened it to a prison.", [("Critics have likened", "vague")]),
        ("As critics point out, the toll is high.", [("critics point", "vague")]),
        ("The toll is high, as some say.", [("some say", "vague")]),
        ("Others, however, claimed that he fled.", [("Others, however, claimed", "vague")]),
        (
            "“We go,” said the foreign minister, Ana Orlic.",
            [("said the foreign minister, Ana Orlic", "named")],
        ),
        (
            "Milo Brandt, a political analyst, suggests the tensions go deeper.",
            [("Milo Brandt, a political analyst, suggests", "named")],
        ),
        ("He was described by Ana Orlic as weak.", [("was described by Ana Orlic", "named")]),
        ("Orlic said it rained, adding that it was cold.", [("Orlic said", "named"), ("adding", "named")]),
        (
            "He has reportedly left, the police chief, Tarek Ilmen, told the Courier.",
            [("the police chief, Tarek Ilmen, told", "named")],
        ),
    ],
)
def test_the_subject_before_or_after_its_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say where it went.",
        "The expert committee met on Monday.",
        "Many people left the town.",
        "The sources of the river are dry.",
        "He reported to the police station.",
        "This observation suggests an intensification of the rivalry.",
        "The committee, which includes experts, met.",
        "We believe that it will rain.",
        "a regime fearing isolation",
        "I have never heard somebody say that it rained.",
        "They found hundreds of smuggling suspects and guns.",
        "Other parts of his staff charged with the gate slept.",
    ],
)
def test_a_verb_that_hands_nothing_to_its_subject(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il aurait vendu le pont s'il avait plu.", []),
        ("Un ultimatum a été lancé hier.", []),
        ("La frappe a été confirmée par des médias.", [("a été confirmée par des médias", "vague")]),
        ("Le plan est soutenu par de nombreux élus.", []),
        ("Certains, cependant, affirment qu'il a fui.", [("Certains, cependant, affirment", "vague")]),
        ("Le directeur soutient fermement son équipe.", []),
        ("Ils ont partagé leurs sources avec la police.", []),
    ],
)
def test_french_verbs(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected
