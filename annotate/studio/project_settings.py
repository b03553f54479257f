"""The projects of a Label Studio server: which there are, and how each is set up."""

from collections.abc import Mapping

from annotate.studio.backend import Backends
from annotate.studio.listing import CHUNK, PROJECT, project_of, view
from annotate.studio.projects import Project
from annotate.studio.session import ONCE, gone_already


class ProjectSettings(Backends):
    """A server with its projects. Every method raises MissingError when the server cannot be used."""

    def projects(self) -> tuple[Project, ...]:
        """All projects of the server, by number, without their settings."""
        with self._our_errors():
            listed = self._sdk.projects.list(include=PROJECT, page_size=CHUNK)
            found = [project_of(each) for each in self._rows(listed)]
        return tuple(sorted(found, key=lambda each: each.number))

    def project(self, number: int) -> Project:
        """One project with its settings."""
        with self._our_errors():
            return project_of(self._sdk.projects.get(number))

    def make_project(self, title: str, page: str, *, description: str = "", version: str = "") -> int:
        """Make a project, and return its number. `version` is that of the predictions it will show."""
        with self._our_errors():
            settings = {"show_collab_predictions": True, "enable_empty_annotation": True}
            given = {"title": title, "description": description, "label_config": page} | settings
            return int(self._sdk.projects.create(**given, model_version=version, request_options=ONCE).id)

    def change_project(self, number: int, changes: Mapping[str, object]) -> None:
        """Change some settings of a project, by the names that Label Studio gives them."""
        with self._our_errors():
            self._sdk.projects.update(number, **changes, request_options=ONCE)

    def lay_out(self, project: int) -> None:
        """Have the list of tasks show titles, not hashes; what people have laid out there stays.

        Whoever opens a project first makes the server lay it out with the title "Default".
        """
        with self._our_errors():
            there = self._sdk.views.list(project=project)
            titles = [(each.data or {}).get("title") for each in there]
            if titles == ["Default"]:
                self._sdk.views.update(str(there[0].id), data=view(), request_options=ONCE)
            elif not titles:
                self._sdk.views.create(project=project, data=view(), request_options=ONCE)

    def remove_project(self, number: int) -> None:
        """Delete a project with all that is in it; one that is gone already is no error."""
        with self._our_errors(), gone_already():
            self._sdk.projects.delete(number, request_options=ONCE)

    def find(self, title: str) -> int | None:
        """Id of the project called `title`, None if there is none."""
        return min((each.number for each in self.projects() if each.title == title), default=None)
