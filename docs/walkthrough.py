"""Write `docs/walkthrough.md`: what the loop does to five real articles, in counts, with none of their text.

    python docs/walkthrough.py ARTICLES

ARTICLES is the folder with the five files as they were scraped. They go all the way with the sample
articles: read, cleaned, tagged, reviewed in a real Label Studio, pulled, used to retrain, tagged again with
the model, summarised. `walkthrough-reviews.json` holds, as offsets, what one of the authors decided on
reading the five; it is submitted through the server's interface. The samples are answered by their gold.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotate.records import VOICES, Article, Tag, Tagged
from annotate.samples import gold_for, samples
from annotate.steps.articles.add import add
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.push import Pushed, push
from annotate.steps.results.summary import summaries
from annotate.steps.tags.tag import tag
from annotate.steps.tags.thresholds import reaches_threshold, thresholds
from annotate.steps.training.train import Trained, train
from annotate.studio.client import Studio
from annotate.studio.scripted import LabelSpan, answer
from annotate.studio.server import LocalServer
from annotate.text.words import words
from annotate.workspace import Workspace

HERE = Path(__file__).parent
REVIEWS = HERE / "walkthrough-reviews.json"


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(f"{__doc__}\ngive the folder with the five articles", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_walk(Workspace.create(Path(folder), seed=1), Path(arguments[0]))) + "\n"
    (HERE / "walkthrough.md").write_text(text, encoding="utf-8")
    return 0


def _walk(workspace: Workspace, folder: Path) -> Iterator[str]:
    taken = add(workspace, [str(path) for path in sorted(folder.glob("*.txt"))]).taken
    with workspace.store() as store:
        five = {Path(each.source).name.partition("_")[0]: store.article(each.article_id) for each in taken}
    for sample in samples():
        add(workspace, [str(sample.path)], outlet=sample.outlet, published=sample.published)
    wanted = _decided(five)
    first = tag(workspace)
    before = _tagged(workspace, five)
    server = LocalServer(workspace.state)
    try:
        with Studio(server.start(), server.credentials.key, name=server.name) as studio:
            pushed = push(workspace, studio)
            _review(workspace, studio, pushed, wanted)
            pulled = pull(workspace, studio)
            trained = train(workspace)
            second = tag(workspace)
            again = push(workspace, studio)
    finally:
        server.stop()
    yield from _introduction()
    yield from _cleaning(five)
    yield from _tags(before)
    yield from _decisions(workspace, five)
    yield from _training(trained, workspace, before, _tagged(workspace, five))
    yield from _summaries(workspace, five)
    yield "## The loop in numbers"
    yield ""
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(pulled.verdicts.items()))
    yield f"- tagged: {first.tagged} articles, {first.tags} tags by the rules"
    yield f"- pushed: {pushed.sent} articles, {pushed.tags} tags"
    yield f"- pulled: {pulled.submitted} reviews ({verdicts}), {len(pulled.set_aside)} regions set aside"
    yield f"- tagged again: {second.tagged} articles, {second.tags} tags by rules and model"
    yield f"- pushed again: {again.sent} sent, {again.kept} kept as reviewed"


def _introduction() -> Iterator[str]:
    yield from """\
# What the loop did on five real articles

