import pytest

from annotate.samples import samples
from annotate.text.language import _classified, _sample, detect, function_words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The parliament of Varenia met on Tuesday to vote on the harbour tax.", "en"),
        ("Le parlement de Varénie s'est réuni mardi pour voter la taxe du port.", "fr"),
        ("LE PARLEMENT DE VARÉNIE A VOTÉ LA TAXE DU PORT", "fr"),
        ("Das Parlament von Varenien hat am Dienstag über die Hafensteuer abgestimmt.", "de"),
        ("El parlamento de Varenia votó el martes sobre el impuesto del puerto.", "es"),
        ("Парламент Варении проголосовал во вторник за портовый налог.", "ru"),
        ("صوّت برلمان فارينيا يوم الثلاثاء على ضريبة الميناء الجديدة.", "ar"),
        ("The vote of Tolme", "en"),
        ("Le vote des vallées", "fr"),
        ("Tolme", "und"),
        ("12 : 34", "und"),
        ("🎏", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_long_text_is_judged_by_its_parts() -> None:
    english = "The parliament of Varenia met on Tuesday to vote on the harbour tax. " * 400
    assert detect(english + "Das Parlament hat abgestimmt.") == "en"


def test_a_text_that_is_plainly_in_a_language_is_in_the_one_that_the_identifier_would_say() -> None:
    _classified.cache_clear()
    found = [detect(each.text) for each in samples()]
    assert _classified.cache_info().misses == 0
    assert found == [each.language for each in samples()]
    assert found == [_classified(_sample(each.text))[0] for each in samples()]


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tolme dijo que la presa que se abrió por la noche es la que vio el pueblo. " * 4,
        "The dam of the town was opened at night. Le barrage de la ville est ouvert dans la nuit. " * 4,
        "The dam of the town was opened.",
    ],
    ids=["another language", "two languages", "too short"],
)
def test_what_is_not_plain_is_for_the_identifier(text: str) -> None:
    _classified.cache_clear()
    detect(text)
    assert _classified.cache_info().misses == 1


def test_function_words() -> None:
    assert function_words("The end of it", "en") == 0.5
    assert function_words("L’affaire de Tolme", "fr") == 0.25
    assert function_words("Tolme", "de") == function_words("", "en") == 0.0
