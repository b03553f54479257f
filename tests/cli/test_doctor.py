import json
from pathlib import Path

from annotate.workspace import Workspace
from tests.command import annotate, printed


def test_what_is_broken_is_named_with_its_fix_and_the_code_says_so(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path, seed=1)
    (workspace.root / "guidelines.md").write_text("no codebook", encoding="utf-8")
    done = annotate("doctor", "--format", "json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "annotate: broken: codebook\n")
    checks = {check["name"]: check for check in map(json.loads, done.stdout.splitlines())}
    assert (checks["codebook"]["state"], checks["codebook"]["fix"]) == ("broken", "mend guidelines.md")
    assert (checks["workspace"]["state"], checks["workspace"]["found"]) == ("ok", str(tmp_path))


def test_two_questions_are_asked_one_at_a_time(tmp_path: Path) -> None:
    said = printed("doctor", "--verify", "x.zip", "--head", "0", folder=tmp_path, code=2)
    assert said == "annotate: --verify and --head are two questions: ask one at a time\n"
    said = printed("doctor", "--reviews", "--head", "0", folder=tmp_path, code=2)
    assert said == "annotate: --head and --reviews are two questions: ask one at a time\n"
