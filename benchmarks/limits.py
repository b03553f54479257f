"""What must stay quick whatever comes in, each beside its limit, in one run; exits 1 over a limit.

    python -m benchmarks.limits

Limits are in seconds of this process's own time (that of the page of a very long article included), so that
a busy machine does not fail them; growth is the time for eight times the text over the time for the text.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.records import Article, Decision, Review, Task, sha256
from annotate.report.page import page
from annotate.report.summary import Context, summarise
from annotate.samples import samples
from annotate.steps.articles.add import add
from annotate.steps.results.summary import summaries
from annotate.steps.tags.tag import tag
from annotate.steps.tags.tagging import tagger
from annotate.text.pipeline import load as load_pipeline
from annotate.text.reading import Reading
from annotate.text.words import words
from annotate.workspace import Workspace

LONG = 200_000  #: words
ARTICLES = 300  #: of a workspace, about 800 words each, half of them reviewed


@dataclass(frozen=True, kw_only=True)
class Result:
    """A measured value beside its limit, both in `unit`."""

    what: str
    value: float
    limit: float
    unit: str


def main() -> int:
    over = False
    for result in (*_cleaning(), *_pages(), *_among(), *_growth()):
        over |= result.value > result.limit
        verdict = "over its limit" if result.value > result.limit else ""
        print(
            f"{result.what:<52} {result.value:7.2f} of {result.limit:g} {result.unit} {verdict}", flush=True
        )
    return int(over)


def _cleaning() -> Iterator[Result]:
    body = next(sample.text for sample in samples() if sample.language == "en")
    clean(_raw(body))  # the language model is loaded once
    copies = (f"{number} {body}" for number in range(LONG // len(words(body))))
    long = _raw("\n\n".join(copies))
    yield Result(what=f"clean an article of {LONG:,} words", value=_seconds(clean, long), limit=3, unit="s")
    menu = _raw(body + "\n\n" + "\n".join(["la la la"] * 60_000))
    yield Result(what="clean a page of one line 60,000 times", value=_seconds(clean, menu), limit=4, unit="s")


def _pages() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder), seed=1)
        add(workspace, [str(sample.path) for sample in samples()[:2]])
        tag(workspace)
        first, second = (article.id for article in _articles(workspace))
        _render(workspace, first)
        seconds = _seconds(lambda name: _render(workspace, name), second)
        yield Result(what="summary page of one article, beyond tagging", value=seconds, limit=0.3, unit="s")
    body = next(sample.text for sample in samples() if sample.language == "en")
    text = "\n\n".join([body] * (LONG // 2 // len(words(body))))
    article = Article(id=sha256(text)[:16], text=text, title_end=0, language="en", text_sha256=sha256(text))
    tags = tagger()
    (found,) = tags([article])
    seconds = _seconds(lambda tagged: page(summarise(tagged, tags.codebook, Context(source="long"))), found)
    yield Result(
        what=f"page of {LONG // 2:,} words, {len(found.tags):,} tags", value=seconds, limit=10, unit="s"
    )


def _among() -> Iterator[Result]:
    """A summary that says where hundreds of other articles stand."""
    bodies = [sample.text for sample in samples() if sample.language == "en"]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "desk", seed=1)
        sources = Path(folder) / "articles"
        sources.mkdir()
        for number in range(ARTICLES):
            parts = (bodies[(7 * number + 3 * part) % len(bodies)] for part in range(4))
            (sources / f"{number}.txt").write_text(f"Dispatch {number}\n\n" + "\n\n".join(parts))
        add(workspace, [str(sources)])
        tag(workspace)
        articles = _articles(workspace)
        half = len(articles) // 2
        _review(workspace, articles[:half])
        _render(workspace, articles[0].id)
        for basis, article in (("reviewed", articles[1]), ("unreviewed", articles[-1])):
            seconds = _seconds(lambda name: _render(workspace, name), article.id)
            what = f"page of one {basis} among {len(articles)} articles"
            yield Result(what=what, value=seconds, limit=0.3, unit="s")
        _review(workspace, articles[half : half + 10])
        seconds = _seconds(lambda name: _render(workspace, name), articles[1].id)
        yield Result(what="the first page after 10 more were reviewed", value=seconds, limit=0.3, unit="s")


def _review(workspace: Workspace, articles: Sequence[Article]) -> None:
    """Approve every tag of the articles and one span more, whose voice nobody knows yet."""
    offered = tuple(f"{label.name}@{label.digest}" for label in workspace.codebook().labels)
    with workspace.store() as store, store.transaction():
        for article in articles:
            name, shown = f"review of {article.id}", store.tags(article.id)
            number = int(article.id[:12], 16)
            task = Task(server="s", project=1, task_id=number, article_id=article.id, content_sha256="")
            store.put_task(task)
            store.put_snapshot(task, "shown", shown)
            start = article.text.index(" ", article.title_end + 20) + 1
            spans = [(each.id, each.label, each.start, each.end) for each in shown]
            decisions = [
                Decision(
                    review_id=name,
                    tag_id=tag_id,
                    label=label,
                    start=start,
                    end=end,
                    text=article.text[start:end],
                    verdict="accepted" if tag_id else "added",
                )
                for tag_id, label, start, end in [*spans, (None, "loaded_language", start, start + 6)]
            ]
            review = Review(
                id=name,
                article_id=article.id,
                reviewer="r-1",
                server="s",
                project=1,
                annotation_id=number,
                status="submitted",
                decided_at="2026-11-21T08:00:00Z",
                seconds=60.0,
                labels_offered=offered,
                tags_shown=tuple(each.id for each in shown),
            )
            store.add_review(review, decisions)


def _growth() -> Iterator[Result]:
    short, long = ("he said, that " * repeats for repeats in (2_000, 16_000))
    _voices(short)
    ratio = _seconds(_voices, long) / _seconds(_voices, short)
    yield Result(what="voices of text without stops, growth", value=ratio, limit=16, unit="times")


def _articles(workspace: Workspace) -> tuple[Article, ...]:
    with workspace.store() as store:
        return store.articles()


def _render(workspace: Workspace, article_id: str) -> list[str]:
    return [page(summary) for summary in summaries(workspace, [article_id])]


def _voices(text: str) -> object:
    article = Article(id="-", text=text, title_end=0, language="en", text_sha256=sha256(text))
    return Reading(article, load_pipeline("en")).voices


def _raw(text: str) -> Raw:
    return Raw(source="made here", text=text, raw_sha256=sha256(text))


def _seconds(work: Callable[[Any], object], argument: Any) -> float:
    begin = process_time()
    work(argument)
    return process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
