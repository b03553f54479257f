"""Whose project it is and who worked in it; with a real server in test_team_trouble.py."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

import pytest

from annotate.records import Review
from annotate.steps.coders.owners import Owner, lost, without_account
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.listing import Account
from annotate.studio.projects import Project
from annotate.team import Assignment, AssignmentEvent, Coder, Design, TeamProject
from annotate.workspace import Workspace
from tests import records
from tests.store.material import DAM

JOINED = "2026-11-01T00:00:00Z"
ADA = Coder(server="s", account=2, joined=JOINED, code="r-ada", name="ada")
BEN = replace(ADA, account=3, code="r-ben", name="ben")
RUN = Assignment(
    id="a1",
    made_at="2026-11-20T08:00:00Z",
    seed=7,
    coders=("r-ada", "r-ben"),
    design=Design(),
    server="s",
    codebook_version="2.1",
)
LEFT = AssignmentEvent(assignment="a1", at="…", what="left", coder="r-ada")
PAGE = "<View/>"


@dataclass(frozen=True)
class Server:
    """A server's name and address, and who has an account there: number and when it was made."""

    there: tuple[tuple[int, str], ...] = ((2, JOINED), (3, JOINED))
    name: str = "s"
    url: str = "https://studio.example.org"

    def accounts(self) -> tuple[Account, ...]:
        return tuple(Account(number=n, address=f"{n}@example.org", joined=at) for n, at in self.there)


STUDIO = cast(Studio, Server())


@pytest.fixture
def store(workspace: Workspace) -> Iterator[Store]:
    with workspace.store() as opened, opened.transaction():
        opened.add_article(DAM)
        for coder in (ADA, BEN):
            opened.put_coder(coder)
        opened.add_assignment(RUN, [])
        opened.put_project(TeamProject(server="s", project=5, coder="r-ada", purpose="coding"))
        opened.put_project(TeamProject(server="s", project=6, coder="r-ben", purpose="again"))
        yield opened


def owner(store: Store, number: int, page: str = PAGE) -> Owner:
    there = Project(number=number, title="", description="", page=page, tasks=1)
    return Owner.of(store, STUDIO, there, PAGE)


def test_a_project_is_its_coders_and_every_other_one_is_everybodys(store: Store) -> None:
    mine, again, everybodys = (owner(store, number) for number in (5, 6, 7))
    assert [(each.coder, each.purpose) for each in (mine, again, everybodys)] == [
        ("r-ada", "coding"),
        ("r-ben", "again"),
        ("", "coding"),
    ]


def test_what_somebody_else_did_in_it_is_credited_and_told(store: Store) -> None:
    def by(reviewer: str, name: str) -> Review:
        return records.review(name, DAM, reviewer=reviewer, project=5)

    mine = owner(store, 5)
    for each in (by("r-ada", "1"), by("r-ben", "2"), by("r-ben", "3"), by("r-x", "4")):
        mine.add(each)
    assert list(mine.remarks()) == [
        "ben (r-ben) reviewed 2 articles in project 5, which is ada (r-ada)'s: credited to ben (r-ben)",
        "r-x reviewed 1 article in project 5, which is ada (r-ada)'s: credited to r-x",
    ]
    everybodys = owner(store, 7)
    everybodys.add(by("r-ben", "2"))
    assert list(everybodys.remarks()) == []


def test_another_labelling_page_is_told_while_the_coder_takes_part(store: Store) -> None:
    changed = "<View>other</View>"
    assert list(owner(store, 5, changed).remarks()) == [
        "The labelling page of project 5 was changed on the server: `annotate push` puts it back as the "
        "codebook has it"
    ]
    assert not owner(store, 7, changed).edited  # everybody's may have one of its own
    store.add_event(LEFT)
    assert not owner(store, 5, changed).edited


def test_projects_that_are_gone(store: Store) -> None:
    assert lost(store, STUDIO, {5, 6}) == ()
    assert lost(store, STUDIO, {6}) == (
        "Project 5 of ada is no longer on https://studio.example.org: what was pulled from it is kept, and "
        "`annotate push` makes a new one for the rest",
    )
    assert lost(store, cast(Studio, Server(name="t")), ()) == ()
    store.add_event(LEFT)
    assert lost(store, STUDIO, {6}) == ()


def test_an_account_is_its_number_and_the_time_it_was_made(store: Store) -> None:
    assert without_account(store, STUDIO) == ()
    gone = (
        "ben (r-ben) has no account on https://studio.example.org any more: what was pulled counts, and "
        "`annotate assign --leaves ben --why …` gives the rest to the others",
    )
    assert without_account(store, cast(Studio, Server(((2, JOINED),)))) == gone
    later = cast(Studio, Server(((2, JOINED), (3, "2026-11-20T00:00:00Z"))))
    assert without_account(store, later) == gone  # the number was handed out again
