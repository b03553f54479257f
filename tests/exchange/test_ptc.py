"""The shared task's own files, and ours in its columns."""

from pathlib import Path

import pandas as pd
import pytest

from annotate.errors import InputError
from annotate.exchange.format import read_any
from tests.exchange import ours
from tests.exchange.foreign import TEXT, marked
from tests.exchange.ours import written


def test_the_shared_tasks_files_of_both_subtasks(tmp_path: Path) -> None:
    (tmp_path / "article111.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "article111.task1-SI.labels").write_text("111\t18\t31\n", encoding="utf-8")
    (tmp_path / "all.labels").write_text("111\tLoaded_Language\t18\t31\n", encoding="utf-8")
    assert marked(read_any(tmp_path)[0]) == [("puppet regime", "Loaded_Language")]
    (tmp_path / "all.labels").write_text("112\tLoaded_Language\t18\t31\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"has labels of article 112, and no article112\.txt"):
        read_any(tmp_path)
    (tmp_path / "all.labels").write_text("111\tLoaded_Language\t18\t320\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"all\.labels, line 1: the span \[18, 320, 'Loaded_Language'\] is not"
    ):
        read_any(tmp_path)
    (tmp_path / "all.labels").write_text(f"111\tLoaded_Language\t18\t{'9' * 5000}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"all\.labels, line 1: .* is not article, label, start, end"):
        read_any(tmp_path)


@pytest.mark.parametrize("line", ["111\tLoaded\t18", "111\tLoaded\t18\t", "18\t31", "111", "111 L 18 31"])
def test_a_line_with_a_part_missing_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / "article111.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "all.labels").write_bytes(b"111\tLoaded\t18\t31\r\n" + line.encode())
    with pytest.raises(
        InputError, match=r"all\.labels, line 2: .* is not article, label, start, end with tabs"
    ):
        read_any(tmp_path)


def test_ptc_has_the_columns_of_the_shared_task(tmp_path: Path) -> None:
    folder = written("ptc", tmp_path / "ptc")
    assert (folder / "articles" / "article7.txt").read_text(encoding="utf-8") == ours.TEXT
    table = pd.read_csv(folder / "labels" / "article7.task2-TC.labels", sep="\t", header=None)
    assert [ours.TEXT[row[2] : row[3]] for row in table.itertuples(index=False)] == [
        "Dam",
        "puppet\nregime",
        "tyrants",
        "السد",
    ]
