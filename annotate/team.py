"""Records of a team: who codes what, where and what for, and by which rule differences are settled."""

from dataclasses import dataclass

from annotate.records import Policy, Purpose


@dataclass(frozen=True, kw_only=True)
class TeamProject:
    """A Label Studio project of one coder, or of the adjudicators (then `coder` is empty)."""

    server: str
    project: int
    coder: str
    purpose: Purpose


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """A policy by which what reviewers of an article differ about is settled where nobody adjudicated.

    `command` is what was called to record it; without a `policy` an earlier one was taken back.
    """

    article_id: str
    policy: Policy | None
    decided_at: str
    command: str
