"""Push and pull beside the raw server through its SDK, on one server in one run.

    python -m benchmarks.studio [ARTICLES]

The raw side sends the same tasks in the same batches, and downloads the same export; it keeps no records,
finds nothing again and checks nothing. Starts a Label Studio of its own and stops it.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.records import Article, Tag, Tagged, sha256, tag_id
from annotate.steps.delivery import BATCH
from annotate.steps.pull import pull
from annotate.steps.push import push
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from annotate.studio.tasks import data, prediction
from annotate.workspace import Workspace

ARTICLES = 500
WORDS = 700
TAGS = 20


def main(count: int = ARTICLES) -> int:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder), seed=1)
        server = LocalServer(workspace.state)
        try:
            began = time.perf_counter()
            url = server.start()
            print(f"first start of the server    {time.perf_counter() - began:7.1f} s")
            with Studio(url, server.credentials.key, name=server.name) as studio:
                _compare(workspace, studio, [_article(number) for number in range(count)])
        finally:
            server.stop()
    return 0


def _compare(workspace: Workspace, studio: Studio, articles: Sequence[Article]) -> None:
    count = len(articles)
    print(f"{count} articles of {WORDS} words with {TAGS} tags each, in batches of {BATCH}")
    _fill(workspace, articles, "rules 1")
    raw = studio.make_project("The raw server", page(workspace.codebook()))

    def send() -> None:
        for first in range(0, count, BATCH):
            studio.add(
                raw,
                [
                    {"data": data(each), "predictions": [prediction(_tags(each), "v")]}
                    for each in articles[first : first + BATCH]
                ],
            )

    sent = _seconds(send)
    _report("raw import", sent, sent, count)
    _report("push", _seconds(lambda: push(workspace, studio)), sent, count)
    _report("push again, nothing new", _seconds(lambda: push(workspace, studio)), sent, count)
    _fill(workspace, articles, "rules 2")
    _report("push new tags for all", _seconds(lambda: push(workspace, studio)), sent, count)
    project = studio.find(workspace.config.studio_project)
    assert project is not None
    began = time.perf_counter()
    for task, article in zip(studio.task_states(project), articles, strict=True):
        result = prediction(_tags(article), "v")["result"]
        studio.submit(task.task_id, result[1:])
    print(f"(submitting {count} reviews took {time.perf_counter() - began:.1f} s)")
    fetched = _seconds(lambda: studio.reviewed(project))
    _report("raw export", fetched, fetched, count)
    _report("pull", _seconds(lambda: pull(workspace, studio)), fetched, count)
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
