"""Columns of other programs, and ours as pandas reads them."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from annotate.errors import InputError
from annotate.exchange.format import formats, read_any
from tests.exchange.foreign import marked
from tests.exchange.ours import made


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (("O", "B-X", "I-X", "B-X"), ["puppet regime", "fell"]),
        (("O", "I-X", "I-X", "O"), ["puppet regime"]),
        (("O", "B-X", "E-X", "S-X"), ["puppet regime", "fell"]),
        (("B-X", "I-Y", "O", "O"), ["The", "puppet"]),
    ],
)
def test_columns_of_other_programs(tmp_path: Path, tags: tuple[str, ...], spans: list[str]) -> None:
    words = ("The", "puppet", "regime", "fell")
    rows = [f"{word} NN {tag}" for word, tag in zip(words, tags, strict=True)]
    path = tmp_path / "a.conll"
    path.write_text("-DOCSTART- -X- O\n\n" + "\n".join(rows) + "\n\nRain NN O\n", encoding="utf-8")
    (article,) = read_any(path)
    assert article.article.text == "The puppet regime fell\nRain"
    assert [words for words, _ in marked(article)] == spans


def test_in_iob1_a_span_begins_with_i_and_ends_with_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    rows = "The O\npuppet I-X\nregime I-X\n\nFell I-X\ndown B-X\ntoday I-X\n"
    path.write_text(rows, encoding="utf-8")
    (article,) = read_any(path)
    assert [words for words, _ in marked(article)] == ["puppet regime", "Fell", "down today"]
    assert article.article.text == "The puppet regime\nFell down today"


def test_a_number_sign_between_blanks_is_a_word_and_other_lines_of_it_are_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("# text = The O\nThe NN O\n# NN B-X\n# 1 B-X O\n", encoding="utf-8")
    assert marked(read_any(path)[0]) == [("#", "X")]
    path.write_text("# newdoc\n# sent_id = O\nThe\tO\n\n# newdoc id = \nDam\tB-X\n", encoding="utf-8")
    assert [(each.name, each.article.text) for each in read_any(path)] == [("1", "The"), ("5", "Dam")]


@pytest.mark.parametrize("row", ["Dam", "Dam\tB", "\tO", " \tB-X", "Dam\tB_X"])
def test_what_is_no_word_with_a_tag_is_named(row: str, tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text(f"The\tO\n{row}\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"a\.conll, line 2: .* is no word that ends in a tag: O, B-LABEL or"
    ):
        read_any(path)


@pytest.mark.parametrize("blanks", ["\\x", "\\q", "é", "\\u0041", "\\ud83d", "\\\\n", "x"])
def test_what_stands_between_words_is_blank(tmp_path: Path, blanks: str) -> None:
    path = tmp_path / "a.conll"
    path.write_text(f"Dam\tSpacesAfter={blanks}\tB-X\nopens\tO\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.conll, line 1: .* does not stand for blanks"):
        read_any(path)
    path.write_text(f"# newdoc id = 1\n# SpacesBefore = {blanks}\nDam\tO\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.conll, line 2: .* does not stand for blanks"):
        read_any(path)
    path.write_text("\ufeffDam\tSpacesAfter=\\s\\u00A0\\n\tB-X\nopens\tO\n", encoding="utf-8")
    assert read_any(path)[0].article.text == "Dam \u00a0\nopens"


def test_pandas_reads_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "g.conll"
    formats()["conll"].write([made()], path)
    rows = [row for row in path.read_text(encoding="utf-8").split("\n") if not row.startswith("# ")]
    (tmp_path / "rows").write_text("\n".join(rows), encoding="utf-8")
    table = pd.read_csv(
        tmp_path / "rows",
        sep="\t",
        names=["word", "blanks", "tag"],
        quoting=csv.QUOTE_NONE,
        keep_default_na=False,
    )
    marked = table[table.tag != "O"]
    assert list(zip(marked.word, marked.tag, strict=True)) == [
        ("Dam", "B-loaded_label"),
        ("puppet", "B-loaded_label"),
        ("regime", "I-loaded_label"),
        ("tyrants", "B-loaded_label"),
        ("السد", "B-scare_quotes"),
    ]
