import pytest

from annotate.rules.name import part_of_name
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("The prize went to Lisa Stark last night.", "Stark", True),
        ("Mr. Gore left early today.", "Gore", True),
        ("It was a Stark warning.", "Stark", False),
        ("It was a stark warning.", "stark", False),
        ("Lisa Stark Wins Prize", "Stark", False),  # in title case a capital means nothing
        ("Lisa STARK warned about it.", "STARK", False),
    ],
)
def test_a_capital_after_a_capital_is_a_name(text: str, word: str, part: bool) -> None:
    assert part_of_name(reading(text), 0, hit(text, word)) is part
