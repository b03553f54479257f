from importlib.resources import files

import pytest

from annotate.intake.patterns import known_as
from annotate.languages.lexicon_file import read_lexicon

PLACES = {"leftovers": {"any", "edge", "heading", "end"}, "not_articles": {"whole", "title", "sentence"}}


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ("back to top", "any", "page link"),
        ("back to top", "heading", None),
        ("back to top, and then down again", "any", None),
    ],
)
def test_a_whole_line_in_its_place_is_known(text: str, where: str, reason: str | None) -> None:
    assert known_as(text, "leftovers", where) == reason


@pytest.mark.parametrize("words", PLACES)
def test_every_pattern_is_for_a_place_that_is_looked_up(words: str) -> None:
    rows = read_lexicon(files("annotate.intake.lexicons").joinpath(f"{words}.tsv")).rows
    assert {row["where"] for row in rows} == PLACES[words]
