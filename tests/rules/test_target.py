import pytest

from annotate.rules.target import target
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("The regime of Varenia and Kelvar fell.", "regime", "Varenia"),
        ("The puppets of Varenia, Kelvar and Orlo fell.", "puppets", "Varenia, Kelvar and Orlo"),
        ("The henchmen Orin Vale and Tom Reed fled.", "henchmen", "Orin Vale and Tom Reed"),
        ("Orin Vale, a warlord, fled.", "warlord", "Orin Vale"),
        ("Varenia is a puppet.", "puppet", "Varenia"),
        ("The ruling regime fell.", "regime", None),
        ("In May the regime fell.", "regime", None),
    ],
)
def test_whom_a_noun_is_put_on(text: str, word: str, whom: str | None) -> None:
    start = text.index(word)
    found = target(reading(text), 0, start, start + len(word))
    assert (found and found.text) == whom
    assert found is None or text[found.start : found.end] == whom


def test_a_name_of_another_sentence_is_not_looked_for() -> None:
    text = "Ana Orlic left. A warlord fled."
    assert target(reading(text), 1, text.index("warlord"), text.index(" fled")) is None


def test_of_an_article_in_another_language_nothing_is_said() -> None:
    text = "Das Regime Varenia baut."
    assert target(reading(text, "de"), 0, text.index("Regime"), text.index(" Varenia")) is None
