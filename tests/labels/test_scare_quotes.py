import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The “reform” of the ferry lines took ten years.", "en", ["“reform”"]),
        ('The "independent" auditors arrived in March.', "en", ['"independent"']),
        ("The so-called election lasted a day.", "en", ["so-called election"]),
        ("La « neutralité » de la Varénie agace Kelvar.", "fr", ["« neutralité »"]),
        ("Le soi-disant scrutin a duré un jour.", "fr", ["soi-disant scrutin"]),
    ],
)
def test_marks_that_cast_doubt(text: str, language: str, expected: list[str]) -> None:
    assert spans(text, "scare_quotes", language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“We will not accept this,” Ada Karsk told reporters.", "en"),
        ("The minister said the deal was “historic”.", "en"),
        ("The word “neutrality” stands in the treaty.", "en"),
        ("They used code words like “cake” for the money.", "en"),
        ("He referred to the team as a “gang” on Monday.", "en"),
        ("They signed a “Fair Harbour Charter” in March.", "en"),
        ("The exercise “Gannet” took place in the delta.", "en"),
        ("Tom “Red” Reed led the march.", "en"),
        ("The council praised its “open door” policy.", "en"),
        ("The so-called Demilitarized Zone is four miles wide.", "en"),
        ("Le ministre a dit que l'accord était « historique ».", "fr"),
        ("Le mot « neutralité » figure dans le traité.", "fr"),
    ],
)
def test_speech_names_and_words_as_words_are_none(text: str, language: str) -> None:
    assert spans(text, "scare_quotes", language) == []


@pytest.mark.parametrize("text", ["An odd “ mark.", '"', "«", "‘‘ ’", "“”", '""'])
def test_odd_marks_never_raise(text: str) -> None:
    assert spans(text, "scare_quotes") == []
