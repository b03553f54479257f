"""A team on the real server: colleagues with accounts, articles shared out among them, and what came back."""

from collections.abc import Iterable
from typing import Any

from annotate.records import Article
from annotate.steps.projects.pushed import Pushed
from annotate.steps.pushing.push import push
from annotate.steps.reviews.unread import record_limit
from annotate.steps.team.assign import Assigning, Wish, assign
from annotate.studio.client import Studio
from annotate.studio.task_states import TaskState
from annotate.workspace import Workspace
from tests.steps.sent import fill
from tests.studio.accounts import Colleague
from tests.studio.material import TEXT, article

Team = tuple[Colleague, Colleague, Colleague]


def numbered(number: int, first: int = 0) -> list[Article]:
    return [article(f"Number {each}\n\n{TEXT}") for each in range(first, first + number)]


def share_out(
    workspace: Workspace,
    studio: Studio,
    people: Iterable[Colleague] | None,
    articles: int = 0,
    *,
    first: int = 0,
    limit: int | None = None,
    **design: Any,
) -> tuple[Assigning, Pushed]:
    """Add so many articles, assign what waits to these people, and send it."""
    with workspace.store() as store, store.transaction():
        record_limit(workspace, store)  # or the first pull says that it did
    fill(workspace, numbered(articles, first))
    names = None if people is None else [each.email for each in people]
    made = assign(workspace, studio, Wish(coders=names, changes=design, limit=limit))
    return made, push(workspace, studio)


def code_of(workspace: Workspace, person: Colleague) -> str:
    with workspace.store() as store:
        [found] = {each.code for each in store.coders() if each.account == person.id}
    return found


def project_of(workspace: Workspace, person: Colleague, purpose: str = "coding") -> int:
    code = code_of(workspace, person)
    with workspace.store() as store:
        [found] = [
            each.project for each in store.team_projects() if (each.coder, each.purpose) == (code, purpose)
        ]
    return found


def tasks_of(
    workspace: Workspace, studio: Studio, person: Colleague, purpose: str = "coding"
) -> tuple[TaskState, ...]:
    return studio.task_states(project_of(workspace, person, purpose))


def reviews(workspace: Workspace) -> list[tuple[str, str]]:
    """Who reviewed which article, newest states, by article."""
    with workspace.store() as store:
        return sorted((each.article_id, each.reviewer) for each in store.reviews())
