import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from hypothesis import example, given, settings
from hypothesis import strategies as st

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


def test_turkish_that_was_read_as_western_is_noted_and_icelandic_is_not() -> None:
    assert damage("Baþkan salý günü iddialarý reddetti.", "tr") == (
        "3 words look as if the encoding was mistaken: Baþkan, salý, iddialarý",
    )
    assert damage("Þórður er maður, ný bók.", "is") == ()


WRONG = "".join(MOJIBAKE_CATEGORIES.values()) + "ŒœÃÂÎÐØÙà×√≈‚ÄâóвЂВГРСўβ€ΒΓΞΟā²³±°¢\x80\x9f\xa0\ufffd"


@settings(max_examples=500)
@example("œ")
@example("Ã a")
@example("Â ")
@example("a Â ")
@example("ž ®½")
@given(st.text(st.sampled_from(WRONG + "aAzZ.,?!1 \n" * 12), max_size=12))
def test_no_word_that_looks_mistaken_is_passed_over(text: str) -> None:
    if BADNESS_RE.search(text):
        assert "as if the encoding was mistaken" in damage(f"{text}", "en")[0]


def test_every_two_characters_that_look_mistaken_are_noted() -> None:
    usual = "a Z.\n"
    pairs = [a + b for a in {*WRONG, *usual} for b in {*WRONG, *usual} if BADNESS_RE.search(a + b)]
    assert len(pairs) > 3_000
    assert all(damage(pair, "en") for pair in pairs)
