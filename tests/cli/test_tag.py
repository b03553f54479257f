from pathlib import Path

from annotate.workspace import Workspace
from tests.command import annotate

TEXT = "Sources suggest that Varenia may follow before the end of the year, as it did before.\n"


def test_what_was_tagged_and_what_comes_next_is_said(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    done = annotate("tag", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "0 articles tagged by the rules: 0 tags; 0 up to date\n")
    assert done.stderr == "There are no articles yet: annotate add FILES…\n"
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    annotate("add", "a.txt", folder=tmp_path)
    done = annotate("tag", folder=tmp_path)
    assert done.stdout.startswith("1 article tagged by the rules: ")
    assert done.stdout.endswith("; 0 up to date\n")
    assert done.stderr == "Next: annotate review\n"
    again = annotate("tag", folder=tmp_path)
    assert again.stdout == "0 articles tagged by the rules: 0 tags; 1 up to date\n"
