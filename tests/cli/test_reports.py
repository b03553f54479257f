"""Summaries on their way out: every form is in one list, and a table has its header once."""

from pathlib import Path

import pytest

from annotate.cli import application, reports
from annotate.cli.reports import OUTPUTS, Output, deliver
from annotate.errors import UsageError
from annotate.records import Refusal
from tests.command import printed
from tests.report.summaries import beside, plain, reviewed

REFUSED = Refusal(source="x.txt", error="x.txt is empty")


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of titles: one writer, one line of the list."""
    table = Output(suffix=".csv", text=lambda each: f"{each.article.title}\n", header="title\n")
    monkeypatch.setattr(reports, "OUTPUTS", {**OUTPUTS, "titles": table})


def test_a_form_that_is_not_in_the_list_is_refused_with_those_that_are(tmp_path: Path) -> None:
    said = " ".join(printed("scan", "x.txt", "--format", "titles", folder=tmp_path, code=2).split())
    assert "'titles' is not one of 'text', 'json', 'md', 'html'." in said


@pytest.mark.usefixtures("titles")
def test_a_line_of_the_list_is_all_that_a_command_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_text("A headline\n\nThe mayor of the town spoke.\n", encoding="utf-8")
    application("scan")(["scan", str(tmp_path / "x.txt"), "--format", "titles"], standalone_mode=False)
    assert capsys.readouterr().out == "title\nA headline\n"


@pytest.mark.usefixtures("titles")
def test_a_table_of_many_articles_has_its_header_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = plain().article.title
    found = [plain(), REFUSED, reviewed()]
    assert deliver(found, "titles", tmp_path / "all.csv").refused == 1
    assert (tmp_path / "all.csv").read_text(encoding="utf-8") == f"title\n{title}\n{title}\n"
    deliver(found, "titles", None)
    assert capsys.readouterr().out == f"title\n{title}\n{title}\n"


@pytest.mark.usefixtures("titles")
def test_in_a_folder_every_table_has_a_header(tmp_path: Path) -> None:
    (file,) = deliver([plain()], "titles", tmp_path).files
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
