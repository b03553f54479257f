"""What `annotate push` refuses; what it does is in tests/steps/pushing/test_push.py."""

from pathlib import Path

from annotate.workspace import Workspace
from tests.command import printed


def test_an_order_needs_a_limit(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    assert printed("push", "--order", "random", folder=tmp_path, code=2) == (
        "annotate: --order says which articles are sent first: say how many with --limit N\n"
    )
