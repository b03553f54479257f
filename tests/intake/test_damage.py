import pytest

from annotate.intake.damage import damage


def test_two_damaged_words_are_a_note_and_one_may_be_a_name() -> None:
    assert damage("It is Iimited by tbe quays of Tolme, and tbe coast.", "en") == (
        "3 words look damaged by character recognition: Iimited, tbe",
    )
    assert damage("It is Iimited by the quays.", "en") == ()


@pytest.mark.parametrize("text", ["Illinois, Iceland, Iqaluit, Ivan and Ibrahim", "2031 A4 covid19 mp3s"])
def test_names_and_numbers_are_no_damage(text: str) -> None:
    assert damage(text, "en") == ()


def test_a_mistaken_encoding() -> None:
    assert damage("The cafÃ© of Tolme saidâ€¦", "en") == (
        "2 words look as if the encoding was mistaken: cafÃ©, saidâ€¦",
    )
    assert damage("Le café de Tolme…", "fr") == ()


@pytest.mark.parametrize(
    "word", ["Å\u0081Ã³dÅº", "ÃƒÂ©tait", "Donâ€™t", "Ð¼Ð¸Ð½Ð¸", "Ìèíèñòð", "Szko\ufffda", "‚Äî"]
)
def test_text_read_in_the_wrong_encoding_is_noted(word: str) -> None:
    assert damage(f"In {word} they say so.", "en") == (
        f"1 word looks as if the encoding was mistaken: {word}",
    )


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo, Ångström, Łódź, Şükrü",
        "« Où est-ce ? » — à l’été, créée",
        "Þórður, ÁÉÍÓ",
        "£5 ©2031 20° “x”",
    ],
)
def test_letters_that_are_meant_are_no_damage(text: str) -> None:
    assert damage(text, "en") == ()
