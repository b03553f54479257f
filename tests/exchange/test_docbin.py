"""A DocBin as spaCy writes and reads it."""

from pathlib import Path
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedSpan, coded_article
from annotate.exchange.docbin import FORMAT
from annotate.exchange.format import read_any
from tests.exchange import ours
from tests.exchange.foreign import TEXT, marked
from tests.exchange.ours import GOLD, span, written


def test_entities_of_a_docbin_without_groups(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    doc = nlp(TEXT)
    doc.set_ents([doc.char_span(18, 31, label="LOADED")])
    DocBin(docs=[doc]).to_disk(tmp_path / "d.spacy")
    (article,) = read_any(tmp_path / "d.spacy")
    assert (article.name, article.labels, marked(article)) == ("1", None, [("puppet regime", "LOADED")])


def test_spacy_reads_the_groups_and_the_entities(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    path = written("spacy", tmp_path / "g.spacy")
    (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == ours.TEXT
    assert [(each.text, each.label_) for each in doc.spans["gold"]] == GOLD
    assert [each.text for each in doc.spans["disputed"]] == ["Dam"]
    assert [(each.text, each.label_) for each in doc.ents] == GOLD
    assert doc.spans["gold"].attrs["voice"] == ["outlet", "quoted", None]
    over = written("spacy", tmp_path / "o.spacy", span("regime", "scare_quotes"))
    (doc,) = DocBin().from_disk(over).get_docs(spacy.blank("en").vocab)
    assert (len(doc.spans["gold"]), doc.ents) == (4, ())


def packed(path: Path, told: object, attrs: dict[str, Any]) -> Path:
    """A document of another program, with what it keeps under names that are ours."""
    import spacy
    from spacy.tokens import DocBin, SpanGroup

    doc = spacy.blank("en")(TEXT)
    doc.user_data["annotate"] = told
    spans = [doc.char_span(18, 31, label="LOADED")]
    doc.spans["sc"] = SpanGroup(doc, name="sc", attrs=attrs, spans=spans)
    DocBin(store_user_data=True, docs=[doc]).to_disk(path)
    return path


@pytest.mark.parametrize("told", ["x", None, {"id": None}, {"group": None}])
@pytest.mark.parametrize("attrs", [{}, {"state": "x"}, {"state": []}, {"voice": 3, "reason": {}}])
def test_what_others_keep_under_our_names_is_theirs(
    told: object, attrs: dict[str, Any], tmp_path: Path
) -> None:
    (article,) = read_any(packed(tmp_path / "d.spacy", told, attrs))
    assert (article.name, marked(article)) == ("1", [("puppet regime", "LOADED")])


@pytest.mark.parametrize(
    ("told", "attrs", "said"),
    [
        ({"labels": "abc"}, {}, "`labels` is not a list of the labels that its coders had"),
        ({"language": 3}, {}, 'the language 3 is not a code such as "en"'),
        (
            {},
            {"voice": ["narrator"]},
            "its voice one of outlet, quoted, reported or none, not 'approved' and",
        ),
    ],
)
def test_what_cannot_be_meant_names_the_document(
    told: object, attrs: dict[str, Any], said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=rf"d\.spacy, document 1: .*{said}"):
        read_any(packed(tmp_path / "d.spacy", told, attrs))


def test_a_text_longer_than_spacy_parses_is_written_whole(tmp_path: Path) -> None:
    text = "word " * 200_001
    article = coded_article(
        "here", "1", text, [CodedSpan(start=0, end=4, label="loaded_label")], language="en"
    )
    FORMAT.write([article], tmp_path / "a.spacy")
    (again,) = FORMAT.read(tmp_path / "a.spacy")
    assert (again.article.text, again.spans) == (text, article.spans)
