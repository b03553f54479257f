from typing import Any

from annotate.studio.page import page
from annotate.studio.projects import Project, own, workspace_mark
from tests.studio.material import CODEBOOK

MARK = workspace_mark(1, "News")
OTHER = workspace_mark(2, "News")
FOREIGN = "<View><Text name='t' value='$t'/></View>"


def project(number: int, title: str = "News", description: str = "", **more: Any) -> Project:
    return Project(
        number=number, title=title, description=description, tasks=0, **({"page": page(CODEBOOK)} | more)
    )


def marked(number: int, title: str = "News", mark: str = MARK) -> Project:
    return project(number, title, project(number).marked(mark))


def numbers(*there: Project, known: tuple[int, ...] = ()) -> list[int]:
    return [each.number for each in own(there, mark=MARK, title="News", numbers=known)]


def test_a_mark_names_the_workspace_and_its_title_in_every_copy() -> None:
    assert workspace_mark(1, "News") == MARK
    assert len({MARK, OTHER, workspace_mark(1, "Other news")}) == 3


def test_a_mark_is_read_back_and_what_people_wrote_stays() -> None:
    assert project(1).marks == frozenset()
    assert marked(1).description == f"Made by annotate, workspace {MARK}"
    mine = project(1, description="Round two.\nAsk Ana.").marked(MARK)
    assert mine == f"Round two.\nAsk Ana.\nMade by annotate, workspace {MARK}"
    both = project(1, description=mine + "\nUrgent").marked(OTHER)
    assert project(1, description=both).marks == {MARK, OTHER}
    assert both.startswith("Round two.\nAsk Ana.\n")
    assert both.endswith("\nUrgent")
    assert project(1, description=both).marked(OTHER) == both


def test_a_renamed_project_is_known_by_its_mark() -> None:
    assert numbers(marked(3, "News (May)"), project(2, "Something else")) == [3]


def test_a_project_without_a_mark_is_known_by_its_title_and_then_by_its_number() -> None:
    assert numbers(project(4), project(5, "May"), known=(5,)) == [4]
    assert numbers(project(5, "May"), known=(5,)) == [5]
    assert numbers(project(5, "May"), known=(6,)) == []


def test_of_two_with_our_mark_the_lowest_number_counts() -> None:
    assert numbers(marked(9), marked(7, "May"), marked(8, mark=OTHER)) == [7, 9]


def test_a_project_of_our_title_is_shared_with_the_workspace_that_made_it() -> None:
    assert numbers(marked(3, mark=OTHER), known=(3,)) == [3]


def test_a_number_that_a_restored_server_gave_to_another_workspace_is_not_ours() -> None:
    assert numbers(marked(3, "Theirs", mark=OTHER), known=(3,)) == []


def test_a_project_of_another_kind_is_never_ours() -> None:
    assert (
        numbers(project(3, page=FOREIGN), project(4, description=marked(4).description, page=FOREIGN)) == []
    )


def test_a_project_says_for_which_assignment_it_was_made() -> None:
    made = project(1, description=project(1, description="Assignment 0123456789ab").marked(MARK))
    assert (made.assignment, made.marks) == ("0123456789ab", {MARK})
    for other in ("", "Assignment 7", "See assignment 0123456789ab", "Assignment 0123456789abc"):
        assert project(1, description=other).assignment == ""
