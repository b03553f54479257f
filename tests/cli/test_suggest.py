"""`annotate labels --suggest`: from what reviewers added to rows of the workspace's word list."""

import io
import json
from pathlib import Path

import pytest

from annotate.cli.labels import labels_command
from annotate.errors import MissingError
from annotate.learn.evaluate import Counts
from annotate.rules.suggested import suggested
from annotate.steps.articles.add import Given, add
from annotate.steps.results.compare import comparison
from annotate.steps.reviews.agreement import agreement
from annotate.steps.tags.tag import tag
from annotate.steps.training.evaluate import evaluate
from annotate.workspace import Workspace
from tests.records import added, decision, review

TEXTS = (
    "The harbour sinecurists met at noon. Boats left for the islands before the rain began that day.",
    "A vote was held in Sarel. Three sinecurists spoke against the toll and nobody answered them there.",
    "The bridge is closed until May. Its sinecurists will be paid for nine long weeks, as in other years.",
    "Snow fell on Vendria for nine days. Sinecurists shovelled it, as they do in every other winter here.",
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Four articles of one outlet, drawn for review; in the first three people added a word."""
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        add(
            workspace,
            [str(tmp_path / f"{number}.txt")],
            given=Given(outlet="The Beacon", published="2026-01-02"),
        )
    tag(workspace)
    codebook = workspace.codebook()
    offered = tuple(f"{label.name}@{label.digest}" for label in codebook.labels)
    with workspace.store() as store, store.transaction():
        for number, article in enumerate(store.articles(), start=1):
            if article.text.startswith("Snow"):
                continue
            at = article.text.index("sinecurists")
            given = review(
                f"v{number}",
                article,
                annotation_id=number,
                labels_offered=offered,
                sampled_by="random",
                inclusion_probability=0.75,
                codebook_version=codebook.version,
                shown="nothing",
            )
            store.add_review(given, [added(given.id, article, at, at + 11, "loaded_label")])
    monkeypatch.chdir(workspace.root)
    return workspace


def test_what_reviewers_reject_again_and_again_becomes_a_literal_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    for number, place in enumerate(("Sarel", "Iven", "Tolme", "Lunn", "Vendria")):
        text = f"In {place} the summer regime of the trams began on day {number} of May, {place} said."
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        add(workspace, [str(tmp_path / f"{number}.txt")])
    tag(workspace)
    codebook = workspace.codebook()
    offered = tuple(f"{label.name}@{label.digest}" for label in codebook.labels)
    with workspace.store() as store, store.transaction():
        *reviewed, last = store.articles()
        for number, article in enumerate(reviewed, start=1):
            (regime,) = store.tags(article.id)
            given = review(f"v{number}", article, annotation_id=number, labels_offered=offered)
            store.add_review(given, [decision(given.id, regime, "rejected")])
    monkeypatch.chdir(workspace.root)
    answer(monkeypatch, "y\n")
    labels_command(suggest=True)
    assert capsys.readouterr().out.splitlines() == [
        "loaded_label: all that are meant literally would take 4 of 4 proposals on reviewed articles away, "
        "by cross-validation; of these 4 were rejected, of all 4",
        "",
        "1 of 1: “regime”, meant literally: loaded_label, 4 of 4 proposals rejected, in 4 articles; "
        "precision out of fold 1.00 (0.40–1.00, 4 hits)",
        "Wrote data/lexicons/loaded_label.en.tsv",
    ]
    tag(workspace)
    with workspace.store() as store:
        assert store.tags(last.id) == ()
        assert [len(store.tags(each.id)) for each in reviewed] == [0, 0, 0, 0]  # the three others suggest it
    answer(monkeypatch, "")
    labels_command(suggest=True)
    assert capsys.readouterr().out == ""  # nothing is suggested twice


def answer(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(said))


def test_a_row_that_is_accepted_is_written_found_and_counted_out_of_fold(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, "y\n")
    labels_command("loaded_label", suggest=True)
    said = capsys.readouterr().out
    assert (
        "“sinecurists”: loaded_label, 3 of 3 hits marked, in 3 articles; precision out of fold 1.00" in said
    )
    assert "Wrote data/lexicons/loaded_label.en.tsv" in said
    (row,) = suggested(desk.data / "lexicons").rows["loaded_label"].values()
    with desk.store() as store:
        ids = {each.id for each in store.articles() if not each.text.startswith("Snow")}
    assert {name for each in row for name in each.articles} == ids
    tag(desk)
    with desk.store() as store:
        rules = [each.rules for each in store.tags() if each.text.lower() == "sinecurists"]
    assert rules == [("loaded_label/suggested",)] * 4
    counted = [each.surrogate.get("loaded_label", 0) for each in comparison(desk).entries]
    assert counted == [1, 1, 1, 1]  # two others suggest it
    assert evaluate(desk, rules=True).measures.labels["loaded_label"].exact == 3
    assert recall(desk) == (1.0, 3)
    answer(monkeypatch, "")
    labels_command("loaded_label", suggest=True)
    assert capsys.readouterr().out == ""  # nothing is suggested twice


def test_a_row_that_two_articles_suggest_counts_on_neither(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.store() as store, store.transaction():
        gone = next(each for each in store.articles() if each.text.startswith("The bridge"))
        store.remove_article(gone.id)
    answer(monkeypatch, "y\n")
    labels_command(suggest=True)
    tag(desk)
    found = {each.title or each.article_id: each for each in comparison(desk).entries}
    counted = sorted((bool(each.reviewers), each.surrogate.get("loaded_label", 0)) for each in found.values())
    assert counted == [(False, 1), (True, 0), (True, 0)]
    assert evaluate(desk, rules=True).measures.labels["loaded_label"] == Counts(gold=2)
    assert recall(desk) == (0.0, 2)


def recall(desk: Workspace) -> tuple[float | None, int]:
    """Of what people marked who saw no tags, how much the proposals find, and in how many articles."""
    pull = agreement(desk).suggestions
    assert pull is not None
    found = pull.labels["loaded_label"].recall
    return found.value, found.articles


def test_no_answer_writes_nothing_and_json_asks_nothing(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for said in ("n\n", ""):
        answer(monkeypatch, said)
        labels_command(suggest=True)
    capsys.readouterr()
    labels_command(suggest=True, format="json")
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["term"], row["hits"], row["marked"], len(row["articles"])) == ("sinecurists", 3, 3, 3)
    assert list((desk.data / "lexicons").iterdir()) == []


def test_before_any_review_there_is_nothing_to_learn_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace.create(tmp_path, seed=1)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingError, match="no article was reviewed yet"):
        labels_command(suggest=True)
