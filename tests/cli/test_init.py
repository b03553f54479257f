from pathlib import Path

from tests.command import annotate, printed


def test_a_workspace_is_made_with_the_seed_that_was_given_and_never_twice(tmp_path: Path) -> None:
    done = annotate("init", "desk", "--seed", "7", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'desk'}\n")
    assert done.stderr == "Next: annotate add FILES…   (edit guidelines.md first if your labels differ)\n"
    settings = (tmp_path / "desk" / "annotate.toml").read_text(encoding="utf-8")
    assert "\nseed = 7\n" in settings
    said = printed("init", "desk", folder=tmp_path, code=2)
    assert said == (f"annotate: {'desk'} is a workspace already: use it as it is, or name another folder\n")
    assert (tmp_path / "desk" / "annotate.toml").read_text(encoding="utf-8") == settings
