import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import MissingError, UsageError
from annotate.learn.evaluate import measure
from annotate.steps.training.evaluate import evaluate
from annotate.steps.training.train import train
from tests.learn.invented import LABEL, articles
from tests.steps.reviewed import review, workspace

MADE = articles(24)
OTHERS = articles(8, seed=77)


def gold(path: Path, label: str = LABEL) -> Path:
    lines = [
        {
            "id": each.id,
            "text": each.text,
            "spans": [[s, e, label] for s, e, _ in each.spans],
            "language": "en",
        }
        for each in OTHERS
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_model_on_a_gold_file_beside_the_rules_alone(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    trained = train(here)
    on = gold(tmp_path / "gold.jsonl")
    with_model, by_rules = evaluate(here, on=on), evaluate(here, on=on, rules=True)
    assert (with_model.model, by_rules.model) == (trained.manifest.id, None)
    assert with_model.measures.labels[LABEL].f1 > by_rules.measures.labels[LABEL].f1
    assert with_model.measures.to_json()["n_articles"] == 8
    assert evaluate(None, on=on, model=str(trained.place)).measures == with_model.measures
    assert evaluate(None, on=on).measures == by_rules.measures
    assert with_model.rules == by_rules.rules == by_rules.measures
    assert with_model.learned == by_rules.learned == 0


def test_what_cannot_be_measured_on_is_left_out_and_said(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    with here.store() as store, store.transaction():
        first = store.reviews()[0]
        state = replace(first, id="later", shown="unknown")
        decisions = [replace(each, review_id="later") for each in store.decisions(first.id)]
        store.add_review(state, decisions)
    found = evaluate(here, rules=True)
    assert found.measures.to_json()["n_articles"] == 23
    assert found.left_out == {"articles of which nobody knows what a reviewer was shown": 1}
    on = gold(tmp_path / "gold.jsonl")
    blank = {"id": "b", "text": "A b.", "spans": [[1, 2, LABEL]], "language": "en"}
    on.write_text(on.read_text(encoding="utf-8") + json.dumps(blank) + "\n", encoding="utf-8")
    assert evaluate(here, on=on, rules=True).left_out == {"spans of blanks and nothing else": 1}


def test_every_sentence_tagged_is_the_trivial_baseline(tmp_path: Path) -> None:
    line = {"id": "1", "text": "A puppet spoke. Nobody came.", "spans": [[2, 8, "a"]], "language": "en"}
    on = tmp_path / "gold.jsonl"
    on.write_text(json.dumps(line) + "\n", encoding="utf-8")
    baseline = evaluate(None, on=on).every_sentence
    assert baseline.any == baseline.labels["a"]
    assert (baseline.any.predicted, baseline.any.gold, baseline.any.found) == (2, 1, 1.0)
    assert baseline.any.covered == pytest.approx(6 / len("A puppet spoke."))


def test_a_model_measured_on_what_it_learned_from_is_told(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    trained = train(here)
    line = {"id": trained.manifest.articles[0], "text": "Nobody came.", "spans": [], "language": "en"}
    on = tmp_path / "gold.jsonl"
    on.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert evaluate(here, on=on).learned == 1


def test_outside_labels_are_lined_up(tmp_path: Path) -> None:
    plain = evaluate(None, on=gold(tmp_path / "a.jsonl"), rules=True).measures
    mapped = evaluate(
        None, on=gold(tmp_path / "b.jsonl", "Labeling"), rules=True, rename={"Labeling": LABEL}
    ).measures
    assert mapped == plain


def test_labels_that_no_rule_knows_are_measured_by_any(tmp_path: Path) -> None:
    measures = evaluate(None, on=gold(tmp_path / "a.jsonl", "Labeling"), rules=True).measures
    assert measures.micro.predicted == 0
    assert measures.any.predicted > 0


def test_articles_that_a_model_learned_from_are_left_out(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", MADE)
    trained = train(here)
    with pytest.raises(
        MissingError, match=f"learned from every reviewed article.* show {trained.manifest.id}"
    ):
        evaluate(here)
    review(here, OTHERS)
    measures = evaluate(here).measures
    assert set(measures.articles) == {each.id for each in OTHERS}
    assert evaluate(here, rules=True).measures.to_json()["n_articles"] == 32


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w")
    with pytest.raises(MissingError, match="no article was reviewed yet"):
        evaluate(here)
    with pytest.raises(MissingError, match="there is no workspace here"):
        evaluate(None)
    with pytest.raises(UsageError, match="--map"):
        evaluate(here, rename={"a": "b"})
    with pytest.raises(UsageError, match="there is no model 'zzz'"):
        evaluate(here, model="zzz", on=gold(tmp_path / "gold.jsonl"))
    with pytest.raises(UsageError, match="not a model's folder"):
        evaluate(None, model="zzz", on=gold(tmp_path / "gold.jsonl"))


def test_empty_gold_measures_nothing() -> None:
    assert measure({}, (), (LABEL,)).to_json()["micro"]["support"] == 0
