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


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [
        ("Le tyran présumé a fui.", "tyran", "présumé"),
        ("Les voyous supposés, eux, ont fui.", "voyous", "supposés"),
        ("Un tyran présumé à Senn a fui.", "tyran", "présumé"),
        ("Le tyran présumé arrêté mardi a nié.", "tyran", "présumé"),
        ("Le tyran présumé nie tout.", "tyran", "présumé"),
        ("Le tyran supposé mort est revenu.", "tyran", ""),
        ("Ces voyous supposés nous protéger ont fui.", "voyous", ""),
        ("Le régime présumé responsable a nié.", "régime", ""),
    ],
)
def test_a_participle_after_its_noun_is_of_doubt_if_nothing_hangs_on_it(
    text: str, word: str, held: str
) -> None:
    assert distance(reading(text, "fr"), 0, hit(text, word)) == held
