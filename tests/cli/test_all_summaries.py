"""A folder of all summaries is made again where what it keeps of itself is damaged."""

import json
from pathlib import Path

import pytest

from tests.command import annotate


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with two tagged articles."""
    (tmp_path / "dam.txt").write_text(
        "Dam opens\n\nThe puppet regime opened the dam on Monday.\n", encoding="utf-8"
    )
    (tmp_path / "rain.txt").write_text("Rain falls\n\nRain fell in Sarel on Tuesday.\n", encoding="utf-8")
    assert annotate("init", "desk", folder=tmp_path).returncode == 0
    for words in (["--quiet", "add", "../dam.txt", "../rain.txt"], ["tag"]):
        assert annotate(*words, folder=tmp_path / "desk").returncode == 0
    return tmp_path / "desk"


def test_pages_are_said_to_be_written_only_where_they_were(desk: Path) -> None:
    words = ["summary", "--all", "--format", "html", "--out", "made"]
    wrote = "Wrote made/index.html and 2 more files beside it\n"
    assert annotate(*words, folder=desk).stderr == wrote
    kept = "Unchanged, so not made again: made/index.html and 2 more files beside it\n"
    assert annotate(*words, folder=desk).stderr == kept
    next((desk / "made").glob("*.html")).write_text("touched", encoding="utf-8")
    assert annotate(*words, folder=desk).stderr == wrote


def test_a_folder_of_summaries_whose_record_is_damaged_is_made_anew(desk: Path) -> None:
    words = ["summary", "--all", "--format", "json", "--out", "made"]
    record = desk / "made" / ".summaries"
    assert annotate(*words, folder=desk).returncode == 0
    for damaged in (b"", b"[]", b"{}", b"\xff\xfe"):
        record.write_bytes(damaged)
        done = annotate(*words, folder=desk)
        assert done.returncode == 0, done.stderr
        assert json.loads(record.read_bytes())["files"]
