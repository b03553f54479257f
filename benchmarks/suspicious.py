"""Whether `annotate doctor --reviews` finds wrong answers: those of the demonstration, planted on purpose.

    python -m benchmarks.suspicious

A scripted reviewer answers the sample articles by their gold, and HELD_BACK of them with every span under a
wrong label, as in `annotate demo`. Models learn from the rest alone. How many of the planted reviews, and of
their answers, are at the top of the list is printed beside what chance would put there; and the same where
the planted answers are among those that models of other articles learn from.
"""

import sys
import tempfile
from pathlib import Path

from annotate.coding.annotations import Annotation, Region
from annotate.coding.decisions import Page, Provenance, as_shown, decide
from annotate.coding.reviews import CodedReview, coded
from annotate.learn.from_reviews import from_reviews
from annotate.learn.suspicious import answers, ranked, suspicions
from annotate.records import Tagged
from annotate.samples import gold_for, samples
from annotate.steps.articles.add import Given, add
from annotate.steps.tags.tag import tag
from annotate.steps.tags.tagging import tagger
from annotate.steps.training.learning import featurise_all
from annotate.steps.upkeep.demo import HELD_BACK
from annotate.studio.scripted import answer, flipped
from annotate.workspace import Workspace

SEEDS = 3


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "desk", seed=1)
        for sample in samples():
            add(workspace, [str(sample.path)], given=Given(outlet=sample.outlet, published=sample.published))
        tag(workspace)
        with workspace.store() as store:
            found = [store.tagged(name) for name in store.article_ids()]
        tagged = [each for each in found if each is not None]
        codebook, rules = workspace.codebook(), tagger(workspace)
        wrong = {each.article.id for each in tagged[-HELD_BACK:]}
        reviews = [review(each, workspace, wrong=each.article.id in wrong) for each in tagged]
        data = from_reviews([each.article for each in tagged], reviews, codebook)
        inputs = featurise_all(data, rules)
    given = [said for each in reviews for said in answers(each, data.labels)]
    planted = [each for each in given if each.article_id in wrong]
    print(
        f"{len(reviews)} reviews, {len(wrong)} of them planted; {len(given)} answers, {len(planted)} planted"
    )
    for name, learned in (
        ("planted ones taken out", data.only({each.id for each in data.articles} - wrong)),
        ("planted ones learned from, out of fold", data),
    ):
        for seed in range(SEEDS):
            suspect = suspicions(given, learned, inputs, seed)
            top = [each.answer.article_id in wrong for each in suspect[: len(planted)]]
            first = ranked(suspect, given)[: len(wrong)]
            print(
                f"{name}, seed {seed}: {len(suspect)} suspicious answers, of the first {len(planted)} "
                f"{sum(top)} planted (chance {len(planted) ** 2 / len(given):.1f}); of the first "
                f"{len(wrong)} reviews {sum(each.article_id in wrong for each in first)} planted "
                f"(chance {len(wrong) ** 2 / len(reviews):.1f})",
                flush=True,
            )
    return 0


def review(tagged: Tagged, workspace: Workspace, *, wrong: bool) -> CodedReview:
    """What the scripted reviewer submits, as `pull` would read it."""
    codebook, article = workspace.codebook(), tagged.article
    wanted = gold_for(article)
    items = answer(article, tagged.tags, flipped(wanted, codebook.names) if wrong else wanted)
    annotation = Annotation(
        number=1,
        key=article.id,
        made_at="2026-11-21T08:00:00Z",
        decided_at="2026-11-21T08:00:00Z",
        person="scripted",
        skipped=False,
        seconds=None,
        prediction=None,
        parent=None,
        regions=tuple(
            Region(
                id=x["id"], label=x["value"]["labels"][0], start=x["value"]["start"], end=x["value"]["end"]
            )
            for x in items
        ),
        comments={},
    )
    page = Page(
        article=article,
        text=article.text,
        shown="tags",
        tags=as_shown(tagged.tags),
        labels_offered=tuple(f"{name}@{digest}" for name, digest in codebook.digests.items()),
    )
    made = decide(annotation, page, codebook, Provenance(reviewer="scripted", server="s", project=1))
    return coded(made.review, made.decisions, codebook)


if __name__ == "__main__":
    sys.exit(main())
