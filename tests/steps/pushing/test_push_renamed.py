"""A label that gets another name between tagging and pushing, before a real Label Studio."""

import pytest

from annotate.errors import RefusedError
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.faults.sweep import state
from tests.steps.pushing.test_push import numbered, shown_labels
from tests.steps.sent import fill, on_server
from tests.studio_server import STUDIO

pytestmark = STUDIO


def renamed(workspace: Workspace) -> None:
    """The codebook's author calls a label otherwise, and raises the version."""
    guidelines = workspace.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8").replace("Version: 2.1", "Version: 2.2")
    text = text.replace("## `loaded_language`", "## `emotive_word`")
    head, _, rest = text.partition("An emotive word where")
    guidelines.write_text(f"{head}was: loaded_language\n\nAn emotive word where{rest}", encoding="utf-8")


def test_until_it_is_tagged_again_nothing_is_sent_or_recorded_and_reviews_are_pulled_under_the_new_name(
    workspace: Workspace, studio: Studio
) -> None:
    articles = sorted(numbered(3), key=lambda each: each.id)
    fill(workspace, articles)
    push(workspace, studio)
    there = on_server(studio, workspace)
    first, second, third = (there[each.id][0] for each in articles)
    [shown] = studio._sdk.tasks.get(id=str(first)).predictions
    studio.submit(first, shown.result, parent_prediction=shown.id)
    renamed(workspace)
    before = state(workspace, studio)
    with pytest.raises(RefusedError, match=r"'loaded_language', which the codebook lacks.*annotate tag"):
        push(workspace, studio)
    assert state(workspace, studio) == before
    with workspace.store() as store:
        assert list(store.codebooks()) == ["2.1"]

    assert pull(workspace, studio).verdicts == {"accepted": 2}
    with workspace.store() as store:
        [review] = store.reviews()
        assert [each.label for each in store.decisions(review.id)] == ["loaded_label", "emotive_word"]
        assert review.codebook_version == "2.1"

    fill(workspace, articles, "rules 2", labels=("loaded_label", "emotive_word"))
    again = push(workspace, studio)
    assert (again.sent, again.renewed, again.kept) == (0, 2, 1)
    assert on_server(studio, workspace) == there
    assert [shown_labels(studio, each) for each in (first, second, third)] == [
        [["loaded_label", "loaded_language"]],
        [["loaded_label", "emotive_word"]],
        [["loaded_label", "emotive_word"]],
    ]
    found = pull(workspace, studio)
    assert (found.known, found.submitted, found.changed, found.set_aside) == (1, 0, 0, ())
