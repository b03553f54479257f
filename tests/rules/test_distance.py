import pytest

from annotate.rules.distance import distanced
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("The “terrorists” fled.", "terrorists", True),
        ("The « terrorists » fled.", "terrorists", True),
        ("The so-called terrorists fled.", "terrorists", True),
        ("Le soi-disant régime tombe.", "régime", True),
        ("The terrorists fled.", "terrorists", False),
        ("The “terrorists of Orlo” fled.", "terrorists", False),
        ("“Terrorists,” said Orlic.", "Terrorists", False),  # her words, not the outlet's doubt
    ],
)
def test_words_that_the_outlet_holds_at_arms_length(text: str, word: str, held: bool) -> None:
    assert distanced(reading(text), 0, hit(text, word)) is held
