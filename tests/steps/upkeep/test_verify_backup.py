"""The checks in their order; every kind of damage is in test_backup.py."""

from pathlib import Path

from annotate.steps.upkeep.backup import backup
from annotate.steps.upkeep.check import Check
from annotate.steps.upkeep.verify_backup import verify_backup
from annotate.workspace import Workspace


def test_a_new_workspaces_backup_is_sound(tmp_path: Path) -> None:
    file = tmp_path / "desk.zip"
    backup(Workspace.create(tmp_path / "desk", seed=1), file)
    assert [(each.name, each.state, each.found) for each in verify_backup(file)] == [
        ("archive", "ok", "4 files, each as its manifest says"),
        ("codebook", "ok", "version 1.1, 8 labels"),
        ("store", "ok", "0 articles, 0 reviews: every record reads, every span fits its text"),
        ("decisions", "ok", "0 entries in the ledger"),
        ("models", "ok", "0 models; in use: the rules alone"),
    ]


def test_what_is_no_backup_is_broken_and_ends_the_checks(tmp_path: Path) -> None:
    file = tmp_path / "desk.zip"
    file.write_bytes(b"no archive")
    assert list(verify_backup(file)) == [
        Check(
            name="archive",
            state="broken",
            found=f"{file} is damaged, or no backup (File is not a zip file): take another copy",
            fix="take another backup; this one cannot be put back",
        )
    ]
