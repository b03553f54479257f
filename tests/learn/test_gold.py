import json
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.learn.gold import read

RECORD = {
    "id": "one",
    "group": "g",
    "text": "Iven burns\n\nThe puppet 🕯️ of Iven has met the very loaded council.",
    "spans": [[16, 22, "Name_Calling,Labeling"], [49, 55, "Loaded"]],
    "language": "en",
}


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_records_become_labelled_articles(tmp_path: Path) -> None:
    data = read(write(tmp_path / "gold.jsonl", RECORD, {"id": 2, "text": "Rain.", "language": "en"}))
    two, one = data.articles
    assert data.labels == ("Loaded", "Name_Calling,Labeling")
    assert (one.id, one.group, one.text[: one.title_end], one.language) == ("one", "g", "Iven burns", "en")
    assert one.spans == ((16, 22, "Name_Calling,Labeling"), (49, 55, "Loaded"))
    assert (two.id, two.spans, two.title_end) == ("2", (), 0)
    assert one.offered == two.offered == {"Loaded", "Name_Calling,Labeling"}


def test_blanks_are_no_part_of_a_span_and_a_span_of_blanks_is_left_out(tmp_path: Path) -> None:
    spans = [[15, 23, "Loaded"], [10, 12, "Loaded"], [22, 23, "Slogans"]]
    data = read(write(tmp_path / "gold.jsonl", {**RECORD, "spans": spans}))
    assert data.articles[0].spans == ((16, 22, "Loaded"),)
    assert data.left_out == {"spans of blanks and nothing else": 2}
    assert data.labels == ("Loaded", "Slogans")  # its coders had it


def test_a_file_without_spans_is_refused_and_measured_against_nothing(tmp_path: Path) -> None:
    other = {"id": 1, "text": "Critics say so.", "label": [[0, 11, "unattributed_claim"]]}
    path = write(tmp_path / "gold.jsonl", other, {"id": 2, "text": "Rain.", "language": "en"})
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}: no record has `spans`; the fields are: id, text, label, language. "
        "Give what people marked as `spans`, a list of [start, end, label]"
    )
    with pytest.raises(InputError, match=r"line 1: `spans` is not a list of \[start, end, label\]"):
        read(write(path, {"id": 1, "text": "Rain.", "spans": "0-4"}))
    assert read(write(path, {"id": 1, "text": "Rain.", "spans": []})).labels == ()


def test_labels_are_lined_up_and_the_others_left_out(tmp_path: Path) -> None:
    data = read(write(tmp_path / "gold.jsonl", RECORD), {"Name_Calling,Labeling": "loaded_label"})
    assert data.labels == ("loaded_label",)
    assert data.articles[0].spans == ((16, 22, "loaded_label"),)
    assert data.articles[0].offered == {"loaded_label"}


def test_several_labels_can_become_one(tmp_path: Path) -> None:
    data = read(write(tmp_path / "gold.jsonl", RECORD), {"Name_Calling,Labeling": "x", "Loaded": "x"})
    assert data.articles[0].spans == ((16, 22, "x"), (49, 55, "x"))


def test_a_record_may_say_which_labels_its_coders_had(tmp_path: Path) -> None:
    data = read(
        write(tmp_path / "gold.jsonl", RECORD, {**RECORD, "id": "2", "spans": [], "labels": ["Loaded"]})
    )
    assert data.articles[0].offered == {"Loaded"}


def test_the_language_is_found_where_it_is_not_stated(tmp_path: Path) -> None:
    text = "Le conseil de la ville a décidé mardi de fermer le port pour les travaux de la semaine."
    assert (
        read(write(tmp_path / "g.jsonl", {"id": "f", "text": text, "spans": []})).articles[0].language == "fr"
    )


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (
            {**RECORD, "spans": [[16, 99, "x"]]},
            r"line 2: the span \[16, 99, 'x'\] is not .* of 66 characters",
        ),
        ({**RECORD, "spans": [[16, 16, "x"]]}, "line 2: the span"),
        ({**RECORD, "spans": [["a", 16, "x"]]}, "line 2: the span"),
        ({"id": "2", "spans": []}, "line 2: a record needs `id`, `text` and `spans`"),
        ({**RECORD, "labels": 1}, "line 2: `labels` is not a list of the labels that its coders had"),
        ({**RECORD, "labels": ["a", []]}, "line 2: `labels` is not a list"),
        ({**RECORD, "language": ["en"]}, r'line 2: the language \["en"\] is not a code such as'),
        (RECORD, "line 2: the id 'one' occurs twice"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named(tmp_path: Path, record: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(write(tmp_path / "gold.jsonl", RECORD, record))


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{\n")
    for path, message in (
        (tmp_path / "none.jsonl", "cannot be read"),
        (tmp_path / "bad.jsonl", "line 1: not JSON"),
        (write(tmp_path / "empty.jsonl"), "holds no records"),
    ):
        with pytest.raises(InputError, match=message):
            read(path)


def test_a_label_the_file_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="has no label 'Lodead'; its labels are: Loaded, Name_Calling,Labeling"
    ):
        read(write(tmp_path / "gold.jsonl", RECORD), {"Lodead": "loaded_language"})
