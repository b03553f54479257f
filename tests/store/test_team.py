"""Whose project is whose."""

from annotate.store import Store
from annotate.team import TeamProject


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
