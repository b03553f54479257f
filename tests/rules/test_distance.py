import pytest

from annotate.rules.distance import distance
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("The “terrorists” fled.", "terrorists", "“"),
        ("The « terrorists » fled.", "terrorists", "«"),
        ("The so-called terrorists fled.", "terrorists", "so-called"),
        ("Le soi-disant régime tombe.", "régime", "soi-disant"),
        ("The suspected terrorists fled.", "terrorists", "suspected"),
        ("“The alleged terrorists fled,” said Orlic.", "terrorists", "alleged"),  # her doubt
        ("The terrorists fled.", "terrorists", ""),
        ("The “terrorists of Orlo” fled.", "terrorists", ""),
        ("“Terrorists,” said Orlic.", "Terrorists", ""),  # her words, not the outlet's doubt
    ],
)
def test_words_that_the_outlet_holds_at_arms_length(text: str, word: str, held: str) -> None:
    assert distance(reading(text), 0, hit(text, word)) == held
