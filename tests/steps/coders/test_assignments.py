"""What the open assignments say, from the store alone."""

from dataclasses import replace

import pytest

from annotate.coding.qualification import OVERRIDDEN, PASSED
from annotate.compare.methods import comparison_methods
from annotate.errors import UsageError
from annotate.records import Tagged, Task, Voice
from annotate.report.methods import summary_methods
from annotate.rulings import ruled
from annotate.steps.coders.assignments import (
    assigned_on,
    due_again,
    finished,
    proposals_of,
    servers,
    study,
    taking_part,
)
from annotate.steps.results.compare import comparison
from annotate.steps.results.summary import summaries
from annotate.steps.team.reassign import coder_called
from annotate.store import Store
from annotate.team import (
    EVERYBODY,
    Assigned,
    Assignment,
    AssignmentEvent,
    Coder,
    Design,
    Proposals,
    TeamProject,
)
from annotate.workspace import Workspace
from tests import records
from tests.store.material import DAM, MINE

RUN = Assignment(
    id="a1",
    made_at="2026-11-20T08:00:00Z",
    seed=7,
    coders=("r-ada", "r-ben"),
    design=Design(again=1),
    server="s",
    codebook_version="2.1",
)
ADA = Coder(server="s", account=2, joined="2026-11-01T00:00:00Z", code="r-ada", name="ada")
BEN = replace(ADA, account=3, code="r-ben", name="ben")
OWN = Coder(server="own", account=EVERYBODY, joined="", code="r-cy", name="cy")
ROW = Assigned(assignment="a1", article_id=DAM.id, coder="r-ada", purpose="coding", position=0)

SHOWN = Proposals(assignment="a1", article_id=DAM.id, at="1", version="v1", tags=())
TASK = Task(server="s", project=5, task_id=1, article_id=DAM.id, content_sha256="x")


@pytest.fixture
def store(workspace: Workspace) -> Store:
    opened = workspace.store()
    with opened.transaction():
        for article in (DAM, MINE):
            opened.add_article(article)
        for coder in (ADA, BEN, OWN):
            opened.put_coder(coder)
    return opened


def test_who_left_takes_part_again_when_assigned_anew(store: Store) -> None:
    with store, store.transaction():
        store.add_assignment(RUN, [])
        assert taking_part(store) == ("r-ada", "r-ben")
        store.add_event(AssignmentEvent(assignment="a1", at="…", what="left", coder="r-ada"))
        assert taking_part(store) == ("r-ben",)
        assert coder_called(store, "Ben") == BEN
        with pytest.raises(UsageError, match="no coder is called 'ada'; those who take part are ben"):
            coder_called(store, "ada")
        store.add_assignment(replace(RUN, id="a2", coders=("r-ada",)), [])
        assert taking_part(store) == ("r-ben", "r-ada")


def test_what_is_on_which_server(store: Store) -> None:
    own = replace(RUN, id="a2", server="", coders=("r-cy",))
    theirs = replace(ROW, assignment="a2", coder="r-cy")
    with store, store.transaction():
        assert servers(store) == frozenset()
        store.add_assignment(RUN, [ROW])
        assert (servers(store), assigned_on(store, "s"), assigned_on(store, "t")) == ({"s"}, (ROW,), ())
        store.add_event(AssignmentEvent(assignment="a1", at="…", what="closed"))
        store.add_assignment(own, [theirs])
        assert (servers(store), assigned_on(store, "own")) == ({"own"}, (theirs,))
        assert assigned_on(store, "s") == ()


def test_a_second_coding_is_due_when_the_first_is_finished_and_it_stands_nowhere(store: Store) -> None:
    again = replace(ROW, purpose="again")
    review = records.review("r", DAM, reviewer="r-ada", server="s", project=4)
    with store, store.transaction():
        store.add_assignment(RUN, [ROW, again])
        assert due_again(store, "s") == 0
        store.add_review(review, ())
        assert finished(store) == {ROW.key}
        assert due_again(store, "s") == 1
        store.put_project(TeamProject(server="s", project=5, coder="r-ada", purpose="again"))
        store.put_task(TASK)
        assert due_again(store, "s") == 0
        store.add_review(replace(review, id="r2", status="withdrawn"), ())
        assert finished(store) == frozenset()


def test_the_methods_of_every_page_name_who_was_let_through_and_why(
    workspace: Workspace, store: Store
) -> None:
    said = {
        "r-ada": (PASSED, "span F1 0.90"),
        "r-ben": (OVERRIDDEN, "the editor"),
        "r-cy": (OVERRIDDEN, "no"),
    }
    with store, store.transaction():
        assert study(store) is None
        for code, (value, reason) in said.items():  # r-cy was let through and given nothing
            store.add_ruling(ruled("qualification", about=code, value=value, reason=reason))
        store.add_assignment(RUN, [ROW, replace(ROW, coder="r-ben")])
        for each in (DAM, MINE):
            words: dict[Voice, int] = {"outlet": 9, "quoted": 0, "reported": 0}
            store.put_tagged(Tagged(article=each, tags=(), attributions=(), words=words), "{}")
            store.add_publication(records.publication(each, "wire/a.txt", outlet="The Wire"))
    [summary] = summaries(workspace, [DAM.id])
    expected = (
        "1 coder had reached the target of their training first. Let through by the lead below the "
        "target of their training: r-ben (“the editor”)."
    )
    assert expected in summary_methods(summary)
    assert expected in comparison_methods(comparison(workspace))


def test_the_tags_kept_last_count_and_stand_last(store: Store) -> None:
    old = [replace(SHOWN, article_id=each.id) for each in (DAM, MINE)]
    new = replace(old[0], at="2", version="v2")
    with store, store.transaction():
        store.add_assignment(RUN, [], old)
        store.add_proposals([new])
        assert list(proposals_of(store, [RUN]).values()) == [old[1], new]
        assert proposals_of(store, []) == {}
