"""Push and pull beside the raw server through its SDK, on one server in one run.

    python -m benchmarks.studio [ARTICLES]

The raw side takes turns with the push, batch by batch, so that what else the machine does is the same for
both: it sends the same tasks to another project, keeps no records, finds nothing again and checks nothing.
The raw export is read in the same parts as by a pull. Beside the time on the clock stands the time that
processors worked for the server and for us, which depends less on what else the machine does. Starts a Label
Studio of its own and stops it.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.garbage import collect_seldom
from annotate.records import Article, Tag, Tagged, sha256, tag_id
from annotate.steps.projects.delivery import BATCH
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import push
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from psutil import Process

ARTICLES = 500
WORDS = 700
TAGS = 20
START_SECONDS = 1200.0  #: on a machine that does much else
NEW = 100  #: reviews that are new for the second pull


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, and seconds of processors for server and client together."""

    clock: float = 0.0
    work: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.clock + other.clock, self.work + other.work)

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.clock - other.clock, self.work - other.work)


class TakingTurns(Studio):
    """Sends each batch of new tasks to the `raw` project as well, and adds up what that takes.

    Now one of the two comes first and now the other.
    """

    raw: int | None = None
    raw_first = False
    spent_raw = Spent()
    begun = Spent()  #: the clocks when the push began
    sent = 0
    process: "Process"

    def add(self, project: int, tasks: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
        """Send the tasks to both projects, and say how the two stand; the numbers are those of the second."""
        self.raw_first = not self.raw_first
        if self.raw_first:
            self._add_raw(tasks)
        numbers = super().add(project, tasks)
        if not self.raw_first:
            self._add_raw(tasks)
        if self.raw is not None:
            self.sent += len(tasks)
            mine = self._now(time.process_time) - self.begun - self.spent_raw
            times = f"push {mine.clock:.1f} s, raw import {self.spent_raw.clock:.1f} s"
            share = self.spent_raw.clock / mine.clock
            print(f"{self.sent:>6} articles sent: {times}, {share:.0%} of its speed", flush=True)
        return numbers

    def spent(self, work: Callable[[], object], *, mine: Callable[[], float] = time.process_time) -> Spent:
        """What the work takes; `mine` is the clock of our own processor time."""
        before = self._now(mine)
        work()
        return self._now(mine) - before

    def _now(self, mine: Callable[[], float]) -> Spent:
        server = self.process.cpu_times()
        return Spent(time.perf_counter(), mine() + server.user + server.system)

    def _add_raw(self, tasks: Sequence[Mapping[str, Any]]) -> None:
        """A push records in another thread meanwhile: that work is not the raw side's."""
        if (raw := self.raw) is not None:
            send = super().add
            self.spent_raw += self.spent(lambda: send(raw, tasks), mine=time.thread_time)


def main(count: int = ARTICLES) -> int:
    collect_seldom()  # as every command does
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder), seed=1)
        server = LocalServer(workspace.state)
        try:
            url = server.start(timeout=START_SECONDS)
            with TakingTurns(url, server.credentials.key, name=server.name) as studio:
                process = server._process()
                assert process is not None
                studio.process = process
                project = _push(workspace, studio, [_article(number) for number in range(count)])
                _accept_all(server, studio, project)
                _pull(workspace, studio, project, count)
        finally:
            server.stop()
    return 0


def _push(workspace: Workspace, studio: TakingTurns, articles: Sequence[Article]) -> int:
    count = len(articles)
    print(f"{count} articles of {WORDS} words with {TAGS} tags each, in batches of {BATCH}", flush=True)
    _fill(workspace, articles, "rules 1")
    studio.raw = studio.make_project("The raw server", page(workspace.codebook()))
    studio.begun = studio._now(time.process_time)
    both = studio.spent(lambda: push(workspace, studio))
    studio.raw = None
    raw = studio.spent_raw
    _report("raw import", raw, raw)
    _report("push", both - raw, raw)
    shares = raw.clock / (both - raw).clock, raw.work / (both - raw).work
    print(
        f"push has {shares[0]:.0%} of the raw import speed on the clock, {shares[1]:.0%} in processor time",
        flush=True,
    )
    _report("push again, nothing new", studio.spent(lambda: push(workspace, studio)), raw)
    if count <= ARTICLES:  # twenty times as long as a first push
        _fill(workspace, articles, "rules 2")
        _report("push new tags for all", studio.spent(lambda: push(workspace, studio)), raw)
    project = studio.find(workspace.config.studio_project)
    assert project is not None
    return project


def _accept_all(server: LocalServer, studio: Studio, project: int) -> None:
    """Make a review of every prediction, as the server's own action does, which takes seconds, not hours.

    It keeps no copy of the prediction with them, as a submission does: that is added in the database.
    """
    chosen = {"all": True, "excluded": list[int]()}
    studio._sdk.actions.create(id="predictions_to_annotations", project=project, selected_items=chosen)
    [file] = server.data.glob("*.sqlite3")
    with closing(sqlite3.connect(file, timeout=60)) as database, database:
        database.execute(
            "UPDATE task_completion SET prediction = (SELECT json_object('id', id, 'model_version', "
            "model_version, 'result', json(result)) FROM prediction WHERE id = parent_prediction_id)"
        )


def _pull(workspace: Workspace, studio: TakingTurns, project: int, count: int) -> None:
    tasks = sorted(studio.changed(project))
    raw = studio.spent(lambda: studio.reviewed(project, tasks))
    _report("raw export", raw, raw)
    _report("pull", studio.spent(lambda: pull(workspace, studio)), raw)
    new = tasks[:: max(1, count // NEW)]
    _report(f"submit {len(new)} more", studio.spent(lambda: [studio.submit(each, []) for each in new]), raw)
    _report(f"pull, {len(new)} new", studio.spent(lambda: pull(workspace, studio)), raw)
    _report("pull again, nothing new", studio.spent(lambda: pull(workspace, studio)), raw)


def _fill(workspace: Workspace, articles: Sequence[Article], version: str) -> None:
    with workspace.store() as store, store.transaction():
        for each in articles:
            store.add_article(each)
            tagged = Tagged(article=each, tags=_tags(each), attributions=(), words={"outlet": WORDS})
            store.put_tagged(tagged, version)


def _article(number: int) -> Article:
    text = f"Article {number}\n\n" + "The council of the valley met again today. " * (WORDS // 8)
    digest = sha256(text)
    return Article(id=digest[:16], text=text, title_end=0, language="en", text_sha256=digest)


def _tags(article: Article) -> tuple[Tag, ...]:
    template = Tag(
        id="",
        article_id=article.id,
        label="loaded_language",
        start=0,
        end=0,
        text="",
        rules=("loaded_language/word",),
        cue="",
        reason="An emotive word where a plain one would do.",
        voice="outlet",
        place="body",
        score=0.75,
    )
    first = article.text.index("The council")
    spans = [(first + 43 * n + 4, first + 43 * n + 11) for n in range(TAGS)]
    return tuple(
        replace(
            template,
            id=tag_id(article.id, template.label, start, end, "rule"),
            start=start,
            end=end,
            text=article.text[start:end],
        )
        for start, end in spans
    )


def _report(what: str, spent: Spent, beside: Spent) -> None:
    print(
        f"{what:<28} {spent.clock:7.2f} s, {spent.work:7.2f} s of processors; "
        f"{spent.clock / beside.clock:5.2f} and {spent.work / beside.work:5.2f} × the raw server",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
