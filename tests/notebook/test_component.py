import pickle

import spacy

import annotate


def test_documents_carry_their_tags_with_reasons() -> None:
    nlp = annotate.spacy(spacy.blank("en"))
    assert annotate.spacy(nlp).pipe_names == ["annotate_tags"]
    doc = nlp("The puppet regime 🕯️ opened it, sources suggest.")
    assert [(each.text, each.label_, each._.voice) for each in doc._.tags] == [
        ("puppet regime", "loaded_label", "reported"),
        ("sources suggest", "unattributed_claim", "outlet"),
    ]
    assert doc._.tags[1]._.reason == "“sources” hides who says this, so nobody can ask them."
    assert doc._.tags[1]._.rules == ("unattributed_claim/anonymous_source",)
    assert list(doc.spans["annotate_tags"]) == list(doc._.tags)
    assert nlp(" ")._.tags == ()


def test_a_pipeline_of_no_language_finds_that_of_each_document() -> None:
    nlp = annotate.spacy(spacy.blank("xx"))
    text = "Le régime fantoche a ouvert le barrage lundi, selon des sources proches du dossier."
    assert "régime fantoche" in [each.text for each in nlp(text)._.tags]


def test_a_pipeline_that_was_used_can_be_sent_to_another_process() -> None:
    nlp = annotate.spacy(spacy.blank("en"))
    text = "The puppet regime fell."
    found = [(each.start, each.end) for each in nlp(text)._.tags]
    (component,) = (part for name, part in nlp.pipeline if name == "annotate_tags")
    again = pickle.loads(pickle.dumps(component))(nlp.make_doc(text))
    assert [(each.start, each.end) for each in again._.tags] == found == [(1, 3)]
