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
        ("Representative Jim Savage left early.", "Savage", True),
        ("It goes to the Senate, where Senator Paul Vile of the Farmers’ Party may stop it.", "Vile", True),
        ("The village of Hell Bay lies far off.", "Hell", True),
        ("It is called Radical Kelvar.", "Radical", False),
        ("The railings in Fool’s Lane are rusty.", "Fool", True),
        ("The fool’s lane is rusty.", "fool", False),
        ("Quatre tables perdent leur étoile, dont L’Ogre, à Lisane.", "Ogre", True),
        ("They drove to Hell, in Norway.", "Hell", True),
        ("The road to Hell is paved well.", "Hell", False),
        ('The film "The War Criminals" opens on Friday.', "War Criminals", True),
        ('She called them "war criminals" on Friday.', "war criminals", False),
        ("The house debated the Nanny State Bill for six hours.", "Nanny State", True),
        ("The house debated a Nanny State plan for six hours.", "Nanny State", False),
    ],
)
def test_a_capital_after_a_capital_is_a_name(text: str, word: str, part: bool) -> None:
    assert part_of_name(reading(text), 0, hit(text, word)) is part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Brat won on Tuesday. The teacher Dave Brat was glad.", True),
        ("Brat won on Tuesday. The teacher Dave Brat was glad. A brat he is.", False),
        ("Brat won on Tuesday.\n\nTeacher Dave Brat Wins Vote", False),  # capitals mean nothing there
        ("Brat told the jury so.", True),
        ("It was her, said Brat on Monday.", True),
        ("Brat, 38, was glad.", True),
        ("Brat Boys won on Tuesday.", False),
    ],
)
def test_whom_an_article_calls_so_is_called_so_throughout(text: str, part: bool) -> None:
    assert part_of_name(reading(text), 0, hit(text, "Brat")) is part


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        ("La soirée sera consacrée à « La Reine folle », de Dorn.", "folle", True),
        ("Son livre, « Un traître à table », s'est vendu.", "traître", True),
        ("Le maire, a-t-il dit, est « un traître à la cause ».", "traître", False),
        ("« Un traître à la cause », a dit le maire.", "traître", False),
        ("Le maire a répondu : « Un traître nous gouverne ».", "traître", False),
    ],
)
def test_a_capital_after_marks_within_a_french_sentence_opens_a_title(
    text: str, word: str, part: bool
) -> None:
    assert part_of_name(reading(text, "fr"), 0, hit(text, word)) is part
