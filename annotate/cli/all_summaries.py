"""A folder with a summary of each article of the workspace, which is not made again while nothing changed."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from annotate.batches import batches
from annotate.cli.console import say
from annotate.cli.made_before import INDEX, MadeBefore, made_before, record_whole, recording, stamp
from annotate.cli.output import write
from annotate.cli.reports import OUTPUTS, Delivered, written
from annotate.progress import NO_PROGRESS, Progress
from annotate.report.index import Row, index_in_parts, row
from annotate.report.summary import Summary
from annotate.report.vocabulary import plural
from annotate.steps.articles.workers import spread
from annotate.steps.results.summary import made_of, summariser
from annotate.workspace import Workspace

BATCH = 32  #: articles that a process summarises at once

Summarise = Callable[[Sequence[str]], list[Summary]]
Make = Callable[[Sequence[str]], list["_Made"]]


@dataclass(frozen=True, kw_only=True)
class _Made:
    """The file of an article as it was left, and of a page its row in their index."""

    name: str
    stamp: list[int]
    row: Row | None


def deliver_all(
    workspace: Workspace, form: str, out: Path, *, jobs: int = 1, progress: Progress = NO_PROGRESS
) -> Delivered:
    """A file for each article of the workspace in the folder `out`, from so many processes.

    None is made again of which nothing that it is made of has changed, and that nobody touched since, also
    where the last run was stopped. Files that we made of articles that are gone are taken away.

    `progress` counts the articles to summarise.
    """
    now = [made_of(workspace), form]
    before = made_before(out, now)
    with workspace.store() as store:
        files = {name: f"{name}{OUTPUTS[form].suffix}" for name in store.article_ids()}
        index = [INDEX] if form == "html" and len(files) > 1 else []
        wanted = [*index, *files.values()]
        done = Delivered(files=tuple(out / each for each in wanted), refused=0)
        _take_away(out, before.left_over(files.keys(), frozenset(wanted)), before)
        if wanted and all(each in before.finished for each in wanted):
            return replace(done, unchanged=True)
        summarise = summariser(workspace, store)  # says what is wrong, and keeps what all processes need
        due = [name for name, file in files.items() if file not in before.finished]
        if before.stopped and len(due) < len(files):
            say(f"Going on where it was stopped: {len(files) - len(due)} of {len(files)} files are there")
        with recording(out, now, before, (files[name] for name in due)) as keep:
            made, rows = {each: before.finished[each] for each in wanted if each in before.finished}, []
            todo = list(files) if index else due  # the index has a row for each
            progress.begin(len(todo))
            recipe = partial(_maker, form, out, frozenset(due))
            work = partial(recipe, summarise) if jobs == 1 else partial(_worker, recipe, workspace)
            with closing(spread(work, batches(todo, BATCH), jobs)) as results:
                for some in results:
                    stamps = {each.name: each.stamp for each in some}
                    keep(stamps)
                    made |= stamps
                    rows += [each.row for each in some if each.row]
                    progress.advance(len(some))
        if index:
            made[INDEX] = stamp(write(out / INDEX, index_in_parts(rows)))
        record_whole(out, now, made, before)
    return done


def _worker(recipe: Callable[[Summarise], Make], workspace: Workspace) -> Make:
    """What one of several processes does with the ids of articles; its store stays open."""
    return recipe(summariser(workspace, workspace.store()))


def _maker(form: str, out: Path, due: Collection[str], summarise: Summarise) -> Make:
    """What is done with the ids of articles: the files of those that are due."""

    def make(each: Summary) -> _Made:
        file = out / f"{each.article.id}{OUTPUTS[form].suffix}"
        if each.article.id in due:
            written(each, form, out)
        return _Made(name=file.name, stamp=stamp(file), row=row(each, file.name) if form == "html" else None)

    return lambda names: [make(each) for each in summarise(names)]


def _take_away(folder: Path, names: Iterable[str], before: MadeBefore) -> None:
    """Delete files of articles that are gone, but for those that are not as we left them, and say so.

    Those that a stopped run was about to make, where none had been, are its own.
    """
    gone, left = 0, {**before.others, **before.finished}
    for name in names:
        file = folder / name
        if not file.is_file():
            continue
        if left[name] is None or stamp(file) == left[name]:
            file.unlink()
            gone += 1
        else:
            say(f"{file} is of an article that is gone; it is not as a whole run left it, so it stays")
    if gone:
        say(f"Took away {plural(gone, 'file')} of articles that are gone")
