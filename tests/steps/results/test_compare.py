"""The samples side by side, with reviews drawn, picked or complete."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from annotate.cli import application
from annotate.compare import words as say
from annotate.compare.comparison import Comparison, Side
from annotate.compare.document import COLUMNS, SCHEMA_FILE
from annotate.compare.methods import comparison_methods
from annotate.errors import AnnotateError, MissingError, UsageError
from annotate.records import Task
from annotate.samples import gold_for, samples
from annotate.steps.results.compare import comparison
from annotate.workspace import Workspace
from tests.steps.coded import code
from tests.steps.dam import DAM, publication
from tests.told import Told

BEACON = "The Sarel Beacon"


def coded(desk: Workspace, which: Callable[[int], bool], **how: object) -> None:
    """Review the articles whose place in the order of ids is wanted."""
    with desk.store() as store, store.transaction():
        for i, article in enumerate(store.articles()):
            if which(i):
                code(store, desk.codebook(), article, **how)  # type: ignore[arg-type]


def side(of: Comparison, name: str = BEACON) -> Side:
    (found,) = (each for each in of.sides if each.name == name)
    return found


def approved(desk: Workspace, outlet: str, label: str) -> float:
    """The rate of gold spans of a label in an outlet's own voice, by the summaries of its articles."""
    from annotate.steps.results.summary import summaries

    found = [
        next(each for each in summary.labels if each.name == label).voices["outlet"]
        for summary in summaries(desk, (), everything=True)
        if outlet in {each.outlet for each in summary.publications}
    ]
    return 1000 * sum(each.approved or 0 for each in found) / sum(each.words for each in found)


def test_the_outlets_of_the_samples_stand_side_by_side(desk: Workspace) -> None:
    seen: list[str] = []
    found = comparison(desk, each=lambda summary: seen.append(summary.article.id))
    assert [each.name for each in found.sides] == sorted({each.outlet for each in samples()})
    assert len(seen) == len(found.entries) == len(samples())
    assert found.stories < len(samples())  # some stories were run by two outlets
    assert not any(found.places.values())
    assert found.seed == 1


def test_a_random_draw_corrects_towards_what_a_reader_finds(desk: Workspace) -> None:
    coded(desk, lambda i: i % 5 != 0, sampled_by="random", probability=0.8)
    found = side(comparison(desk))
    assert found.gold.how == "drawn"
    raw = found.estimates["loaded_label"]
    coded(desk, lambda i: i % 5 == 0, sampled_by="random", probability=0.8)
    truth = approved(desk, BEACON, "loaded_label")
    assert raw.proposed is not None
    assert raw.corrected is not None
    assert raw.corrected.interval[0] <= truth <= raw.corrected.interval[1]
    assert abs(raw.corrected.per_1000_words - truth) < abs(raw.proposed.per_1000_words - truth)


def test_a_workspace_reviewed_whole_has_its_approved_rates(desk: Workspace) -> None:
    coded(desk, lambda _: True, sampled_by="all", probability=1.0)
    found = comparison(desk)
    for label in ("loaded_label", "unattributed_claim"):
        corrected = side(found).estimates[label].corrected
        assert corrected is not None
        assert corrected.per_1000_words == pytest.approx(approved(desk, BEACON, label))
    assert side(found).gold.how == "all"


@pytest.mark.parametrize(("sampled_by", "probability"), [("all", 1.0), ("uncertainty", None)])
def test_what_somebody_or_a_queue_picked_is_no_gold(
    desk: Workspace, sampled_by: str, probability: float | None
) -> None:
    coded(desk, lambda i: i % 2 == 0, sampled_by=sampled_by, probability=probability)
    found = comparison(desk)
    assert {each.gold.how for each in found.sides} == {"none"}
    assert "not drawn at random" in say.gold(side(found))


