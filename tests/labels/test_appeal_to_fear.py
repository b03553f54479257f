import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "We must close the border before it is too late.",
            "en",
            ["before it is too late"],
        ),
        ("The flood of arms will engulf our country.", "en", ["will engulf our country"]),
        ("It is a threat to our way of life.", "en", ["a threat to our way of life"]),
        (
            "Unless we act now, the nation will perish.",
            "en",
            ["Unless we act now, the nation will perish"],
        ),
        ("Il faut agir avant qu'il ne soit trop tard.", "fr", ["avant qu'il ne soit trop tard"]),
        ("Cette guerre va détruire notre avenir.", "fr", ["va détruire notre avenir"]),
        ("Fermons le port, sinon ce sera la guerre civile.", "fr", ["sinon ce sera la guerre civile"]),
    ],
)
def test_threats_that_press_the_reader(text: str, language: str, expected: list[str]) -> None:
    assert spans(text, "appeal_to_fear", language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The train was too late for the connection.", "en"),
        ("The storm could destroy the old pier.", "en"),
        ("The end of the season is near.", "en"),
        ("Doctors warn that no one is safe from the fever.", "en"),
        ("If they fail, the chance will be lost.", "en"),
        ("Unless it rains, the fields will be watered.", "en"),
        ("Il est arrivé trop tard à la gare.", "fr"),
        ("La tempête pourrait détruire la jetée.", "fr"),
        ("Il a payé, sinon tout le bac aurait été bloqué.", "fr"),
    ],
)
def test_a_plain_danger_or_delay_is_none(text: str, language: str) -> None:
    assert spans(text, "appeal_to_fear", language) == []
