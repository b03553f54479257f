"""Lines of Prodigy: what it wrote, and what spaCy makes of ours."""

import json
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.exchange.format import read_any
from tests.exchange.foreign import TEXT, marked
from tests.exchange.ours import GOLD, written


def test_prodigys_own_lines_without_anything_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    span = {"start": 18, "end": 31, "token_start": 5, "token_end": 6, "label": "LOADED"}
    rows = [
        {"text": TEXT, "_input_hash": 5, "spans": [span], "answer": "accept"},
        {"text": "Rejected.", "spans": [], "answer": "reject"},
        {"text": "Ignored.", "answer": "ignore"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (article,) = read_any(path)
    assert (article.name, marked(article)) == ("5", [("puppet regime", "LOADED")])
    path.write_text(json.dumps({"text": "x", "answer": "accept", "meta": ["x"]}), encoding="utf-8")
    assert read_any(path)[0].name == "1"
    path.write_text(json.dumps({"text": "x", "answer": "accept", "spans": [{"start": 1}]}), encoding="utf-8")
    with pytest.raises(InputError, match=r"line 1: `spans` is not a list of spans of Prodigy's"):
        read_any(path)


def test_prodigy_lines_are_what_spacy_makes_of_their_offsets(tmp_path: Path) -> None:
    import spacy

    path = written("prodigy", tmp_path / "p.jsonl")
    row = json.loads(path.read_text(encoding="utf-8"))
    doc = spacy.blank("en").make_doc(row["text"])
    found = [doc.char_span(each["start"], each["end"], label=each["label"]) for each in row["spans"]]
    assert [(each.text, each.label_) for each in found] == GOLD
    assert (row["answer"], row["_view_id"], row["meta"]) == ("accept", "spans_manual", {"id": "7"})


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": None}, "a record needs `id`, `text` and `spans`"),
        ({"text": "x", "annotate": {"id": None}}, "the id is null, and neither a text nor a number"),
        ({"text": "x", "meta": {"id": ["7"]}}, 'the id is ["7"], and neither'),
        ({"text": "x\0"}, "the text has a NUL at 1"),
        ({"text": "x", "spans": [{"start": 0, "end": 1, "label": None}]}, "`about`: null is not a text"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named(row: dict[str, object], said: str, tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"spans": [], "answer": "accept", **row}) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_any(path)
    assert str(error.value).startswith(f"{path}, line 1: {said}")
