"""brat's files: what is refused, and what a parser of theirs reads."""

from pathlib import Path

import pytest
from pybrat.parser import BratParser

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedSpan
from annotate.exchange.format import read_any
from tests.exchange import ours
from tests.exchange.foreign import TEXT, marked
from tests.exchange.ours import written


def test_brat_in_pieces_with_words_between_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ann = tmp_path / "a.ann"
    ann.write_text("T1\tLoaded 18 24;25 31\tpuppet regime\nR1\tX Arg1:T1 Arg2:T1\n", encoding="utf-8")
    assert marked(read_any(tmp_path)[0]) == [("puppet regime", "Loaded")]
    ann.write_text("T1\tLoaded 18 24;32 36\tpuppet fell\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a.ann, line 1: T1 is in pieces with words between them"):
        read_any(tmp_path)
    ann.write_text("T1 Loaded 18 24 puppet\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a.ann, line 1: .* is not a span of brat's"):
        read_any(tmp_path)


def test_windows_line_ends_and_a_byte_order_mark_lose_nothing_of_what_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = (
        "\ufeffT1\tLoaded 18 24\tpuppet\nA1\tDisputed T1\nA2\tVoice T1 quoted\n#1\tAnnotatorNotes T1\tWhy\n"
    )
    (tmp_path / "a.ann").write_bytes(said.replace("\n", "\r\n").encode())
    assert read_any(tmp_path)[0].spans == (
        CodedSpan(start=18, end=24, label="Loaded", state="disputed", voice="quoted", reason="Why"),
    )


def test_offsets_that_do_not_fit_the_words_beside_them_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ann = tmp_path / "a.ann"
    ann.write_text("T1\tLoaded 19 25\tpuppet\n", encoding="utf-8")  # as UTF-16 counts
    with pytest.raises(InputError, match=r"a.ann, line 1: T1 says 'puppet', and there stands 'uppet ':"):
        read_any(tmp_path)
    ann.write_text("T1\tLoaded 18 24\t\n", encoding="utf-8")  # no words to compare
    assert marked(read_any(tmp_path)[0]) == [("puppet", "Loaded")]
    ann.write_text(f"T1\tLoaded 18 {'9' * 5000}\tpuppet\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a.ann, line 1: .* is not a span of brat's"):
        read_any(tmp_path)


def test_a_brat_parser_reads_the_folder(tmp_path: Path) -> None:
    folder = written("brat", tmp_path / "brat")
    (example,) = BratParser(error="raise").parse(str(folder))
    assert example.text == ours.TEXT
    found = [
        (" ".join(ours.TEXT[part.start : part.end] for part in each.spans), each.type, each.mention)
        for each in example.entities
    ]
    assert found == [
        ("Dam", "loaded_label", "Dam"),
        ("puppet regime", "loaded_label", "puppet regime"),
        ("tyrants", "loaded_label", "tyrants"),
        ("السد", "scare_quotes", "السد"),
    ]
    said = (folder / "7.ann").read_text(encoding="utf-8").splitlines()
    assert {"A1\tDisputed T1", "A2\tVoice T2 outlet", "#2\tAnnotatorNotes T2\tIt says “regime”."} <= set(said)


@pytest.mark.parametrize(
    ("said", "line", "message"),
    [
        ("T1\tL 18 24\tpuppet\nT1\tL 25 31\tregime\n", 2, "T1 is there twice: each span needs a number"),
        (
            "T1\tL 18 24\tpuppet\nA1\tVoice T1 narrator\n",
            2,
            "the attribute Voice is 'narrator'; it is one of outlet, quoted, reported",
        ),
        ("T1\tL 18 24\tpuppet\nA1\tVoice T1\n", 2, "the attribute Voice is ''; it is one of"),
        ("A1\tDisputed T9\nT1\tL 18 24\tpuppet\n", 1, "there is no such span: take the line out"),
        ("T1\tL 18 24\tpuppet\n#1\tAnnotatorNotes T2\tWhy\n", 2, "there is no such span"),
        (
            "T1\tL 18 24\tpuppet\nA1\tDisputed T1\nA2\tAdjudicated T1\n",
            2,
            "it is Disputed and Adjudicated: take one out",
        ),
        (
            "T1\tL 18 24\tpuppet\nA1\tVoice T1 quoted\nA2\tVoice T1 outlet\n",
            3,
            "T1 has the attribute Voice twice",
        ),
        ("T1\tL 18 24\tpuppet\nsomething\n", 2, "'something' is no line of brat's"),
        ("T1\tL 18 24\tpuppet\nA1 Disputed T1\n", 2, "'A1 Disputed T1' is no line of brat's"),
        ("T1\tL 18 24\tpuppet\nT2\tL 24 18\t\n", 2, r"the span \[24, 18, 'L'\] is not \[start, end, label\]"),
        ("T1\tL 18 240\t\n", 1, r"the span \[18, 240, 'L'\] is not \[start, end, label\]"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(
    said: str, line: int, message: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(said, encoding="utf-8")
    with pytest.raises(InputError, match=rf"a\.ann, line {line}: {message}"):
        read_any(tmp_path)


def test_events_relations_and_attributes_of_others_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = (
        "T1\tL 18 24\tpuppet\nT2\tL 25 31\tregime\nE1\tL:T1 Of:T2\nR1\tOf Arg1:T1 Arg2:T2\nA1\tNegation E1\n"
    )
    said += "A2\tSure T1\nA3\tSure T1\nM1\tNegation E1\nN1\tReference T1 Wiki:1\tPuppet\n*\tEquiv T1 T2\n\n"
    (tmp_path / "a.ann").write_text(said, encoding="utf-8")
    assert marked(read_any(tmp_path)[0]) == [("puppet", "L"), ("regime", "L")]