def test_a_draw_that_waits_is_known_from_its_task(desk: Workspace) -> None:
    coded(desk, lambda i: i % 2 == 0, probability=1.0)
    with desk.store() as store, store.transaction():
        for i, article in enumerate(store.articles()):
            task = Task(server="s", project=1, task_id=i, article_id=article.id, content_sha256="")
            store.put_task(task if i % 2 == 0 else replace_sampling(task))
    found = comparison(desk)
    assert sum(each.gold.waiting for each in found.sides) == len(samples()) // 2
    assert sum(each.gold.unoffered for each in found.sides) == 0


def replace_sampling(task: Task) -> Task:
    from dataclasses import replace

    return replace(task, sampled_by="random", inclusion_probability=0.5)


def test_an_article_that_two_outlets_published_stands_on_both_sides(desk: Workspace) -> None:
    with desk.store() as store:
        article = next(a for a in store.articles() if store.publications(a.id)[0].outlet == BEACON)
        before = {each.name: len(each.stories) for each in comparison(desk).sides}
        with store.transaction():
            other = publication(article, "https://other.example/1")
            store.add_publication(type(other)(**(vars(other) | {"outlet": "Meridian Wire"})))
    after = {each.name: len(each.stories) for each in comparison(desk).sides}
    assert after == before | {"Meridian Wire": before["Meridian Wire"] + 1}


def test_an_article_that_was_never_tagged_is_named(tmp_path: Path) -> None:
    desk = Workspace.create(tmp_path / "desk", seed=1)
    with desk.store() as store, store.transaction():
        store.add_article(DAM)
    with pytest.raises(MissingError, match="annotate tag"):
        comparison(desk)


def test_an_unknown_label_is_refused_before_any_work(desk: Workspace) -> None:
    told = Told()
    with pytest.raises(UsageError, match="allowed: unattributed_claim"):
        comparison(desk, labels=["bias"], progress=told)
    assert told.begun == []


def run(desk: Workspace, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    monkeypatch.chdir(desk.root)
    done = CliRunner().invoke(application("compare"), ["compare", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_prints_text_a_table_and_a_document(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = run(desk, monkeypatch, "--label", "loaded_label")
    assert text.startswith("4 outlets side by side\nThey cannot be put in an order yet")
    assert len(re.findall(r"as proposed: \d+\.\d \(\d+\.\d–\d+\.\d\), \d+", text)) == 4
    assert not re.search(r"by reviews: \d", text)
    table = list(csv.DictReader(io.StringIO(run(desk, monkeypatch, "--format", "csv", "--by", "month"))))
    assert tuple(table[0]) == COLUMNS
    assert {row["side"] for row in table} == {each.published[:7] for each in samples()}
    found = json.loads(run(desk, monkeypatch, "--format", "json", "--seed", "7"))
    jsonschema.validate(found, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    assert found["seed"] == 7
    assert run(desk, monkeypatch, "--methods") == comparison_methods(comparison(desk))


def test_the_command_fills_a_folder_with_pages_that_lead_to_each_other(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run(desk, monkeypatch, "--format", "html", "--out", str(tmp_path / "out"))
    page = (tmp_path / "out" / "compare.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="([^#"]+)"', page))
    assert len(links) == len(samples())
    assert {file.name for file in (tmp_path / "out").iterdir()} == {"compare.html", *links}
    run(desk, monkeypatch, "--format", "html", "--out", str(tmp_path / "one.html"))
    assert 'href="#' in (tmp_path / "one.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--format", "csv"], ["--methods", "--format", "html"], []])
def test_only_pages_go_into_a_folder(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    with pytest.raises(AnnotateError, match="is a folder: only --format html fills one"):
        run(desk, monkeypatch, *words, "--out", str(tmp_path))


def test_the_gold_of_the_samples_is_what_the_reviews_say(desk: Workspace) -> None:
    coded(desk, lambda i: i == 0)
    with desk.store() as store:
        article = store.articles()[0]
        (review,) = store.reviews(article.id)
        kept = [each for each in store.decisions(review.id) if each.verdict != "rejected"]
    assert sorted((each.start, each.end, each.label) for each in kept) == sorted(gold_for(article))
