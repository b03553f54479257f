import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.report.spreadsheet import as_csv

FORMULAS = [f"{sign}1+1" for sign in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")]
NEARLY = ["1=1", " =1", "'=1", "–1", "a@b", "", "«=»"]


def one(text: str, **how: bool) -> dict[str, str]:
    written = as_csv([{"text": text, "outlet": text}], ("text", "outlet"), **how)
    reader = csv.DictReader(
        io.StringIO(written.removeprefix("\ufeff"), newline=""),
        delimiter=";" if how.get("semicolon") else ",",
    )
    (row,) = reader
    return row


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_that_would_be_run_is_guarded_and_the_text_that_offsets_point_into_is_exact(
    formula: str,
) -> None:
    assert one(formula) == {"text": formula, "outlet": f"'{formula}"}


@pytest.mark.parametrize("formula", FORMULAS)
def test_for_excel_nothing_is_run_and_offsets_still_fit(formula: str) -> None:
    row = one(formula, excel=True)
    assert row["outlet"] == f"'{formula}"
    assert row["text"][1:] == formula[1:]
    assert row["text"] != formula
    assert unicodedata.normalize("NFKC", row["text"][0]).strip() == unicodedata.normalize(
        "NFKC", formula[0]
    ).strip(" \t\r\n")
    assert not row["text"].startswith(tuple("=+-@＝＋－＠\t\r\n"))


@pytest.mark.parametrize("text", NEARLY)
def test_what_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert one(text, excel=True) == {"text": text, "outlet": text}


def test_excel_gets_a_mark_and_its_own_line_ends_while_those_in_a_cell_stay() -> None:
    written = as_csv([{"text": "« œuvre »\nété"}], ("text",), excel=True)
    assert written == '\ufefftext\r\n"« œuvre »\nété"\r\n'
    assert as_csv([{"text": "été\nété"}], ("text",)) == 'text\n"été\nété"\n'


def test_with_semicolons_a_half_is_written_as_there() -> None:
    written = as_csv([{"score": 0.5, "text": "a;b 1.5"}], ("score", "text"), excel=True, semicolon=True)
    assert written == '\ufeffscore;text\r\n0,5;"a;b 1.5"\r\n'


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_every_text_comes_back(text: str) -> None:
    assert one(text)["text"] == text
    assert len(one(text, excel=True, semicolon=True)["text"]) == len(text)
