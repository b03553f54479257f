"""What goes with which action; models that were trained are in test_train.py."""

from pathlib import Path

import pytest

from annotate.cli.models import Action, _usable
from annotate.errors import UsageError
from annotate.workspace import Workspace
from tests.command import annotate


@pytest.mark.parametrize(
    ("action", "model", "other", "card_only", "said"),
    [
        ("compare", "a", "", False, "say which two models to compare: annotate models compare A B"),
        ("show", "a", "b", False, "annotate models show takes one model at most; got 'b' too"),
        (
            "show",
            "a",
            "",
            True,
            "--out and --full are for a card: annotate models card ID --full --out card.html",
        ),
        (
            "promote",
            "",
            "",
            False,
            "say which model to promote: annotate models promote ID (annotate models list)",
        ),
        ("rollback", "a", "", False, "annotate models rollback takes no model's id; got 'a'"),
    ],
)
def test_words_that_do_not_go_together(
    action: Action, model: str, other: str, card_only: bool, said: str
) -> None:
    with pytest.raises(UsageError) as told:
        _usable(action, model, other, card_only=card_only)
    assert str(told.value) == said


def test_without_models_the_rules_work_alone(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    done = annotate("models", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "No models yet: the rules work alone. Next: annotate train\n"
