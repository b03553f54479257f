"""`train`, `evaluate` and `models` as somebody at a terminal meets them."""

import json
from pathlib import Path

from tests.command import annotate
from tests.learn.invented import articles
from tests.steps.reviewed import review, workspace


def test_training_promotes_names_the_next_command_and_refuses_flipped_reviews(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(24))
    done = annotate("train", folder=here.root)
    assert done.returncode == 0, done.stderr
    assert "24 of 24 articles" in done.stdout
    (first,) = [path.name for path in here.models.iterdir() if path.is_dir()]
    assert f"Model {first} is in use now. Next: annotate " in done.stderr
    review(here, articles(24, seed=5, flipped=True))
    done = annotate("train", "--format", "json", folder=here.root)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert (told["schema"], told["promoted"], told["articles"]) == (1, False, 48)
    assert told["gate"]["reasons"]
    assert f"model {told['id']} was not promoted: " in done.stderr
    assert f"annotate models show {told['id']}" in done.stderr
    assert "Traceback" not in done.stderr
    models = [
        json.loads(line)
        for line in annotate("models", "--format", "json", folder=here.root).stdout.splitlines()
    ]
    assert {model["id"]: model["current"] for model in models} == {first: True, told["id"]: False}
    shown = annotate("models", "show", told["id"][:5], folder=here.root)
    assert "refused" in shown.stdout
    assert annotate("models", "promote", told["id"], folder=here.root).stdout == f"{told['id']}\n"
    assert annotate("models", "rollback", folder=here.root).stdout == f"{first}\n"


def test_too_few_reviews_are_bad_input(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", articles(3))
    done = annotate("train", folder=here.root)
    assert done.returncode == 3
    assert done.stderr.startswith("annotate: 3 reviewed articles are too few to train on: 12 are needed")


def test_a_gold_file_outside_any_workspace(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = [{"id": e.id, "text": e.text, "spans": e.spans, "language": "en"} for e in articles(12)]
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = annotate("train", "--from", "gold.jsonl", "--out", "model", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Next: annotate evaluate --model model --on FILE.jsonl" in done.stderr
    words = ("evaluate", "--on", "gold.jsonl", "--format", "json")
    done = annotate(*words, "--model", "model", folder=tmp_path)
    measures = json.loads(done.stdout)
    assert list(measures) == ["schema", "n_articles", "labels", "micro", "any", "beside"]
    assert list(measures["beside"]) == ["rules", "every_sentence"]
    assert list(measures["beside"]["rules"]) == ["micro", "any"]
    assert list(measures["labels"]) == ["loaded_label"]
    assert list(measures["labels"]["loaded_label"]) == ["overlap", "exact", "support"]
    assert list(measures["micro"]["overlap"]) == ["precision", "recall", "f1"]
    assert measures["n_articles"] == 12
    alone = json.loads(annotate(*words, "--rules", folder=tmp_path).stdout)
    assert alone["n_articles"] == 12
    assert alone["micro"] == alone["beside"]["rules"]["micro"] == measures["beside"]["rules"]["micro"]
    done = annotate("evaluate", "--on", "gold.jsonl", "--model", "model", folder=tmp_path)
    assert "Beside it, on the same articles" in done.stdout
    assert "By their ids, the model learned from 12 of them" in done.stderr
    done = annotate(*words, "--map", "loaded_label", folder=tmp_path)
    assert done.returncode == 2
    assert "write it as THEIRS=ours" in done.stderr


def test_words_that_do_not_go_together_are_usage_errors(tmp_path: Path) -> None:
    for words, message in (
        (("train", "--from", "gold.jsonl"), "go together"),
        (("train", "--map", "a=b"), "--from"),
        (("evaluate", "--rules", "--model", "x"), "leave out"),
    ):
        done = annotate(*words, folder=tmp_path)
        assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    here = workspace(tmp_path / "w")
    for words in (("show",), ("promote",), ("rollback", "x"), ("list", "x")):
        assert annotate("models", *words, folder=here.root).returncode == 2
    assert annotate("models", folder=here.root).returncode == 0
