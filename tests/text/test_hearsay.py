"""What a source that nobody can ask is said to say, and when its verb claims nothing."""

import pytest

from tests.text.readings import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Observers expect the first boarding in January.", [("Observers expect", "vague")]),
        ("Critics call it a scandal.", [("Critics call", "vague")]),
        ("Critics will say that the toll is unfair.", [("Critics will say", "vague")]),
        ("Many will say, if asked, that the toll is unfair.", [("Many will say", "vague")]),
        ("Experts could say on Friday that the dam leaks.", [("Experts could say", "vague")]),
        ("Some will say how dangerous the dam is.", [("Some will say", "vague")]),
        ("Some will say the vote shows how weak he is.", [("Some will say", "vague")]),
        ("Critics will say the mayor knows why it leaks.", [("Critics will say", "vague")]),
        ("Critics will say this is what happens.", [("Critics will say", "vague")]),
        ("Observers will say if asked that the dam leaks.", [("Observers will say", "vague")]),
        ("Few sailors say that the ships turn.", [("Few sailors say", "vague")]),
        ("Many fear the ferry will close.", [("Many fear", "vague")]),
        ("Critics denounced the plan in May.", [("Critics denounced", "vague")]),
        ("Critics fear the ferry will close.", [("Critics fear", "vague")]),
        ("Officials expect it to raise rates.", [("Officials expect", "vague")]),
    ],
)
def test_a_group_nobody_can_ask_is_said_to_say_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If critics say so, we shall see.",
        "Voters will say on Sunday whether the harbour should close.",
        "Residents may say how they want to vote.",
        "Voters will say who governs the island.",
        "Voters will say next week if that is so.",
        "Experts will say more about that.",
        "Lobbyists must declare publicly if they act for a bank.",
        "Few sailors could say precisely how ships turn.",
        "Experts will say more on Friday.",
        "Analysts will say next week how many ships came.",
        "People who say that are fools.",
        "Critics asked the minister to resign.",
        "People told us about the pump, not the border.",
        "More rain fell than many anticipated.",
        "Few could have anticipated what came next.",
        "Critics called for a vote on the plan.",
        "Most Southern states that vote in May are small.",
        "Ana Orlic denounced the plan in May.",
        "Voter fear the ferry may raise is real.",
        "They met as many expected them to.",
    ],
)
def test_nobody_is_said_to_say_it(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les électeurs diront dimanche si le pont sera construit.", []),
        ("Les habitants diront en mai s'ils veulent du péage.", []),
        ("Les électeurs diront ce qu'ils veulent.", []),
        ("Les historiens jugeront si le traité a tenu.", []),
        ("L'entourage du ministre se dit confiant.", [("L'entourage du ministre se dit", "vague")]),
        ("Certains se disent prêts à partir.", [("Certains se disent", "vague")]),
        ("Ana Kolar se dit confiante.", []),
        ("Certains se disent adieu.", []),
        ("Des voisins se disent bonjour.", []),
        ("Des voisins se disent au revoir.", []),
        ("Des voisins se disent inquiets.", [("Des voisins se disent", "vague")]),
        ("Ce plat se dit aussi fricot.", []),
        ("Des observateurs ne se disent pas inquiets.", []),
        ("Les experts diront combien de ponts ont tenu.", []),
        ("Certains diront combien la digue est dangereuse.", [("Certains diront", "vague")]),
        ("Certains diront que le péage est injuste.", [("Certains diront", "vague")]),
        ("Des experts diront ce soir que la digue tient.", [("Des experts diront", "vague")]),
        ("Certains prétendent l'avoir vu.", [("Certains prétendent", "vague")]),
        ("Des observateurs y voient un prélude.", [("Des observateurs y voient", "vague")]),
        ("Beaucoup de ses discours montrent qu'il ment.", []),
        ("L'écart parmi les partisans des partis montre que tout change.", []),
        ("D'aucuns y voient un piège.", [("D'aucuns y voient", "vague")]),
    ],
)
def test_french_groups_nobody_can_ask(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected
