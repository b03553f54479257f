"""A folder with a summary of each article of the workspace, which is not made again while nothing changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from annotate.batches import batches
from annotate.cli.output import write
from annotate.cli.reports import OUTPUTS, Delivered, deliver, written
from annotate.harmless import json_line
from annotate.parse import ParseError, json_value
from annotate.report.index import Row, index_in_parts, row
from annotate.report.summary import Summary
from annotate.steps.articles.workers import spread
from annotate.steps.results.summary import made_of, summaries, summariser
from annotate.workspace import Workspace

MADE = ".summaries"  #: in a folder of summaries: what they were made of
BATCH = 32  #: articles that a process summarises at once


def deliver_all(workspace: Workspace, form: str, out: Path, *, jobs: int = 1) -> Delivered:
    """A file for each article of the workspace in the folder `out`, from so many processes.

    Where nothing that they are made of has changed, and nobody touched them since, none is made again. The
    file `MADE` in the folder keeps what they were made of.
    """
    now = [made_of(workspace), form]
    kept = out / MADE
    before = _before(kept, now)
    if before and all(_stamp(out / name) == at for name, at in before.items()):
        return Delivered(files=tuple(out / name for name in before), refused=0, unchanged=True)
    found: Iterable[Summary] = summaries(workspace, (), everything=True)
    if jobs == 1:
        done = deliver(found, form, out)
    else:
        next(iter(found))  # says what is wrong, if anything is, and keeps what all of them need
        with workspace.store() as store:
            names = store.article_ids()
        writer = partial(_writer, workspace, form, out)
        with closing(spread(writer, batches(names, BATCH), jobs)) as results:
            rows = [each for some in results for each in some]
        files = [out / f"{name}{OUTPUTS[form].suffix}" for name in names]
        if len(rows) > 1:
            files.insert(0, write(out / "index.html", index_in_parts(rows)))
        done = Delivered(files=tuple(files), refused=0)
    stamps = {each.name: _stamp(each) for each in done.files}
    write(kept, json_line({"made_of": now, "files": stamps}))
    return done


def _writer(workspace: Workspace, form: str, out: Path) -> Callable[[Sequence[str]], list[Row]]:
    """What a process does with the ids of articles: their files, and of pages a row each for their index."""
    summarise = summariser(workspace)

    def work(names: Sequence[str]) -> list[Row]:
        files = [(each, written(each, form, out).name) for each in summarise(names)]
        return [row(each, name) for each, name in files] if form == "html" else []

    return work


def _before(kept: Path, now: Sequence[object]) -> Mapping[str, object]:
    """The stamp of each file that was made of the same; none where what was kept is not what we write."""
    try:
        value = json_value(kept.read_bytes())
    except (OSError, ParseError):
        return {}
    if not isinstance(value, dict) or value.get("made_of") != now:
        return {}
    files = value.get("files")
    return files if isinstance(files, dict) else {}


def _stamp(file: Path) -> list[int]:
    """What changes when a file does; nothing where it is gone."""
    return [file.stat().st_size, file.stat().st_mtime_ns] if file.is_file() else []
