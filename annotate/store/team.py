"""Which projects a team works in: whose each is, and what for."""

from annotate.store.database import Database
from annotate.team import TeamProject


class Team(Database):
    """The part of the store that holds the projects of coders and adjudicators."""

    def put_project(self, project: TeamProject) -> None:
        """Keep whose project it is, replacing what was known of this number or of this coder's last one."""
        key = {"server": project.server, "coder": project.coder, "purpose": project.purpose}
        self._db.execute(
            "DELETE FROM team_projects WHERE server = ? AND (project = ? OR (coder = ? AND purpose = ?))",
            (project.server, project.project, project.coder, project.purpose),
        )
        self._keep("team_projects", project, **key, project=project.project)

    def team_projects(self) -> tuple[TeamProject, ...]:
        """All of them, by purpose and coder."""
        return self._records(TeamProject, "team_projects ORDER BY purpose, coder, server")
