"""Hatred names an offence beside the word for it, or an utterance that somebody is charged with."""

import pytest

from tests.rules.tagging import spans


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A man was fined for racist abuse.", []),
        ("en", "He admitted a racist and homophobic attack.", []),
        ("en", "He was charged over a sexist message to a colleague.", []),
        ("en", "It was a racially aggravated offence, the court found.", []),
        ("en", "A sexist message went to all members.", ["sexist"]),
        ("en", "The racist mayor spoke.", ["racist"]),
        ("en", "A racist law was passed.", ["racist"]),
        ("en", "The law is racist.", ["racist"]),
        ("fr", "Un homme a été condamné pour injure à caractère raciste.", []),
        ("fr", "Il a crié des insultes racistes et homophobes.", []),
        ("fr", "Il est poursuivi pour un message xénophobe.", []),
        ("fr", "Un message xénophobe circule.", ["xénophobe"]),
        ("fr", "Le ministre raciste a parlé.", ["raciste"]),
        ("fr", "Une loi xénophobe a été votée.", ["xénophobe"]),
    ],
)
def test_hatred_is_the_kind_of_an_offence_or_a_verdict(language: str, text: str, expected: list[str]) -> None:
    assert spans(text, "loaded_language", language) == expected
