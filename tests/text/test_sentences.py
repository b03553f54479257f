import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.languages import language_of
from annotate.text.sentences import LONGEST, sentences


def _texts(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language_of(language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varenia fell. Orlov rose.", ["Varenia fell.", "Orlov rose."]),
        ("Mr. Orlic met Dr. Brandt. They spoke.", ["Mr. Orlic met Dr. Brandt.", "They spoke."]),
        ("J. R. Orlic paid 3.5 million. It rose.", ["J. R. Orlic paid 3.5 million.", "It rose."]),
        (
            "It left the U.S. in May. The U.S. Army stayed.",
            ["It left the U.S. in May.", "The U.S. Army stayed."],
        ),
        ("He came at 5 p.m. The door was shut.", ["He came at 5 p.m.", "The door was shut."]),
        ("See No. 5 there. No. They left.", ["See No. 5 there.", "No.", "They left."]),
        ("“We won.” He left.", ["“We won.”", "He left."]),
        ("“Why?” she asked. Nobody knew.", ["“Why?” she asked.", "Nobody knew."]),
        ("Wait… what? Yes!", ["Wait… what?", "Yes!"]),
        ("A headline\nThe text begins.", ["A headline", "The text begins."]),
        ("1. First point\n2. Second point", ["1. First point", "2. Second point"]),
        ("  \n \n", []),
    ],
)
def test_english_sentences(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M. Orlic a parlé. Mme Brandt aussi.", ["M. Orlic a parlé.", "Mme Brandt aussi."]),
        ("« C'est fini. » Il est parti.", ["« C'est fini. »", "Il est parti."]),
        (
            "Selon Me Orlic, av. Kléber, c'est non. Il sort.",
            ["Selon Me Orlic, av. Kléber, c'est non.", "Il sort."],
        ),
    ],
)
def test_french_sentences(text: str, expected: list[str]) -> None:
    assert _texts(text, "fr") == expected


def test_an_english_me_ends_a_sentence_and_a_french_me_does_not() -> None:
    text = "It is up to me. Orlic knows."
    assert _texts(text, "en") == ["It is up to me.", "Orlic knows."]
    assert _texts(text, "fr") == ["It is up to me. Orlic knows."]


def test_a_text_without_stops_is_cut_at_a_space() -> None:
    spans = sentences("word " * 2000, language_of("en"))
    assert len(spans) == 4
    assert all(end - start <= LONGEST for start, end in spans)


@given(st.text(alphabet=st.sampled_from("aB3.!? \n“”\"'’«»…\u00a0。\r\t")))
def test_every_character_that_is_not_space_is_in_exactly_one_sentence(text: str) -> None:
    inside: list[int] = []
    for start, end in sentences(text, language_of("en")):
        assert "\n" not in text[start:end]
        assert text[start:end] == text[start:end].strip() != ""
        inside.extend(range(start, end))
    assert inside == sorted(set(inside))
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(inside)
