import pytest

from annotate.rules.role import acted
from tests.rules.hits import hit
from tests.rules.tagging import reading


@pytest.mark.parametrize(
    ("language", "text", "word", "found"),
    [
        ("en", "The villain is played by Ida Lund.", "villain", True),
        ("en", "The murderous queen is danced by Ana Kolar.", "murderous", True),
        ("en", "Odile Marsac is cast as the tyrant.", "tyrant", True),
        ("en", "She plays a corrupt policeman.", "corrupt", True),
        ("fr", "Le traître est joué par Jonas Veld.", "traître", True),
        ("fr", "Elle joue une policière corrompue.", "corrompue", True),
        ("fr", "Jonas Veld tient le rôle du tyran ; Ida Lund, le rôle d’un traître.", "traître", True),
        ("en", "The villain is played down by nobody.", "villain", False),
        ("en", "The tyrant is feared by the fishermen.", "tyrant", False),
        ("en", "He is a corrupt policeman.", "corrupt", False),
        ("en", "The mayor plays the tyrant at home.", "tyrant", False),
        ("fr", "Le traître est protégé par le maire.", "traître", False),
        ("fr", "Elle joue avec une policière corrompue.", "corrompue", False),
    ],
)
def test_a_part_is_told_by_who_acts_it(language: str, text: str, word: str, found: bool) -> None:
    assert acted(reading(text, language), 0, hit(text, word)) is found
