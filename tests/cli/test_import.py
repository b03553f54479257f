"""Gold out and in, as a person does it."""

import json
from pathlib import Path

import pytest

from annotate.workspace import Workspace
from tests.command import annotate, printed

TEXT = "Dam opens 🕯️\n\nThe puppet regime opened it."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with one imported article, and the corpus beside it."""
    Workspace.create(tmp_path / "desk", seed=1)
    record = {"id": "one", "text": TEXT, "spans": [[18, 31, "Names"]], "language": "en"}
    (tmp_path / "theirs.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    said = printed(
        *("import", "../theirs.jsonl", "--coder", "ada", "--map", "Names=loaded_label"),
        folder=tmp_path / "desk",
    )
    assert said == "1 article, 1 new here; 1 new review by outside-ada with 1 span\n"
    return tmp_path / "desk"


def test_gold_goes_to_the_screen_as_json_lines(desk: Path) -> None:
    row = json.loads(printed("export", "gold", folder=desk))
    assert (row["text"], row["spans"], row["labels"]) == (TEXT, [[18, 31, "loaded_label"]], ["loaded_label"])
    assert [each["review"]["reviewer"] for each in row["reviews"]] == ["outside-ada"]


def test_evaluate_reads_what_was_exported(desk: Path) -> None:
    for name, out in (("jsonl", "gold.jsonl"), ("brat", "brat"), ("spacy", "gold.spacy")):
        printed("export", "gold", "--format", name, "--out", out, folder=desk)
        found = json.loads(printed("evaluate", "--rules", "--on", out, "--format", "json", folder=desk))
        assert (found["n_articles"], found["labels"]["loaded_label"]["support"]) == (1, 1)


def test_losses_are_told_on_screen_and_in_a_file(desk: Path) -> None:
    done = annotate("export", "gold", "--format", "ptc", "--out", "ptc", folder=desk)
    assert done.returncode == 0
    cannot = "PTC (SemEval-2020 task 11) cannot hold: 1 × "
    assert done.stderr.splitlines() == [
        "Wrote ptc: 1 article, 1 approved span",
        f"{cannot}articles with the list of labels that their coders had",
        f"{cannot}articles with their language",
        f"{cannot}articles with their headline, captions or block quotations",
        f"{cannot}sources, outlets and dates",
        f"{cannot}single coders' reviews",
        "Counted in ptc.losses.json; --format jsonl holds all of it",
    ]
    assert json.loads((desk / "ptc.losses.json").read_text())["lost"]["answers"]["count"] == 1
    refused = printed(
        "export", "gold", "--format", "conll", "--out", "g.conll", "--strict", folder=desk, code=1
    )
    assert "--strict allows no loss: nothing was written" in refused
    assert not (desk / "g.conll").exists()


def test_without_text_no_word_leaves(desk: Path, tmp_path: Path) -> None:
    done = annotate("export", "gold", "--no-text", "--out", "bare.jsonl", folder=desk)
    assert done.stderr.splitlines() == [
        "Wrote bare.jsonl: 1 article, 1 approved span",
        "JSON lines without text cannot hold: 1 × single coders' reviews",
        "Counted in bare.jsonl.losses.json; --format jsonl holds all of it",
    ]
    assert json.loads((desk / "bare.jsonl.losses.json").read_text())["lost"] == {
        "answers": {"count": 1, "what": "single coders' reviews"}
    }
    assert "puppet" not in (desk / "bare.jsonl").read_text(encoding="utf-8")
    Workspace.create(tmp_path / "other", seed=1)
    done = annotate("import", str(desk / "bare.jsonl"), "--coder", "ada", folder=tmp_path / "other")
    assert done.returncode == 3
    assert "annotate: not in the workspace, and none of its addresses gave a text: " in done.stderr
    said = printed("train", "--from", "bare.jsonl", "--out", "m", folder=desk, code=3)
    assert said.endswith("line 1: exported with --no-text; `annotate import` joins it with its articles\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("gold", "--format", "spacy"),
            "spaCy DocBin is no text for a terminal: name a file or folder with --out",
        ),
        (("gold", "--format", "word"), "there is no format 'word'; choose one of: brat, conll,"),
        (("gold", "--format", "brat", "--out", "b", "--no-text"), "--no-text is a way of writing jsonl"),
        (("gold", "--no-text", "--strict"), "and --strict allows no loss: choose one"),
        (("gold", "--excel"), "--excel and --semicolon are ways of writing CSV"),
        (
            ("tags", "--format", "brat"),
            "tags cannot be written as 'brat': choose csv or jsonl, or export gold",
        ),
        (("tags", "--strict"), "--disputed, --strict and --no-text are about `annotate export gold`"),
    ],
)
def test_what_does_not_go_together(desk: Path, words: tuple[str, ...], message: str) -> None:
    assert message in printed("export", *words, folder=desk, code=2)


def test_a_corpus_needs_a_coder(desk: Path) -> None:
    assert "Missing option" in printed("import", "../theirs.jsonl", folder=desk, code=2)
