"""A DocBin as spaCy writes and reads it."""

from pathlib import Path

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
