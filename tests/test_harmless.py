import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.harmless import harmless, json_line
from annotate.report.segments import printable

STEERING = [
    "\x1b",
    "\x07",
    "\x7f",
    "\x9b",
    "\x85",
    "\r",
    "\t",
    "\u2028",
    "\u202e",
    "\u202a",
    "\u2066",
    "\u2069",
]
SHOWN = [
    "a\nb",
    "« mot »",
    "«\xa0mot\u202f!\xa0»",
    "👩\u200d🚀",
    "می\u200cروم",
    "שלום\u200f",
    "Łódź",
    "\\x1b",
]


@pytest.mark.parametrize("sign", STEERING)
def test_what_could_steer_a_terminal_is_written_out(sign: str) -> None:
    assert harmless(f"a{sign}b") == f"a{sign.encode('unicode_escape').decode()}b"


@pytest.mark.parametrize("text", SHOWN)
def test_what_people_write_is_shown_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_what_is_said_holds_no_control_and_is_said_once(text: str) -> None:
    said = harmless(text)
    bad = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert [sign for sign in said if sign != "\n" and unicodedata.category(sign) in bad] == []
    assert not set(said) & set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    assert harmless(said) == said


@given(st.text())
def test_json_says_the_same_and_steers_no_terminal(text: str) -> None:
    line = json_line({"said": text})
    assert json.loads(line) == {"said": text}
    assert harmless(line) == line
    line.encode("utf-8")


def test_json_keeps_letters_readable() -> None:
    assert (
        json_line({"é": "«\xa0œ\xa0» \x9b\u202e😀\ud83d"}) == '{"é": "«\xa0œ\xa0» \\u009b\\u202e😀\\ud83d"}'
    )


def test_controls_are_replaced_one_for_one() -> None:
    assert printable("a\x1b[31mb\x00\ud800\n\tשלום 🕊") == "a�[31mb��\n\tשלום 🕊"


@given(st.text())
def test_printable_keeps_every_offset(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    shown.encode()


@given(st.text(st.characters()))
def test_what_cannot_be_shown_is_replaced_sign_by_sign(text: str) -> None:
    """By the categories that the expression stands for."""

    def unshowable(sign: str) -> bool:
        return sign in "\u202d\u202e" or (sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cs"))

    assert printable(text) == "".join("\ufffd" if unshowable(sign) else sign for sign in text)


def test_the_expression_holds_for_every_sign_there_is() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    replaced = [a for a, b in zip(every, printable(every), strict=True) if a != b]
    controls = [sign for sign in every if sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cs")]
    assert replaced == sorted([*controls, "\u202d", "\u202e"])
