"""Whose project is whose, who is who, and who codes what."""

from dataclasses import replace

from annotate.store import Store
from annotate.team import (
    Assigned,
    Assignment,
    AssignmentEvent,
    Coder,
    Design,
    Proposals,
    StudyDesign,
    TeamProject,
)
from tests.records import tag
from tests.store.material import DAM, MINE

FIRST = Assignment(
    id="a1",
    made_at="2026-11-20T08:00:00Z",
    seed=7,
    coders=("r-ada", "r-ben"),
    design=Design(double=0.2, hide=0.1),
    server="s",
    codebook_version="2.1",
)
SECOND = replace(FIRST, id="a2", server="", cut=0.25)
ROW = Assigned(assignment="a1", article_id=DAM.id, coder="r-ada", purpose="coding", position=0)


def test_a_coder_has_one_project_for_each_purpose_and_a_project_one_owner(store: Store) -> None:
    first = TeamProject(server="s", project=3, coder="ada", purpose="coding")
    again = TeamProject(server="s", project=4, coder="ada", purpose="again")
    moved = TeamProject(server="s", project=7, coder="ada", purpose="coding")
    taken = TeamProject(server="s", project=4, coder="", purpose="adjudication")
    elsewhere = TeamProject(server="t", project=3, coder="ada", purpose="coding")
    with store.transaction():
        for each in (first, again, elsewhere):
            store.put_project(each)
    assert store.team_projects() == (again, first, elsewhere)
    with store.transaction():
        store.put_project(moved)
        store.put_project(taken)
    assert store.team_projects() == (taken, moved, elsewhere)


def test_an_account_is_known_by_its_number_and_the_time_it_was_made(store: Store) -> None:
    ada = Coder(server="s", account=2, joined="2026-11-01T00:00:00Z", code="r-ada")
    named = replace(ada, name="ada")
    other = replace(ada, joined="2026-11-09T00:00:00Z", code="r-cy")  # the number was handed out again
    with store.transaction():
        for each in (ada, named, other):
            store.put_coder(each)
    assert store.coders() == (named, other)


def test_what_was_assigned_counts_until_it_is_withdrawn_or_its_assignment_closed(store: Store) -> None:
    tags = (tag(DAM, 4, 17),)
    shown = Proposals(assignment="a1", article_id=DAM.id, at=FIRST.made_at, version="2.1", tags=tags)
    second = replace(ROW, assignment="a2", article_id=MINE.id, hidden=("t1",))
    again, gone = replace(ROW, purpose="again"), replace(ROW, withdrawn=True)
    taken_over = replace(ROW, coder="r-ben", position=1)
    assert store.study_design(()) is None
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        store.add_assignment(FIRST, [ROW, again], [shown])
        store.add_assignment(SECOND, [second])
        store.add_assigned([gone, taken_over])
    assert store.assignments() == (FIRST, SECOND)
    assert [each.own_servers for each in store.assignments()] == [False, True]
    assert store.assigned() == (again, second, taken_over)
    closed = AssignmentEvent(assignment="a1", at="2026-11-21T08:00:00Z", what="closed", reason="done")
    with store.transaction():
        store.add_event(closed)
    assert (store.events(), store.assignments(), store.assigned()) == ((closed,), (SECOND,), (second,))
    assert store.assignments(closed=True) == (FIRST, SECOND)
    assert store.assigned(closed=True) == (again, second, taken_over)
    assert store.proposals() == (shown,)
    done = {taken_over.key, again.key}
    assert store.study_design(done) == StudyDesign(
        coders=2, articles=2, double=0, blind=0, again=1, hidden=1, drawn=0, own_servers=False, renewed=0,
        ended=("done",),
    )  # fmt: skip
    unfinished = store.study_design(())  # what nobody has done of an assignment that ended was taken back
    assert unfinished is not None
    assert (unfinished.articles, unfinished.again) == (1, 0)
    with store.transaction():
        store.remove_article(DAM.id)
    assert (store.assigned(closed=True), store.proposals()) == ((second,), ())
