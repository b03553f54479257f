import pytest

from annotate.text.language import detect, function_words


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


def test_function_words() -> None:
    assert function_words("The end of it", "en") == 0.5
    assert function_words("L’affaire de Tolme", "fr") == 0.25
    assert function_words("Tolme", "de") == function_words("", "en") == 0.0
