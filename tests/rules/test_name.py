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
        ("They drove to Hell, in Norway.", "Hell", True),
        ("The road to Hell is paved well.", "Hell", False),
        ('The film "The War Criminals" opens on Friday.', "War Criminals", True),
        ('She called them "war criminals" on Friday.', "war criminals", False),
    ],
)
def test_a_capital_after_a_capital_is_a_name(text: str, word: str, part: bool) -> None:
    assert part_of_name(reading(text), 0, hit(text, word)) is part


def test_whom_an_article_calls_so_twice_is_called_so_throughout() -> None:
    text = "Brat won on Tuesday. The teacher Dave Brat was glad. “I thank you,” Dave Brat said."
    assert part_of_name(reading(text), 0, hit(text, "Brat"))
    once = "Brat won on Tuesday. The teacher Dave Brat was glad."
    assert not part_of_name(reading(once), 0, hit(once, "Brat"))
    plain = text + " A brat he is."
    assert not part_of_name(reading(plain), 0, hit(plain, "Brat"))
