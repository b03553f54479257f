import unicodedata
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from annotate.intake.characters import normalise_characters

#: below, above, overlaid, a vowel sign in two parts, a mark in two parts, a zero-width joiner, a letter
MARKS = "\u0316\u0301\u0315\u0334\u0f73\u0f71\u0344\u200dé"


@given(st.lists(st.sampled_from(MARKS), max_size=200))
@example(list("\u0315\u0300" * 40))
@example(list("\u0f73\u0f71" * 40))
def test_stacked_marks_come_out_as_nfc_has_them(marks: Sequence[str]) -> None:
    text = "a" + "".join(marks) + "b"
    assert normalise_characters(text) == (unicodedata.normalize("NFC", text), 0)
