"""Files that other programs wrote, and those that nobody can read."""

import json
from pathlib import Path

import pytest

from annotate.errors import InputError, UsageError
from annotate.exchange.coded_article import CodedArticle
from annotate.exchange.format import KINDS, format_named, formats, read_any
from tests.installed import with_entry_points

TEXT = "Dam 🕯️ opens\n\nThe puppet regime fell."


def marked(article: CodedArticle) -> list[tuple[str, str]]:
    return [(article.article.text[each.start : each.end], each.label) for each in article.spans]


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
    path.write_text(json.dumps({"text": "x", "answer": "accept", "spans": [{"start": 1}]}), encoding="utf-8")
    with pytest.raises(InputError, match=r"line 1: `spans` is not a list of spans of Prodigy's"):
        read_any(path)


def test_entities_of_a_docbin_without_groups(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    doc = nlp(TEXT)
    doc.set_ents([doc.char_span(18, 31, label="LOADED")])
    DocBin(docs=[doc]).to_disk(tmp_path / "d.spacy")
    (article,) = read_any(tmp_path / "d.spacy")
    assert (article.name, article.labels, marked(article)) == ("1", None, [("puppet regime", "LOADED")])


def test_a_layer_and_named_entities_of_inception(tmp_path: Path) -> None:
    import cassis

    types = cassis.TypeSystem()
    for name, feature in (
        ("webanno.custom.Wording", "label"),
        ("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "value"),
        ("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma", "value"),
    ):
        made = types.create_type(name=name, supertypeName="uima.tcas.Annotation")
        types.create_feature(domainType=made, name=feature, rangeType="uima.cas.String")
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = TEXT
    for number, name in enumerate(("webanno.custom.Wording", "NamedEntity", "Lemma")):
        kind = next(each for each in types.get_types() if each.name.endswith(name))
        value = {"label" if not number else "value": name.rpartition(".")[2]}
        cas.add(kind(begin=18, end=31, **value))
    types.to_xml(tmp_path / "TypeSystem.xml")
    cas.to_xmi(tmp_path / "doc.xmi")
    (article,) = read_any(tmp_path)
    assert article.name == "doc"
    assert marked(article) == [("puppet regime", "NamedEntity"), ("puppet regime", "Wording")]


def test_brat_in_pieces_with_words_between_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ann = tmp_path / "a.ann"
    ann.write_text("T1\tLoaded 18 24;25 31\tpuppet regime\nR1\tX Arg1:T1 Arg2:T1\n", encoding="utf-8")
    assert marked(read_any(tmp_path)[0]) == [("puppet regime", "Loaded")]
    ann.write_text("T1\tLoaded 18 24;32 36\tpuppet fell\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a.ann, line 1: T1 is in pieces with words between them"):
        read_any(tmp_path)
    ann.write_text("T1 Loaded 18 24 puppet\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a.ann, line 1: .* is not a span of brat's"):
        read_any(tmp_path)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (("O", "B-X", "I-X", "B-X"), ["puppet regime", "fell"]),
        (("O", "I-X", "I-X", "O"), ["puppet regime"]),
        (("O", "B-X", "E-X", "S-X"), ["puppet regime", "fell"]),
        (("B-X", "I-Y", "O", "O"), ["The", "puppet"]),
    ],
)
def test_columns_of_other_programs(tmp_path: Path, tags: tuple[str, ...], spans: list[str]) -> None:
    words = ("The", "puppet", "regime", "fell")
    rows = [f"{word} NN {tag}" for word, tag in zip(words, tags, strict=True)]
    path = tmp_path / "a.conll"
    path.write_text("-DOCSTART- -X- O\n\n" + "\n".join(rows) + "\n\nRain NN O\n", encoding="utf-8")
    (article,) = read_any(path)
    assert article.article.text == "The puppet regime fell\nRain"
    assert [words for words, _ in marked(article)] == spans


def test_the_shared_tasks_files_of_both_subtasks(tmp_path: Path) -> None:
    (tmp_path / "article111.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "article111.task1-SI.labels").write_text("111\t18\t31\n", encoding="utf-8")
    (tmp_path / "all.labels").write_text("111\tLoaded_Language\t18\t31\n", encoding="utf-8")
    assert marked(read_any(tmp_path)[0]) == [("puppet regime", "Loaded_Language")]
    (tmp_path / "all.labels").write_text("112\tLoaded_Language\t18\t31\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"has labels of article 112, and no article112\.txt"):
        read_any(tmp_path)
    (tmp_path / "all.labels").write_text("111\tLoaded_Language\t18\t320\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"article111\.txt: the span \[18, 320, 'Loaded_Language'\] is not"):
        read_any(tmp_path)


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(b"no")
    (tmp_path / "a.xmi").write_bytes(b"no")
    (tmp_path / "a.csv").write_text("a,b\n")
    (tmp_path / "empty").mkdir()
    for name, message in (
        ("none", "there is no such file or folder"),
        ("a.spacy", "is no DocBin of spaCy"),
        ("a.xmi", "cannot be read with the TypeSystem.xml beside it"),
        ("a.csv", "its name does not tell its format; say --format and one of: brat, conll,"),
        ("empty", "its name does not tell its format"),
    ):
        with pytest.raises(InputError, match=message):
            read_any(tmp_path / name)
    with pytest.raises(UsageError, match="there is no format 'word'; choose one of: brat, conll, datasets"):
        format_named("word")


def test_every_kind_that_a_format_holds_is_one() -> None:
    assert all(each.holds <= KINDS.keys() for each in formats().values())


def test_another_package_can_bring_a_format(tmp_path: Path) -> None:
    from tests.command import annotate

    (tmp_path / "words.py").write_text(
        "from annotate.exchange.format import Format\n"
        "def write(articles, path): path.write_text('\\n'.join(each.name for each in articles))\n"
        "FORMAT = Format(name='names', title='Names', files='*.names', folder=False, holds=frozenset(),\n"
        "                write=write, read=lambda path: ())\n",
        encoding="utf-8",
    )
    env = with_entry_points(tmp_path, "words", "[annotate.formats]\nnames = words:FORMAT\n")
    (tmp_path / "a.names").write_text("1\n", encoding="utf-8")
    done = annotate("evaluate", "--rules", "--on", "a.names", folder=tmp_path, env=env)
    assert (done.returncode, done.stderr) == (3, "annotate: a.names holds no coded articles\n")
