"""Who is called what by whom, from stored tags and reviews."""

from annotate.compare.targets import Target, called, telling
from annotate.errors import MissingError
from annotate.learn.clusters import clusters
from annotate.progress import NO_PROGRESS, Progress
from annotate.steps.results.compare import LACKING
from annotate.steps.results.summary import summaries
from annotate.workspace import Workspace


def called_what(workspace: Workspace, *, progress: Progress = NO_PROGRESS) -> tuple[Target, ...]:
    """The targets of all articles. MissingError where no article has an outlet, or one was never tagged."""
    with workspace.store() as store:
        story = clusters(store.texts())
    progress.begin(len(story))
    found = []
    for summary in summaries(workspace, (), everything=True):
        found.append(telling(summary, story[summary.article.id]))
        progress.advance(1)
    if not any(each.outlets for each in found):
        raise MissingError(LACKING["outlet"])
    return called(found)