Made by `python docs/walkthrough.py ARTICLES`; counts only, no text of the articles. The five are numbered as
their files are. One of the authors read them and decided on every tag; the decisions went in through Label
Studio's programming interface, those on the sample articles by the samples' gold. One reader is not
agreement: these numbers show that the loop runs, not how well it does.
""".splitlines()
    yield ""


def _cleaning(five: Mapping[str, Article]) -> Iterator[str]:
    yield "## Read and cleaned"
    yield ""
    yield from _table("article", "language", "words kept", "words removed", "removed, by reason", "notes")
    for name, article in five.items():
        reasons = "; ".join(f"{each.reason} ({len(words(each.text))})" for each in article.removed)
        removed = sum(len(words(each.text)) for each in article.removed)
        notes = "; ".join(note.partition(":")[0] for note in article.notes)
        yield _row(name, article.language, len(words(article.text)), removed, reasons, notes)
    yield ""


def _tags(tagged: Mapping[str, Tagged]) -> Iterator[str]:
    yield "## Tagged by the rules"
    yield ""
    yield "Tags in the outlet's own voice / quoted / reported; words in these voices; attributions by rung."
    yield ""
    labels = sorted({tag.label for found in tagged.values() for tag in found.tags})
    yield from _table("article", *labels, "words", "attributions")
    for name, found in tagged.items():
        counts = Counter((tag.label, tag.voice) for tag in found.tags)
        cells = [" / ".join(str(counts[label, voice]) for voice in VOICES) for label in labels]
        rungs = Counter(each.rung for each in found.attributions)
        said = ", ".join(f"{count} {rung}" for rung, count in sorted(rungs.items()))
        yield _row(name, *cells, " / ".join(str(found.words[voice]) for voice in VOICES), said)
    yield ""


def _decisions(workspace: Workspace, five: Mapping[str, Article]) -> Iterator[str]:
    yield "## Reviewed in Label Studio"
    yield ""
    verdicts = ("accepted", "rejected", "resized", "relabelled", "added")
    yield from _table("article", *verdicts)
    with workspace.store() as store:
        for name, article in five.items():
            (review,) = store.reviews(article.id)
            counts = Counter(decision.verdict for decision in store.decisions(review.id))
            yield _row(name, *(counts[verdict] for verdict in verdicts))
    yield ""


def _training(
    trained: Trained, workspace: Workspace, before: Mapping[str, Tagged], after: Mapping[str, Tagged]
) -> Iterator[str]:
    verdict = trained.verdict
    yield "## Retrained"
    yield ""
    outcome = "promoted" if trained.promoted else f"refused: {'; '.join(verdict.reasons)}"
    learned = len(trained.data.articles)
    yield f"- learned from {learned} reviewed articles, {len(before)} of them the real ones"
    yield f"- micro span F1, predictions out of fold: {verdict.before:.3f} by the rules alone,"
    yield f"  {verdict.after:.3f} with the model; better with probability {verdict.probability:.2f}"
    yield f"- the gate: {outcome}"
    yield ""
    yield "What the model changed on the five; it learned from them, so this shows the mechanism only."
    yield ""
    yield from _table(
        "article", "shown by the rules", "of these no longer shown", "added by the model", "shown now"
    )
    limits = thresholds(workspace)
    for name, found in before.items():
        now = _shown(after[name].tags, limits)
        hidden = {tag.id for tag in found.tags} - {tag.id for tag in now}
        added = [tag for tag in now if tag.origin == "model"]
        yield _row(name, len(found.tags), len(hidden), len(added), len(now))
    yield ""


def _summaries(workspace: Workspace, five: Mapping[str, Article]) -> Iterator[str]:
    yield "## Summarised"
    yield ""
    yield "Approved spans in the outlet's own voice per 1,000 of its words, with 95 % intervals."
    yield ""
    found = list(summaries(workspace, [article.id for article in five.values()]))
    labels = [each.name for each in found[0].labels]
    yield from _table("article", "basis", *labels)
    for name, summary in zip(five, found, strict=True):
        rates = [each.voices["outlet"] for each in summary.labels]
        cells = [
            "–"
            if rate.per_1000_words is None or rate.interval is None
            else f"{rate.per_1000_words:.1f} ({rate.interval[0]:.1f}–{rate.interval[1]:.1f})"
            for rate in rates
        ]
        yield _row(name, summary.basis, *cells)
    yield ""


def _decided(five: Mapping[str, Article]) -> dict[str, list[LabelSpan]]:
    """What the reader decided, by article id; the offsets hold for one text only."""
    decided = json.loads(REVIEWS.read_text(encoding="utf-8"))
    for name, article in five.items():
        if decided[name]["text_sha256"] != article.text_sha256:
            raise SystemExit(f"article {name} is cleaned to another text than was reviewed: review it again")
    return {
        article.id: [(start, end, label) for start, end, label in decided[name]["spans"]]
        for name, article in five.items()
    }


def _review(
    workspace: Workspace, studio: Studio, pushed: Pushed, wanted: Mapping[str, Sequence[LabelSpan]]
) -> None:
    with workspace.store() as store:
        for task in store.tasks(studio.name, pushed.project):
            article = store.article(task.article_id)
            spans = wanted[article.id] if article.id in wanted else gold_for(article)
            studio.submit(task.task_id, answer(article, store.shown(article.id), spans))


def _tagged(workspace: Workspace, five: Mapping[str, Article]) -> dict[str, Tagged]:
    with workspace.store() as store:
        found = {name: store.tagged(article.id) for name, article in five.items()}
    return {name: tagged for name, tagged in found.items() if tagged is not None}


def _shown(tags: Sequence[Tag], limits: Mapping[str, float]) -> list[Tag]:
    return [tag for tag in tags if reaches_threshold(tag, limits)]


def _table(*columns: str) -> Iterator[str]:
    yield _row(*columns)
    yield _row(*("---" for _ in columns))


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
