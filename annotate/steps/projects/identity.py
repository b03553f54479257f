"""What a project of a workspace is called, and the mark by which every copy of the workspace knows it."""

from dataclasses import dataclass

from annotate.records import Purpose
from annotate.studio.projects import workspace_mark
from annotate.workspace import Workspace

LONGEST = 50  #: characters of a project's title that the server takes


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a project of a workspace is called and marked with; `whose` it is, None for everybody's.

    `note` is a line for the description of a project that is made now.
    """

    title: str
    mark: str
    whose: tuple[str, Purpose] | None = None
    note: str = ""

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        coder: str = "",
        purpose: Purpose = "coding",
        *,
        name: str = "",
        note: str = "",
    ) -> "Identity":
        """That of a coder's project, or of the adjudicators'; without a coder to code, of everybody's.

        In its title the coder has a `name`; a title that would be too long is shortened.
        """
        title, seed = workspace.config.studio_project, workspace.config.seed
        if not coder and purpose == "coding":
            return cls(title=title, mark=workspace_mark(seed, title))
        whose = "".join(
            f" · {each}" for each in (_cut(name or coder, 30), purpose) if each not in ("", "coding")
        )
        mark = workspace_mark(seed, title, coder, purpose)
        return cls(
            title=_cut(title, LONGEST - len(whose)) + whose, mark=mark, whose=(coder, purpose), note=note
        )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
