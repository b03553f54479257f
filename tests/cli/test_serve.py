from pathlib import Path

from annotate.workspace import Workspace
from tests.command import printed


def test_another_address_is_refused_with_the_way_round(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    said = printed("serve", "--host", "0.0.0.0", folder=tmp_path, code=2)
    assert "the desk has no accounts and no TLS" in said
    assert "ssh -L" in said


def test_outside_of_a_workspace_there_is_no_desk(tmp_path: Path) -> None:
    assert "is in no workspace" in printed("serve", folder=tmp_path, code=3)
