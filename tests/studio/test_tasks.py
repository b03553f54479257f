from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from label_studio_sdk.label_interface import LabelInterface

from annotate.errors import RefusedError
from annotate.records import Speaker
from annotate.studio.page import page
from annotate.studio.tag_list import lines, tag_list
from annotate.studio.tasks import confirm, content_digest, data, explanation, prediction, region
from tests.studio.material import ARTICLE, CODEBOOK, REGIME, TAGS, article, tag_at


def test_a_task_carries_the_text_and_what_finds_it_again() -> None:
    assert data(ARTICLE) == {
        "title": ARTICLE.title,
        "words": 25,
        "text": ARTICLE.text,
        "about": f"English · 25 words{lines(ARTICLE)}",
        "article_id": ARTICLE.id,
        "text_sha256": ARTICLE.text_sha256,
        "sampled_by": "all",
        "inclusion_probability": 1.0,
        "why_next": "",
    }
    plain = replace(ARTICLE, title_end=0)
    assert (
        data(plain)["title"]
        == "Varenia’s dam 👩🏽‍🚀 plan The puppet regime in Ostrel promised a brutal answer. …"
    )
    assert data(replace(plain, text="Rain. "))["title"] == "Rain."
    assert data(replace(plain, text="a " * 500))["title"] == "a " * 39 + "…"
    assert data(replace(plain, language="und"))["about"] == "language unknown · 25 words"
    assert data(replace(plain, language="de"))["about"] == "de · 25 words"


def test_the_tags_that_are_shown_are_listed_and_no_others() -> None:
    listed = data(ARTICLE, TAGS[:2])["about"]
    assert listed == data(ARTICLE)["about"] + tag_list(TAGS[:2])
    assert REGIME.id in listed
    assert TAGS[2].id not in listed
    assert "annotate-tags" not in data(ARTICLE)["about"]


def test_a_tag_is_a_region_with_its_id_and_reason() -> None:
    assert region(replace(REGIME, score=0.875)) == {
        "id": REGIME.id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 29, "end": 42, "text": "puppet regime", "labels": ["loaded_label"]},
        "meta": {"text": ["A reason for a reader. (the outlet's own words; loaded_label/word; score 0.88)"]},
        "score": 0.875,
    }
    assert "score" not in region(REGIME)


def test_the_reason_says_whose_words_they_are() -> None:
    speaker = Speaker(text="she", start=0, end=3, resolved="Mira Talvane")
    quoted = replace(REGIME, voice="quoted", speaker=speaker)
    assert explanation(quoted) == "A reason for a reader. (quoted speech of Mira Talvane; loaded_label/word)"
    model = replace(REGIME, rules=(), model_version="m1", origin="model")
    assert explanation(model) == "A reason for a reader. (the outlet's own words; model m1)"


def test_the_score_of_a_prediction_is_the_mean_of_its_tags() -> None:
    scored = [replace(REGIME, score=0.5), replace(TAGS[1], score=1.0), TAGS[2]]
    assert prediction(scored, "v")["score"] == 0.75
    assert prediction(TAGS, "v")["score"] is None
    assert prediction((), "v") == {"model_version": "v", "score": None, "result": []}


def test_label_studio_finds_no_fault_with_it() -> None:
    interface = LabelInterface(page(CODEBOOK))
    assert interface.validate_prediction(prediction(TAGS, "v"), return_errors=True) == []


def test_what_is_sent_has_a_digest_that_changes_with_it() -> None:
    sent = content_digest(data(ARTICLE), prediction(TAGS, "v"))
    assert content_digest(data(ARTICLE), prediction(TAGS, "v")) == sent
    assert content_digest(data(ARTICLE), prediction(TAGS[:2], "v")) != sent
    assert content_digest(data(ARTICLE), prediction(TAGS, "w")) != sent
    assert content_digest(data(ARTICLE, sampled_by="random"), prediction(TAGS, "v")) != sent


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"label": "slander"}, "has the label 'slander', which the codebook lacks"),
        ({"start": 28}, "covers other words than 'puppet regime'"),
        ({"end": 5000}, r"is outside its text \(0–169\)"),
        ({"start": -1}, r"is outside its text \(0–169\)"),
        ({"start": 42}, r"is outside its text \(0–169\)"),
        ({"score": 7.0}, "has the score 7.0, which is not between 0 and 1"),
        ({"score": float("nan")}, "has the score nan, which is not between 0 and 1"),
        ({"article_id": "other"}, "belongs to article other"),
    ],
)
def test_a_tag_that_the_server_would_take_wrongly_is_refused(change: dict[str, Any], wrong: str) -> None:
    with pytest.raises(RefusedError, match=f"article {ARTICLE.id} was not sent, since the tag .*{wrong}"):
        confirm(ARTICLE, [TAGS[1], replace(REGIME, **change)], CODEBOOK)


def test_articles_that_would_shift_their_spans_are_refused() -> None:
    for text, wrong in [
        ("A regime.\r\nAnother.", "carriage returns"),
        (" \n ", "no text"),
        ("A \ud83d regime.", "half characters"),
    ]:
        with pytest.raises(RefusedError, match=wrong):
            confirm(article(text), (), CODEBOOK)
    with pytest.raises(RefusedError, match="not the one that was stored"):
        confirm(replace(ARTICLE, text=ARTICLE.text + "!"), (), CODEBOOK)
    with pytest.raises(RefusedError, match="two of its tags have one id"):
        confirm(ARTICLE, (REGIME, REGIME), CODEBOOK)
    confirm(ARTICLE, TAGS, CODEBOOK)


@given(st.text(min_size=1, max_size=80), st.data())
def test_whatever_is_sent_covers_the_same_words_in_the_task(text: str, draw: st.DataObject) -> None:
    of = article(text)
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    sent = tag_at(of, "loaded_label", start, end)
    try:
        confirm(of, (sent,), CODEBOOK)
    except RefusedError:
        assert "\r" in text or not text.strip() or any("\ud800" <= letter <= "\udfff" for letter in text)
        return
    value = region(sent)["value"]
    assert data(of)["text"][value["start"] : value["end"]] == value["text"] == text[start:end]
