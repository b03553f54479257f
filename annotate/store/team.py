"""A team: which projects it works in, who is who, who codes what, and what they are shown."""

from collections.abc import Collection, Iterable, Mapping

from annotate.records import Purpose
from annotate.store.database import Database
from annotate.team import (
    Assigned,
    Assignment,
    AssignmentEvent,
    Coder,
    Proposals,
    StudyDesign,
    TeamProject,
    newest_assigned,
    study_design,
)


class Team(Database):
    """The part of the store that holds projects of coders and adjudicators, people, and assignments."""

    def put_project(self, project: TeamProject) -> None:
        """Keep whose project it is, replacing what was known of this number or of this coder's last one."""
        table, server = "team_projects", project.server
        self._drop(table, server=server, project=project.project)
        self._drop(table, server=server, coder=project.coder, purpose=project.purpose)
        self._keep(table, project, "server", "coder", "purpose", "project")

    def team_projects(self) -> tuple[TeamProject, ...]:
        """All of them, by purpose and coder."""
        return self._records(TeamProject, "team_projects ORDER BY purpose, coder, server")

    def put_coder(self, coder: Coder) -> None:
        """Keep who an account is, replacing what was known of it."""
        key = {"server": coder.server, "account": coder.account, "joined": coder.joined}
        self._drop("coders", **key)
        self._keep("coders", coder, **key)

    def coders(self) -> tuple[Coder, ...]:
        """Everybody who was ever seen, by server and account."""
        return self._records(Coder, "coders ORDER BY server, account, joined")

    def coder_names(self) -> Mapping[str, str]:
        """What the lead calls each coder, by code; those whom the lead has not named are left out."""
        return {each.code: each.name for each in self.coders() if each.name}

    def add_assignment(
        self, assignment: Assignment, rows: Iterable[Assigned], proposals: Iterable[Proposals] = ()
    ) -> None:
        """Keep a run of `assign` with what it gave to whom, and the tags that its articles have."""
        self._keep("assignments", assignment, "id")
        self.add_assigned(rows)
        self.add_proposals(proposals)

    def assignments(self, *, closed: bool = False) -> tuple[Assignment, ...]:
        """The runs of `assign` that are open, in the order they were made; closed ones if asked for."""
        ended = {each.assignment for each in self.events() if each.what == "closed"}
        found = self._records(Assignment, "assignments ORDER BY sequence")
        return tuple(each for each in found if closed or each.id not in ended)

    def add_event(self, event: AssignmentEvent) -> None:
        """Keep what was decided about an assignment."""
        self._keep("assignment_events", event, "assignment")

    def events(self) -> tuple[AssignmentEvent, ...]:
        """Everything that was decided about assignments, in order."""
        return self._records(AssignmentEvent, "assignment_events ORDER BY sequence")

    def add_assigned(self, rows: Iterable[Assigned]) -> None:
        """Keep who codes what, before or in place of what was said of the same work."""
        for each in rows:
            self._keep("assigned", each, "assignment", "article_id")

    def assigned(self, *, closed: bool = False) -> tuple[Assigned, ...]:
        """Who codes what by the open assignments, as it counts now; that of closed ones if asked for."""
        among = {each.id for each in self.assignments(closed=closed)}
        rows = self._records(Assigned, "assigned ORDER BY sequence")
        return newest_assigned(each for each in rows if each.assignment in among)

    def study_design(self, finished: Collection[tuple[str, str, Purpose]]) -> StudyDesign | None:
        """All that was ever assigned, in numbers; None where nothing was.

        Of assignments that ended what is `finished` counts (keys), since the rest was taken back.
        """
        still = {each.id for each in self.assignments()}
        rows = [
            each for each in self.assigned(closed=True) if each.assignment in still or each.key in finished
        ]
        return study_design(self.assignments(closed=True), rows, self.events())

    def add_proposals(self, proposals: Iterable[Proposals]) -> None:
        """Keep the tags that articles have now, which coders are shown from now on."""
        for each in proposals:
            self._keep("proposals", each, "assignment", "article_id")

    def proposals(self) -> tuple[Proposals, ...]:
        """What coders were to be shown, in the order it was kept."""
        return self._records(Proposals, "proposals ORDER BY sequence")
