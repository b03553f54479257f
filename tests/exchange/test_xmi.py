"""XMI as INCEpTION writes it and as cassis reads it."""

import re
from pathlib import Path

from annotate.exchange.format import read_any
from tests.exchange import ours
from tests.exchange.foreign import TEXT, marked
from tests.exchange.ours import GOLD, written


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
    assert ours.TEXT.encode("utf-16-le")[2 * begin :].decode("utf-16-le") == "السد."
    assert begin == ours.TEXT.index("السد") + 4  # four emoji of two units each stand before it
    tokens = [each.get_covered_text() for each in cas.select(cas.typesystem.get_type(TOKEN))]
    assert {"puppet", "regime", "tyrants", "السد"} <= set(tokens)


TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
