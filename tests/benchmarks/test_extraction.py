import json
from pathlib import Path

import pytest

from benchmarks.extraction import Page, main, pages, score

TEXT = "The council of Sarel met on Monday. The vote was put off twice, and nobody in the town knew why."
HTML = f"<html><body><nav>Home</nav><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    page = tmp_path / "page.html"
    page.write_text(HTML)
    return page


def test_a_page_is_scored_by_its_words(path: Path) -> None:
    found = score(Page(path=path, whole="one two three four"), "one two three five six")
    assert (found.precision, found.recall, found.too_many) == (0.6, 0.75, 2)


def test_a_page_is_scored_by_passages(path: Path) -> None:
    page = Page(path=path, wanted=("one two", "four five six"), unwanted=("Home",), comments=("I disagree",))
    found = score(page, "one\ntwo three. Home! I disagree")
    assert (found.precision, found.recall, found.too_many, found.comments) == (2 / 3, 0.4, 1, 2)


def test_words_of_teasers_are_lines_of_lists_of_links_and_of_elements_called_so(path: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n}</a></li>" for n in "123")
    path.write_text(
        f"<div class='related-box'><p>{TEXT}</p></div><ul>{links}</ul><ul><li><a href='/4'>Story number 4</a>"
        f"<li>Not a link</ul><div id='most_read'><h4>Snow in Tolme</h4></div><p>Rain in Sarel</p>"
    )
    text = "Story number 1\nStory number 4\nSnow in Tolme\nRain in Sarel"
    assert score(Page(path=path, wanted=(TEXT,)), f"{TEXT}\n{text}").teasers == 6
    assert score(Page(path=path, whole=f"{TEXT}\n{text}"), f"{TEXT}\n{text}").teasers == 0


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
    assert "annotate        1.0000  1.0000               0            0           0" in told


def test_a_path_without_pages_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no page set that we know" in capsys.readouterr().err
