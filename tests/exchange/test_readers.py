"""Each format as its own reader reads it, not ours: spaCy, datasets, cassis, a brat parser, pandas."""

import csv
import json
import re
from pathlib import Path

import pandas as pd
from pybrat.parser import BratParser

from annotate.exchange.coded_article import CodedArticle, CodedSpan, coded_article
from annotate.exchange.format import formats

TEXT = "Dam 🕯️ opens\n\nThe puppet\nregime 👩‍👩‍👧 of the tyrants. افتتح السد."
LABELS = frozenset({"loaded_label", "scare_quotes"})


def span(words: str, label: str = "loaded_label", **more: str) -> CodedSpan:
    start = TEXT.index(words)
    return CodedSpan(start=start, end=start + len(words), label=label, **more)


SPANS = (
    span("puppet\nregime", voice="outlet", reason="It says “regime”."),
    span("tyrants", state="adjudicated", voice="quoted"),
    span("السد", "scare_quotes"),
    span("Dam", state="disputed"),
)
GOLD = [("puppet\nregime", "loaded_label"), ("tyrants", "loaded_label"), ("السد", "scare_quotes")]


def made(*more: CodedSpan) -> CodedArticle:
    return coded_article(
        "here", "7", TEXT, (*SPANS, *more), language="en", group="The Lunn Courier", labels=LABELS
    )


def written(name: str, place: Path, *more: CodedSpan) -> Path:
    formats()[name].write([made(*more)], place)
    return place


def test_spacy_reads_the_groups_and_the_entities(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    path = written("spacy", tmp_path / "g.spacy")
    (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert [(each.text, each.label_) for each in doc.spans["gold"]] == GOLD
    assert [each.text for each in doc.spans["disputed"]] == ["Dam"]
    assert [(each.text, each.label_) for each in doc.ents] == GOLD
    assert doc.spans["gold"].attrs["voice"] == ["outlet", "quoted", None]
    over = written("spacy", tmp_path / "o.spacy", span("regime", "scare_quotes"))
    (doc,) = DocBin().from_disk(over).get_docs(spacy.blank("en").vocab)
    assert (len(doc.spans["gold"]), doc.ents) == (4, ())


def test_datasets_loads_the_folder_with_its_card(tmp_path: Path) -> None:
    import datasets

    folder = written("datasets", tmp_path / "set")
    (row,) = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))["train"]
    assert (row["text"], row["labels"], row["group"]) == (TEXT, sorted(LABELS), "The Lunn Courier")
    assert [(TEXT[each["start"] : each["end"]], each["label"]) for each in row["spans"]] == GOLD
    assert [each["state"] for each in row["spans"]] == ["approved", "adjudicated", "approved"]
    assert [each["reason"] for each in row["spans"]] == ["It says “regime”.", "", ""]
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "| `loaded_label` | 2 | 1 |\n| `scare_quotes` | 1 | 0 |" in card


def test_cassis_reads_xmi_and_its_offsets_are_utf_16(tmp_path: Path) -> None:
    import cassis

    folder = written("xmi", tmp_path / "xmi")
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    with (folder / "7.xmi").open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=types)
    assert [(each.get_covered_text(), each.label) for each in cas.select("annotate.Gold")] == GOLD
    assert [each.get_covered_text() for each in cas.select("annotate.Disputed")] == ["Dam"]
    raw = (folder / "7.xmi").read_text(encoding="utf-8")
    begin = int(re.search(r'<annotate:Gold [^>]*begin="(\d+)"[^>]*label="scare_quotes"', raw)[1])
    assert TEXT.encode("utf-16-le")[2 * begin :].decode("utf-16-le") == "السد."
    assert begin == TEXT.index("السد") + 4  # four emoji of two units each stand before it
    tokens = [each.get_covered_text() for each in cas.select(cas.typesystem.get_type(TOKEN))]
    assert {"puppet", "regime", "tyrants", "السد"} <= set(tokens)


TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"


def test_a_brat_parser_reads_the_folder(tmp_path: Path) -> None:
    folder = written("brat", tmp_path / "brat")
    (example,) = BratParser(error="raise").parse(str(folder))
    assert example.text == TEXT
    found = [
        (" ".join(TEXT[part.start : part.end] for part in each.spans), each.type, each.mention)
        for each in example.entities
    ]
    assert found == [
        ("Dam", "loaded_label", "Dam"),
        ("puppet regime", "loaded_label", "puppet regime"),
        ("tyrants", "loaded_label", "tyrants"),
        ("السد", "scare_quotes", "السد"),
    ]
    said = (folder / "7.ann").read_text(encoding="utf-8").splitlines()
    assert {"A1\tDisputed T1", "A2\tVoice T2 outlet", "#2\tAnnotatorNotes T2\tIt says “regime”."} <= set(said)


def test_pandas_reads_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "g.conll"
    formats()["conll"].write([made()], path)
    rows = [row for row in path.read_text(encoding="utf-8").split("\n") if not row.startswith("# ")]
    (tmp_path / "rows").write_text("\n".join(rows), encoding="utf-8")
    table = pd.read_csv(
        tmp_path / "rows",
        sep="\t",
        names=["word", "blanks", "tag"],
        quoting=csv.QUOTE_NONE,
        keep_default_na=False,
    )
    marked = table[table.tag != "O"]
    assert list(zip(marked.word, marked.tag, strict=True)) == [
        ("Dam", "B-loaded_label"),
        ("puppet", "B-loaded_label"),
        ("regime", "I-loaded_label"),
        ("tyrants", "B-loaded_label"),
        ("السد", "B-scare_quotes"),
    ]


def test_prodigy_lines_are_what_spacy_makes_of_their_offsets(tmp_path: Path) -> None:
    import spacy

    path = written("prodigy", tmp_path / "p.jsonl")
    row = json.loads(path.read_text(encoding="utf-8"))
    doc = spacy.blank("en").make_doc(row["text"])
    found = [doc.char_span(each["start"], each["end"], label=each["label"]) for each in row["spans"]]
    assert [(each.text, each.label_) for each in found] == GOLD
    assert (row["answer"], row["_view_id"], row["meta"]) == ("accept", "spans_manual", {"id": "7"})


def test_ptc_has_the_columns_of_the_shared_task(tmp_path: Path) -> None:
    folder = written("ptc", tmp_path / "ptc")
    assert (folder / "articles" / "article7.txt").read_text(encoding="utf-8") == TEXT
    table = pd.read_csv(folder / "labels" / "article7.task2-TC.labels", sep="\t", header=None)
    assert [TEXT[row[2] : row[3]] for row in table.itertuples(index=False)] == [
        "Dam",
        "puppet\nregime",
        "tyrants",
        "السد",
    ]
