"""What markup sets off, without quotation marks: its voice, and whose words it is."""

from dataclasses import replace

import pytest

from annotate.records import Speaker
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from tests.records import article


def reading_of(text: str, *quoted: str, language: str = "en") -> Reading:
    spans = tuple((text.index(each), text.index(each) + len(each)) for each in quoted)
    return Reading(replace(article(text, language=language), quoted=spans), load("und"))


def speaker(reading: Reading, words: str) -> tuple[str, str | None] | None:
    start = reading.text.index(words)
    found: Speaker | None = reading.speaker(start, start + len(words))
    assert found is None or reading.text[found.start : found.end] == found.text
    return (found.text, found.resolved) if found else None


THUGS = "They are thugs."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"Ana Orlic wrote:\n\n{THUGS}\n\nNobody answered.", ("Ana Orlic", None)),
        (f"The mayor was blunt:\n{THUGS}\nNobody answered.", ("The mayor", None)),
        (
            f"The mayor of Sarel published a letter on Monday. It says:\n{THUGS}\nNobody answered.",
            ("It", "The mayor of Sarel"),
        ),
        (
            f"The mayor of Sarel sent a note. In it he wrote:\n{THUGS}\nNobody answered.",
            ("he", "The mayor of Sarel"),
        ),
        (f"Sources suggest a recount.\n{THUGS}\n— Ida Lund, mayor of Sarel\nNo.", ("Ida Lund", None)),
        (f"Sources suggest a recount.\n{THUGS}\n— Ida Lund (@ida) May 3, 2031\nNo.", ("Ida Lund", None)),
        (f"Sources suggest a recount.\n{THUGS}\nIda Lund\nNobody answered.", ("Ida Lund", None)),
        (f"Sources suggest a recount.\n\n{THUGS}\n\nsaid Ida Lund, the mayor.", ("Ida Lund", None)),
        (f"Sources suggest a recount.\n{THUGS}\nNobody answered.", None),
        (f"“No,” said Ida Lund.\n{THUGS}\nNobody answered.", None),
    ],
)
def test_the_speaker_of_a_block_quotation(text: str, who: tuple[str, str | None] | None) -> None:
    reading = reading_of(text, THUGS)
    assert reading.voice(text.index(THUGS), text.index(THUGS) + len(THUGS)) == "quoted"
    assert speaker(reading, THUGS) == who


def test_every_line_of_a_block_quotation_is_quoted_and_nothing_around_it() -> None:
    block = "They are thugs.\n\nCritics say “no”."
    text = f"Ana Orlic wrote:\n{block}\nThe thugs did not answer."
    reading = reading_of(text, block)
    spans = [(span.voice, text[span.start : span.end]) for span in reading.voices]
    assert spans == [("quoted", "They are thugs."), ("quoted", "Critics say “no”.")]
    assert speaker(reading, "Critics say") == ("Ana Orlic", None)


def test_an_answer_belongs_to_the_name_it_begins_with() -> None:
    answer = "Ida Lund: They are thugs.\n\nAll of them."
    reading = reading_of(f"The Lantern: And now?\n\n{answer}\n\nThe Lantern: Why?", answer)
    assert speaker(reading, "All of them.") == ("Ida Lund", None)
    assert speaker(reading_of("A: They are thugs.", "A: They are thugs."), THUGS) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“They lie,”\nsaid Mayor Ida Lund.", "Mayor Ida Lund"),
        ("“They lie,”\n\nMayor Ida Lund said.", "Mayor Ida Lund"),
        ("“They all lie!”\nsaid Mayor Ida Lund.", "Mayor Ida Lund"),
        ("“They all lied to the clerk.”\nMayor Ida Lund said that it rained.", "sources"),
        ("“They all lied to the clerk.”\nThe mayor left.", "sources"),
    ],
)
def test_a_line_break_does_not_part_a_quotation_from_its_speaker(text: str, who: str) -> None:
    text = f"The vote is on Friday, and sources suggest that a recount will follow.\n\n{text}"
    found = speaker(reading_of(text), text[text.index("“") : text.index("”") + 1])
    assert found is not None
    assert found[0] == who


def test_a_line_break_in_french() -> None:
    text = "« Nous partirons »,\na déclaré la ministre Ana Orlic."
    assert speaker(reading_of(text, language="fr"), "« Nous partirons »") == ("la ministre Ana Orlic", None)
