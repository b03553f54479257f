import json
from pathlib import Path

import pytest

from benchmarks.extraction import Page, main, pages, score

TEXT = "The council of Sarel met on Monday. The vote was put off twice, and nobody in the town knew why."
HTML = f"<html><body><nav>Home</nav><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


def test_a_page_is_scored_by_its_words() -> None:
    found = score(Page(path=Path("a"), whole="one two three four"), "one two three five six")
    assert (found.precision, found.recall, found.too_many) == (0.6, 0.75, 2)


def test_a_page_is_scored_by_passages() -> None:
    page = Page(
        path=Path("a"), wanted=("one two", "four five six"), unwanted=("Home",), comments=("I disagree",)
    )
    found = score(page, "one\ntwo three. Home! I disagree")
    assert (found.precision, found.recall, found.too_many, found.comments) == (2 / 3, 0.4, 1, 2)


def test_both_page_sets_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tests = tmp_path / "tests"
    for folder in ("cache", "data/txt", "data/html"):
        (tests / folder).mkdir(parents=True)
    entry = {"with": ["met on Monday"], "without": ["Home"], "comments": None}
    index = {name: {"file": f"{name}.html", **entry} for name in ("a", "b")}
    (tests / "evaldata.json").write_text(json.dumps(index))
    (tests / "data/txt/c.txt").write_text(f"{TEXT} {TEXT}")
    for name in ("cache/a.html", "data/html/c.html"):
        (tests / name).write_text(HTML)
    assert [page.path.name for page in pages(tmp_path)] == ["a.html", "b.html", "c.html"]
    assert main([str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "2 pages, 1 more are named but not there" in told
    assert "annotate        1.0000  1.0000               0            0" in told


def test_a_path_without_pages_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no page set that we know" in capsys.readouterr().err
