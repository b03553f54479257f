from importlib.resources import files
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.languages.language import WORD_LISTS
from annotate.languages.lexicon_file import read_lexicon

HEADER = "# source: ours\n# licence: Apache-2.0\n# date: 2026-11-21\n# columns: term, kind\n"


def test_a_word_list_is_its_header_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + "# a remark\nregime\tnoun\n\npuppet\n", encoding="utf-8")
    lexicon = read_lexicon(path)
    assert lexicon.header["licence"] == "Apache-2.0"
    assert lexicon.columns == ("term", "kind")
    assert lexicon.rows == ({"term": "regime", "kind": "noun"}, {"term": "puppet", "kind": ""})
    assert lexicon.lines == (6, 8)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"regime\tnoun\n", "words.tsv: the header has no '# source: …' line."),
        ((HEADER + "a\tb\tc\n").encode(), "words.tsv, line 5: 3 cells"),
        ((HEADER + "\tb\n").encode(), "words.tsv, line 5: 2 cells, the first ''"),
        ((HEADER + "é\n").encode("latin-1"), "is not UTF-8. Save the word list as UTF-8."),
    ],
)
def test_a_broken_word_list_says_where_and_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_lexicon(path)
    assert message in str(caught.value)


FOLDERS = [files("annotate.languages") / name for name in ("general", "en", "fr")]
LISTS = [each for folder in FOLDERS for each in folder.iterdir() if each.name.endswith(".tsv")]


@pytest.mark.parametrize("path", LISTS, ids=str)
def test_every_word_list_of_a_language_is_readable_and_lower_case(path: Path) -> None:
    lexicon = read_lexicon(path)
    assert path.name.removesuffix(".tsv") in WORD_LISTS
    assert lexicon.header["source"] == "written for this project"
    terms = [row[lexicon.columns[0]] for row in lexicon.rows]
    assert terms == [term.lower() for term in terms]
    assert len({tuple(row.values()) for row in lexicon.rows}) == len(lexicon.rows)
