import json
from pathlib import Path

from annotate.workspace import Workspace
from tests.command import annotate, printed
from tests.records import article, review


def test_a_backup_as_a_person_makes_checks_and_restores_it(tmp_path: Path) -> None:
    desk, rain = Workspace.create(tmp_path / "desk", seed=1), article("Rain fell.")
    with desk.store() as store, store.transaction():
        store.add_article(rain)
        store.add_review(review("r", rain), ())
    assert printed("backup", "../desk.zip", folder=desk.root) == "../desk.zip: 4 files\n"
    done = annotate("doctor", "--verify", "desk.zip", "--format", "json", folder=tmp_path)
    checks = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(check["name"], check["state"]) for check in checks] == [
        ("archive", "ok"),
        ("codebook", "ok"),
        ("store", "ok"),
        ("decisions", "ok"),
        ("models", "ok"),
    ]
    head = checks[3]["found"].partition("head ")[2]
    done = annotate("backup", "desk.zip", "--restore", "again", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'again'}\n")
    assert "nothing up to there was changed" in printed("doctor", "--head", head, folder=tmp_path / "again")
    said = printed("doctor", "--head", "0" * 64, folder=tmp_path / "again", code=1)
    assert said == "annotate: broken: head\n"
    said = printed("backup", "desk.zip", "--restore", "again", folder=tmp_path, code=2)
    assert said.startswith(f"annotate: {tmp_path / 'again'} is not empty")
    said = printed("backup", "gone.zip", "--restore", "new", folder=tmp_path, code=3)
    assert said.startswith("annotate: gone.zip cannot be used (No such file")
