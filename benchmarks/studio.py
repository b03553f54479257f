"""Push and pull beside the raw server through its SDK, on one server in one run.

    python -m benchmarks.studio [ARTICLES]

The raw side takes turns with the push, batch by batch, so that what else the machine does is the same for
both: it sends the same tasks to another project, keeps no records, finds nothing again and checks nothing.
The raw export is read in the same parts as by a pull. Starts a Label Studio of its own and stops it.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotate.records import Article, Tag, Tagged, sha256, tag_id
from annotate.steps.delivery import BATCH
from annotate.steps.pull import pull
from annotate.steps.push import push
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

ARTICLES = 500
WORDS = 700
TAGS = 20
START_SECONDS = 1200.0  #: on a machine that does much else
NEW = 100  #: reviews that are new for the second pull


def main(count: int = ARTICLES) -> int:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder), seed=1)
        server = LocalServer(workspace.state)
        try:
            started = _seconds(lambda: server.start(timeout=START_SECONDS))
            print(f"first start of the server    {started:7.1f} s")
            with TakingTurns(server.start(), server.credentials.key, name=server.name) as studio:
                articles = [_article(number) for number in range(count)]
                project = _push(workspace, studio, articles)
                _accept_all(server, studio, project)
                _pull(workspace, studio, project, count)
        finally:
            server.stop()
    return 0


class TakingTurns(Studio):
    """Sends each batch of new tasks to the `raw` project as well, and adds up the `seconds` that takes.

    Now one of the two comes first and now the other.
    """

    raw: int | None = None
    seconds = 0.0
    raw_first = False

    def add(self, project: int, tasks: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
        """Send the tasks to both projects; the numbers are those of the second."""
        self.raw_first = not self.raw_first
        if self.raw_first:
            self._add_raw(tasks)
        numbers = super().add(project, tasks)
        if not self.raw_first:
            self._add_raw(tasks)
        return numbers

    def _add_raw(self, tasks: Sequence[Mapping[str, Any]]) -> None:
        if (raw := self.raw) is not None:
            self.seconds += _seconds(lambda: super(TakingTurns, self).add(raw, tasks))


def _push(workspace: Workspace, studio: TakingTurns, articles: Sequence[Article]) -> int:
    count = len(articles)
    print(f"{count} articles of {WORDS} words with {TAGS} tags each, in batches of {BATCH}")
    _fill(workspace, articles, "rules 1")
    studio.raw = studio.make_project("The raw server", page(workspace.codebook()))
    pushed = _seconds(lambda: push(workspace, studio)) - studio.seconds
    studio.raw = None
    _report("raw import", studio.seconds, studio.seconds, count)
    _report("push", pushed, studio.seconds, count)
    print(f"push has {studio.seconds / pushed:.0%} of the raw server's import speed")
    _report("push again, nothing new", _seconds(lambda: push(workspace, studio)), studio.seconds, count)
    if count <= ARTICLES:  # twenty times as long as a first push
        _fill(workspace, articles, "rules 2")
        _report("push new tags for all", _seconds(lambda: push(workspace, studio)), studio.seconds, count)
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


def _pull(workspace: Workspace, studio: Studio, project: int, count: int) -> None:
    tasks = sorted(studio.changed(project))
    fetched = _seconds(lambda: studio.reviewed(project, tasks))
    _report("raw export", fetched, fetched, count)
    _report("pull", _seconds(lambda: pull(workspace, studio)), fetched, count)
    new = tasks[:NEW]
    took = _seconds(lambda: [studio.submit(each, []) for each in new])
    print(f"(submitting {len(new)} more took {took:.1f} s)")
    _report(f"pull, {len(new)} new", _seconds(lambda: pull(workspace, studio)), fetched, count)
    _report("pull again, nothing new", _seconds(lambda: pull(workspace, studio)), fetched, count)


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


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _report(what: str, seconds: float, beside: float, count: int) -> None:
    print(
        f"{what:<28} {seconds:7.2f} s  {count / seconds:8.0f} articles/s  "
        f"{seconds / beside:5.2f} × the raw server"
    )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
