"""A folder that is there is left alone; the demonstration itself is in tests/steps/upkeep/test_demo.py."""

from pathlib import Path

from tests.command import printed


def test_a_folder_that_is_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert printed("demo", "mine", folder=tmp_path, code=2) == (
        "annotate: mine exists already: name another folder, or delete it if you are done with it\n"
    )
    assert list((tmp_path / "mine").iterdir()) == []
