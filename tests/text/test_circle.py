"""Circles around somebody, beside the same words where they are a place."""

import pytest

from tests.text.readings import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dans l'entourage du ministre, on assure que le vote est perdu.",
            [("Dans l'entourage du ministre, on assure", "vague")],
        ),
        (
            "Dans les milieux proches du maire, on affirme que le pont fuit.",
            [("Dans les milieux proches du maire, on affirme", "vague")],
        ),
        ("Dans le camp de réfugiés, on dit que la pluie vient.", [("on dit", "agentless")]),
        ("Dans le cercle polaire, on dit que l'été est court.", [("on dit", "agentless")]),
    ],
)
def test_an_entourage_speaks_and_a_camp_does_not(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected
