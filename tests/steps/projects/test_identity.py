from pathlib import Path

from annotate.steps.projects.identity import LONGEST, Identity
from annotate.workspace import Workspace


def test_a_coders_project_has_a_short_title_and_a_mark_of_its_own(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=7)
    title = workspace.config.studio_project
    assert Identity.of(workspace).title == title
    assert Identity.of(workspace, "r-1", name="ada").title == f"{title} · ada"
    again = Identity.of(workspace, "r-1", "again", name="ada.lovelace.countess@example.org")
    assert again.title == f"{title[:8]}… · ada.lovelace.countess@example… · again"
    assert len(again.title) == LONGEST
    assert Identity.of(workspace, purpose="adjudication").title == f"{title} · adjudication"
    each = [Identity.of(workspace, *whose) for whose in ((), ("r-1",), ("r-2",), ("r-1", "again"))]
    assert len({identity.mark for identity in each}) == 4
    assert Identity.of(workspace, "r-1", name="ada").mark == Identity.of(workspace, "r-1", name="a.l.").mark
