"""Words and marks of a text, by language."""

import pytest

from annotate.languages import language_of
from annotate.text.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "language", "lows"),
    [
        ("“It’s Orlic’s,” he said.", "en", ["“", "it's", "orlic's", ",", "”", "he", "said", "."]),
        ("The U.S. paid on the 1st.", "en", ["the", "u.s.", "paid", "on", "the", "1st", "."]),
        ("Well-known A&B", "en", ["well-known", "a&b"]),
        ("L’a-t-il dit ?", "fr", ["l'", "a", "-t-il", "dit", "?"]),
        ("Peut-être est-ce Port-Selim", "fr", ["peut-être", "est-ce", "port-selim"]),
        ("a-t-il dit", "en", ["a-t-il", "dit"]),
    ],
)
def test_what_is_a_token(text: str, language: str, lows: list[str]) -> None:
    assert Tokens(text, language_of(language)).lows == lows


def test_tokens_know_where_they_stand() -> None:
    text = "Ana  said: 3 no."
    tokens = Tokens(text, language_of("en"))
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == [
        "Ana", "said", ":", "3", "no", "."
    ]  # fmt: skip
    assert [tokens.at(position) for position in (0, 1, 5, 6, len(text))] == [0, 1, 1, 2, 6]
    assert tokens.slice(0, 3) == "Ana  said:"
    assert [tokens.capital(i) for i in range(6)] == [True, False, False, False, False, False]
    assert [tokens.word(i) for i in range(6)] == [True, True, False, True, True, False]
