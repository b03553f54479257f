"""A folder of all summaries is made again where what it keeps of itself is damaged."""

import json
from pathlib import Path

from tests.command import annotate


def test_a_folder_of_summaries_whose_record_is_damaged_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(
        "Dam opens\n\nThe puppet regime opened the dam on Monday.\n", encoding="utf-8"
    )
    assert annotate("init", "desk", folder=tmp_path).returncode == 0
    desk = tmp_path / "desk"
    for words in (["--quiet", "add", "../dam.txt"], ["tag"]):
        assert annotate(*words, folder=desk).returncode == 0
    words = ["summary", "--all", "--format", "json", "--out", "made"]
    record = desk / "made" / ".summaries"
    assert annotate(*words, folder=desk).returncode == 0
    for damaged in (b"", b"[]", b"{}", b"\xff\xfe"):
        record.write_bytes(damaged)
        done = annotate(*words, folder=desk)
        assert done.returncode == 0, done.stderr
        assert json.loads(record.read_bytes())["files"]
