"""A second project of one workspace, as two pushes at once can make: emptied, and deleted where it can be."""

from annotate.errors import MissingError
from annotate.report.vocabulary import plural
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.projects import Project


def emptied(store: Store, studio: Studio, other: Project) -> frozenset[str]:
    """Take untouched tasks of our articles out of a doubled project; returns the articles people work on."""
    try:
        return _tidied(store, studio, other)
    except MissingError:
        if other.number in {each.number for each in studio.projects()}:
            raise
        return frozenset()  # a colleague's push was quicker


def _tidied(store: Store, studio: Studio, other: Project) -> frozenset[str]:
    mine = {article.id for article in store.articles(superseded=True)}
    idle = [
        each.task_id
        for each in studio.task_states(other.number)
        if each.article_id in mine and not each.answered
    ]
    studio.remove_tasks(idle)
    if studio.counts(other.number)[0] == 0:
        studio.remove_project(other.number)
        return frozenset()
    return frozenset(each.article_id for each in studio.task_states(other.number) if each.answered)


def doubled(first: Project, other: Project, left: int) -> str:
    """What became of it, in a sentence; people work on so many articles in it."""
    if not left:
        return f"Project {other.number} was a second one of this workspace and held no work: it was deleted"
    both = f"Projects {first.number} and {other.number} are both this workspace's"
    people = f"{plural(left, 'article')} that people work on"
    return (
        f"{both}: {first.number} is used; {other.number} keeps {people}, and `annotate pull` fetches from it"
    )
