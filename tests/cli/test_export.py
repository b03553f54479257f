"""CSV as a program and as Excel reads it, of articles that begin like formulas."""

import csv
import io
from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.command import annotate, printed

BODY = "The puppet regime denied it. Sources suggest that « l’œuvre » was shredded. Critics say so.\n"
BEGINNINGS = ("- ", "=SUM(1) ", "+33 ", "@minister ", "– ", "")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "desk"
    Workspace.create(folder, seed=1)
    for number, beginning in enumerate(BEGINNINGS):
        text = f"{beginning}Dam number {number} opens\n\n{BODY}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    files = [f"{number}.txt" for number in range(len(BEGINNINGS))]
    printed("add", *files, "--outlet", "@Gazette", folder=folder)
    printed("tag", folder=folder)
    return folder


def table(desk: Path, name: str, *options: str, delimiter: str = ",") -> list[dict[str, str]]:
    text = printed("export", name, *options, folder=desk).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize("options", [(), ("--excel",), ("--semicolon",)])
def test_every_offset_of_an_exported_row_fits_the_exported_text(desk: Path, options: tuple[str, ...]) -> None:
    delimiter = ";" if "--semicolon" in options else ","
    texts = {row["id"]: row["text"] for row in table(desk, "articles", *options, delimiter=delimiter)}
    assert len(texts) == len(BEGINNINGS)
    spans = [
        *table(desk, "tags", *options, delimiter=delimiter),
        *table(desk, "attributions", *options, delimiter=delimiter),
    ]
    assert len(spans) >= 2 * len(BEGINNINGS)
    for row in spans:
        assert texts[row["article_id"]][int(row["start"]) : int(row["end"])] == row["text"]
    dangerous = [text for text in texts.values() if text.startswith(("=", "+", "-", "@"))]
    assert len(dangerous) == (0 if options else 4)


def test_what_is_no_text_of_an_article_is_guarded_in_every_csv(desk: Path) -> None:
    for options in ((), ("--excel",)):
        for row in table(desk, "tags", *options):
            assert not row["cue"].startswith(("=", "+", "-", "@"))
    done = printed("compare", "--format", "csv", folder=desk)
    assert {row["side"] for row in csv.DictReader(io.StringIO(done))} == {"'@Gazette"}


def test_a_file_for_excel_begins_with_the_mark(desk: Path, tmp_path: Path) -> None:
    for words in (("export", "tags"), ("compare", "--format", "csv")):
        out = tmp_path / f"{words[0]}.csv"
        printed(*words, "--excel", "--out", str(out), folder=desk)
        written = out.read_bytes()
        assert written.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in written
        printed(*words, "--out", str(out), folder=desk)
        assert not out.read_bytes().startswith(b"\xef\xbb\xbf")
        assert b"\r" not in out.read_bytes()


def test_help_names_the_mark() -> None:
    for command in ("export", "compare"):
        said = annotate(command, "--help", env={"COLUMNS": "200"}).stdout
        assert "--excel" in said
        assert "BOM" in said


@pytest.mark.parametrize("words", [("export", "tags", "--format", "jsonl"), ("compare",)])
def test_excel_without_csv_is_an_error_of_usage(desk: Path, words: tuple[str, ...]) -> None:
    said = printed(*words, "--excel", folder=desk, code=2)
    assert said == "annotate: --excel and --semicolon are ways of writing CSV: add --format csv\n"


def test_a_text_longer_than_a_cell_is_told(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    text = "\n\n".join(f"Sentence {number} of the long report is read out." for number in range(1_000))
    (tmp_path / "long.txt").write_text(f"A long report\n\n{text}\n", encoding="utf-8")
    annotate("add", "long.txt", folder=tmp_path)
    done = annotate("export", "articles", "--excel", "--out", "a.csv", folder=tmp_path)
    assert "Excel keeps 32,767 characters of a cell: 1 text will end early in it" in done.stderr
    assert "Excel" not in annotate("export", "articles", "--out", "a.csv", folder=tmp_path).stderr
