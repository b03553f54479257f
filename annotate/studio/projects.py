"""Which projects on a server are a workspace's own: known by number and mark, whatever their title is now."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotate.records import digest
from annotate.studio.page import ARTICLE, LABELS

_ASSIGNMENT = re.compile(r"^Assignment ([0-9a-f]{12}) of workspace ([0-9a-f]{12})\n?", re.MULTILINE)
_MARKS = re.compile(r"annotate, workspace ((?:[0-9a-f]{12}(?:, )?)+)")


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project as it stands. `version` is that of the predictions reviewers are shown, empty for none."""

    number: int
    title: str
    description: str
    page: str
    tasks: int
    version: str = ""
    shows_predictions: bool = True
    takes_empty: bool = True
    instruction: str = ""

    @property
    def by_annotate(self) -> bool:
        """Whether its labelling page is ours: another one's tasks would not be understood."""
        return f'name="{LABELS}"' in self.page and f'name="{ARTICLE}"' in self.page

    @property
    def marks(self) -> frozenset[str]:
        """The workspaces that it says it belongs to."""
        found = _MARKS.search(self.description)
        return frozenset(found[1].rstrip(", ").split(", ")) if found else frozenset()

    @property
    def assignment(self) -> tuple[str, str]:
        """The open assignment that it was made for, and its workspace's mark; empty where it does not say."""
        found = _ASSIGNMENT.search(self.description)
        return (found[1], found[2]) if found else ("", "")

    @property
    def closed(self) -> str:
        """Its description without the assignment."""
        return _ASSIGNMENT.sub("", self.description)

    def marked(self, mark: str) -> str:
        """Its description with `mark` in it; what people wrote there stays."""
        line = f"Made by annotate, workspace {', '.join(sorted(self.marks | {mark}))}"
        if self.marks:
            return _MARKS.sub(line.removeprefix("Made by "), self.description)
        return f"{self.description.rstrip()}\n{line}".strip()


def workspace_mark(seed: int, title: str, *whose: str) -> str:
    """What a workspace's project is marked with: the same in every copy of the workspace, and no secret.

    `whose` are the coder and the purpose of a team's project.
    """
    return digest("workspace", seed, title, *whose)[:12]


def assignment_note(assignment: str, mark: str) -> str:
    """The line by which every copy of a workspace knows what one of them has assigned."""
    return f"Assignment {assignment} of workspace {mark}"


def own(
    projects: Sequence[Project], *, mark: str, title: str, numbers: Collection[int]
) -> tuple[Project, ...]:
    """The projects of a workspace, the one that counts first: the lowest number, which all copies agree on.

    They carry its mark, or have its title and no mark. Where there is none, another workspace's project of
    that title is shared; else one in which the workspace has tasks (`numbers`) and which lost its mark.
    """
    made = sorted((each for each in projects if each.by_annotate), key=lambda each: each.number)
    for choice in (
        [each for each in made if mark in each.marks or (not each.marks and each.title == title)],
        [each for each in made if each.title == title],
        [each for each in made if not each.marks and each.number in numbers],
    ):
        if choice:
            return tuple(choice)
    return ()
