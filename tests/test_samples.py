import csv
import json
import unicodedata
from collections import Counter
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

import pytest

from annotate.coding.codebook import load
from annotate.errors import InputError
from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.intake.read import read
from annotate.packaged import packaged
from annotate.records import Article
from annotate.samples import Sample, gold_for, samples
from tests.records import article

SAMPLES = samples()
by_id = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)


def cleaned(sample: Sample) -> Article:
    (raw,) = read(sample.path)
    assert isinstance(raw, Raw)
    return clean(raw)


def test_enough_articles_in_both_languages_and_four_outlets() -> None:
    languages = [sample.language for sample in SAMPLES]
    assert languages.count("en") >= 32
    assert languages.count("fr") >= 12
    assert len(languages) >= 48
    assert {sample.outlet for sample in SAMPLES} == {
        "La Vigie",
        "Meridian Wire",
        "The Sarel Beacon",
        "The Tolme Lantern",
    }
    assert {sample.path.suffix for sample in SAMPLES} == {".txt", ".md", ".html"}


def test_a_third_is_straight_news() -> None:
    straight = [sample for sample in SAMPLES if len(sample.spans) <= 2]
    assert len(straight) * 3 >= len(SAMPLES)


def test_every_file_is_in_the_list_and_the_list_is_sorted() -> None:
    folder = packaged("samples")
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        listed = [row["file"] for row in csv.DictReader(file)]
    files = (path for path in (folder / "articles").rglob("*") if path.is_file())
    assert listed == sorted(path.relative_to(folder).as_posix() for path in files)


@by_id
def test_the_gold_text_is_what_cleaning_makes_of_the_raw_file(sample: Sample) -> None:
    article = cleaned(sample)
    assert article.text == sample.text, (
        "cleaning changed: run `python data/relocate_gold.py` and read the difference"
    )
    assert article.language == sample.language
    assert article.title == sample.text.partition("\n")[0]
    assert gold_for(article) == sample.spans


@by_id
def test_every_span_covers_whole_words_and_a_label_of_the_codebook(sample: Sample) -> None:
    names = load(Path(packaged("guidelines.md"))).names
    assert list(sample.spans) == sorted(set(sample.spans))
    for start, end, label in sample.spans:
        assert 0 <= start < end <= len(sample.text)
        assert label in names
        marked = sample.text[start:end]
        assert marked == marked.strip()
        assert "\n" not in marked
        assert not (sample.text[start - 1 : start].isalnum() and marked[0].isalnum())
        assert not (sample.text[end : end + 1].isalnum() and marked[-1].isalnum())


@by_id
def test_labels_that_exclude_each_other_never_share_a_span(sample: Sample) -> None:
    exclusive = {"loaded_label", "loaded_language", "exaggeration"}
    chosen = [span for span in sample.spans if span[2] in exclusive]
    for this, other in pairwise(chosen):
        assert this[1] <= other[0], (
            f"{sample.text[this[0] : this[1]]!r} and {sample.text[other[0] : other[1]]!r}"
        )


@by_id
def test_length_and_date_are_those_of_news(sample: Sample) -> None:
    assert 150 <= len(sample.text.split()) <= 350
    assert date(2025, 1, 1) <= date.fromisoformat(sample.published) <= date(2025, 12, 31)


def test_one_phrase_is_marked_alike_wherever_it_stands() -> None:
    """A label noun that is marked in one article is marked in all of the same language."""
    for language in ("en", "fr"):
        same = [sample for sample in SAMPLES if sample.language == language]
        nouns = {
            sample.text[start:end].lower()
            for sample in same
            for start, end, label in sample.spans
            if label == "loaded_label" and " " in sample.text[start:end]
        }
        for sample in same:
            covered = {(start, end) for start, end, label in sample.spans if label == "loaded_label"}
            for noun in nouns:
                start = sample.text.lower().find(noun)
                while start >= 0:
                    assert (start, start + len(noun)) in covered, f"{sample.id}: {noun!r} at {start}"
                    start = sample.text.lower().find(noun, start + 1)


def test_labels_occur_often_enough_to_be_learned() -> None:
    """Those that the samples have: a new label need not occur in them."""
    marked = Counter(label for sample in SAMPLES for _, _, label in sample.spans)
    assert len(marked) >= 8
    assert min(marked.values()) >= 5


def test_offsets_are_exercised_by_emoji_and_right_to_left_script() -> None:
    text = "".join(sample.text for sample in SAMPLES)
    assert any(ord(character) > 0xFFFF for character in text)
    assert {"AL", "R"} <= {unicodedata.bidirectional(character) for character in text}


def test_leftovers_are_cleaned_out_of_several_and_listed() -> None:
    assert sum(bool(cleaned(sample).removed) for sample in SAMPLES) >= 5


def test_two_stories_ran_in_two_outlets() -> None:
    groups = [sample.group for sample in SAMPLES]
    stories = {group for group in groups if group in ("harbour-strike", "orle-crue")}
    assert stories == {"harbour-strike", "orle-crue"}
    for story in stories:
        ran = [sample for sample in SAMPLES if sample.group == story]
        assert len({sample.outlet for sample in ran}) == 2
        assert len({sample.text for sample in ran}) == 2


def test_gold_of_a_stranger_is_refused() -> None:
    text = "A headline\n\nA body."
    stranger = article(text, id="f00d", title_end=10)
    with pytest.raises(InputError, match=r"article f00d \('A headline'\) is not one of the samples"):
        gold_for(stranger)


def test_the_gold_has_the_shape_that_evaluate_takes() -> None:
    for line in (packaged("samples") / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        assert list(json.loads(line)) == ["id", "group", "language", "text", "spans"]


@by_id
def test_gold_moves_with_its_words_when_text_around_it_changes(sample: Sample) -> None:
    spec = spec_from_file_location("relocate_gold", Path(__file__).parents[1] / "data" / "relocate_gold.py")
    assert spec is not None
    assert spec.loader is not None
    relocate = module_from_spec(spec)
    spec.loader.exec_module(relocate)
    for start, end, _ in sample.spans:
        assert relocate.moved(sample.text, "Once more\n\n" + sample.text, start, end) == start + 11
        assert relocate.moved(sample.text, sample.text[:start] + "?" + sample.text[end:], start, end) is None
