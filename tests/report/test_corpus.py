from dataclasses import replace

from annotate.report.corpus import Corpus, Part

PART = Part(language="en", basis="reviewed", words=400, counts={"loaded_label": 3}, tagged_by="r1")


def test_a_rate_is_per_thousand_outlet_words() -> None:
    assert PART.rate("loaded_label") == 7.5


def test_a_corpus_knows_how_many_of_its_articles_were_reviewed() -> None:
    assert (
        Corpus(parts={"a": PART, "b": replace(PART, basis="proposed"), "c": PART}, records={}).reviewed == 2
    )
