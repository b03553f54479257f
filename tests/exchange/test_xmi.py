"""XMI as INCEpTION writes it and as cassis reads it."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from annotate.exchange.coded_article import coded_article
from annotate.exchange.format import formats, read_any
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
SENTENCE = TOKEN.replace("Token", "Sentence")


def test_by_the_rules_of_inceptions_source_each_type_becomes_a_layer(tmp_path: Path) -> None:
    """`TypeSystemAnalysis`: span layers are children of Annotation itself whose features are primitive."""
    tree = ET.parse(written("xmi", tmp_path / "xmi") / "TypeSystem.xml")
    name = "{http://uima.apache.org/resourceSpecifier}"
    found = {each.findtext(f"{name}name"): each for each in tree.iter(f"{name}typeDescription")}
    assert set(found) == {f"annotate.{each}" for each in ("Gold", "Disputed", "Rejected", "Article")} | {
        *(TOKEN, SENTENCE)  # which it has by itself
    }
    for each in found.values():
        assert each.findtext(f"{name}supertypeName") == "uima.tcas.Annotation"
        ranges = {
            feature.findtext(f"{name}rangeTypeName") for feature in each.iter(f"{name}featureDescription")
        }
        assert ranges <= {"uima.cas.String"}


def test_by_the_rules_of_inceptions_source_nothing_in_a_file_is_unsound(tmp_path: Path) -> None:
    """`CasDoctor`: tokens and sentences apart and not empty, all else within sentences, no blanks at ends."""
    import cassis

    text = " Dam opens \n\n \t\nThe puppet\u200d \r\nregime 👩‍👩‍👧 fell.\n"
    made = coded_article("here", "8", text, (), language="en", labels=["a"])
    formats()["xmi"].write([made, ours.made()], tmp_path / "xmi")
    with (tmp_path / "xmi" / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    for path in (tmp_path / "xmi").glob("*.xmi"):
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        sentences = [(each.begin, each.end) for each in cas.select(SENTENCE)]
        for kind in (TOKEN, SENTENCE):
            ends = [at for each in cas.select(kind) for at in (each.begin, each.end)]
            assert ends == sorted(ends)
        for each in cas.select("uima.tcas.Annotation"):
            if each.type.name == "uima.tcas.DocumentAnnotation":
                continue
            covered = each.get_covered_text()
            assert covered == covered.strip() != ""
            for at in (each.begin, each.end):
                assert any(start <= at <= end for start, end in sentences), each
