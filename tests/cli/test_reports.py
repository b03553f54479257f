"""Summaries on their way out: every form is in one list, and a table has its header once."""

import typing
from pathlib import Path

import pytest

from annotate.cli import reports
from annotate.cli.reports import OUTPUTS, Format, Output, deliver
from annotate.errors import UsageError
from annotate.records import Refusal
from tests.report.summaries import beside, plain, reviewed

REFUSED = Refusal(source="x.txt", error="x.txt is empty")


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of titles in place of Markdown: one writer, one line of the list."""
    table = Output(suffix=".csv", text=lambda each: f"{each.article.title}\n", header="title\n")
    monkeypatch.setattr(reports, "OUTPUTS", {**OUTPUTS, "md": table})


def test_every_form_that_can_be_named_is_in_the_list() -> None:
    assert tuple(OUTPUTS) == typing.get_args(Format)


@pytest.mark.usefixtures("titles")
def test_a_table_of_many_articles_has_its_header_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = plain().article.title
    found = [plain(), REFUSED, reviewed()]
    assert deliver(found, "md", tmp_path / "all.csv").refused == 1
    assert (tmp_path / "all.csv").read_text(encoding="utf-8") == f"title\n{title}\n{title}\n"
    deliver(found, "md", None)
    assert capsys.readouterr().out == f"title\n{title}\n{title}\n"


@pytest.mark.usefixtures("titles")
def test_in_a_folder_every_table_has_a_header(tmp_path: Path) -> None:
    (file,) = deliver([plain()], "md", tmp_path).files
    assert file == tmp_path / f"{plain().article.id}.csv"
    assert file.read_text(encoding="utf-8") == f"title\n{plain().article.title}\n"


def test_several_pages_need_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2 articles make 2 pages: give --out a folder"):
        deliver([plain(), beside()], "html", tmp_path / "page.html")


def test_a_refusal_is_a_line_of_json_and_no_part_of_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deliver([REFUSED], "json", None).refused == 1
    said = capsys.readouterr()
    assert said.out == '{"schema": 1, "source": "x.txt", "error": "x.txt is empty"}\n'
    assert "x.txt is empty" in said.err
    assert deliver([REFUSED], "json", tmp_path).files == ()
