"""Records of a team: who codes what, where and what for."""

from dataclasses import dataclass

from annotate.records import Purpose


@dataclass(frozen=True, kw_only=True)
class TeamProject:
    """A Label Studio project of one coder, or of the adjudicators (then `coder` is empty)."""

    server: str
    project: int
    coder: str
    purpose: Purpose
