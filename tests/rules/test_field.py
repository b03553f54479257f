import pytest

from tests.rules.tagging import spans

LITERAL = [
    ("en", "loaded_language", "A savage storm hit the coast."),
    ("en", "loaded_language", "Toxic algae closed the beach."),
    ("en", "loaded_language", "Doctors removed the malignant tumour."),
    ("en", "loaded_language", "The striker went on the rampage."),
    ("en", "loaded_language", "The butcher sold his shop."),
    ("en", "loaded_language", "Radical surgery saved the boy."),
    ("en", "loaded_language", "The crowd cried foul over the goal."),
    ("en", "loaded_label", "Her exercise regime starts in June."),
    (
        "en",
        "loaded_label",
        "The puppet theatre opens today. Its puppet master, Ida Lund, made forty puppets.",
    ),
    ("en", "loaded_label", "The monster film opens on Friday."),
    ("en", "loaded_label", "The terrorist attack killed two."),
    ("fr", "loaded_language", "Une algue toxique a fermé la plage."),
]
JUDGED = [
    ("en", "loaded_language", "A savage attack on the press followed.", ["savage"]),
    ("en", "loaded_language", "The toxic debate went on.", ["toxic"]),
    ("en", "loaded_label", "He is a puppet of the navy.", ["puppet"]),
    ("en", "loaded_label", "The terrorist fled.", ["terrorist"]),
    ("fr", "loaded_language", "Le débat toxique continue.", ["toxique"]),
]


@pytest.mark.parametrize(("language", "label", "text"), LITERAL)
def test_a_field_takes_its_words_literally(language: str, label: str, text: str) -> None:
    assert spans(text, label, language) == []


@pytest.mark.parametrize(("language", "label", "text", "expected"), JUDGED)
def test_elsewhere_they_judge(language: str, label: str, text: str, expected: list[str]) -> None:
    assert spans(text, label, language) == expected
