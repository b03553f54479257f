from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.json_records import from_dict, to_dict
from annotate.learn.gate import Verdict
from annotate.learn.manifest import ModelManifest
from annotate.records import VOICES, Article, Removal, Speaker, Tag, tag_id
from tests.records import article

texts = st.text(min_size=1, max_size=40)


@given(text=texts, reason=texts, start=st.integers(0, 10), length=st.integers(1, 10))
def test_a_record_comes_back_from_plain_values_as_it_went(
    text: str, reason: str, start: int, length: int
) -> None:
    tag = Tag(
        id=tag_id("a", "loaded_label", start, start + length, "rule"),
        article_id="a",
        label="loaded_label",
        start=start,
        end=start + length,
        text=text,
        rules=("loaded_label/noun", "loaded_label/epithet"),
        cue=text,
        reason=reason,
        voice=VOICES[start % 3],
        place="body",
        speaker=Speaker(text=text, start=start, end=start + length),
        score=0.25,
    )
    assert from_dict(Tag, to_dict(tag)) == tag
    whole = article(text, captions=((0, 1),), removed=(Removal(reason=reason, text=text),))
    assert from_dict(Article, to_dict(whole)) == whole


def test_the_values_of_a_mapping_are_read_as_its_kind_says() -> None:
    verdict = {"passed": True, "probability": 1, "before": 0.5, "after": 0.6, "reasons": []}
    assert from_dict(Verdict, verdict | {"worse": {"a": [0.5, 0.4]}}).worse == {"a": (0.5, 0.4)}
    with pytest.raises(TypeError, match="'low' is not a number"):
        from_dict(Verdict, verdict | {"worse": {"a": [0.5, "low"]}})
    with pytest.raises(TypeError, match=r"\[\] is not an object"):
        from_dict(Verdict, verdict | {"worse": []})


def test_a_field_that_is_missing_or_unknown_is_named() -> None:
    values = to_dict(article("A dam opened."))
    with pytest.raises(TypeError, match="article has no field 'colour'"):
        from_dict(Article, values | {"colour": "red"})
    del values["text"]
    with pytest.raises(TypeError, match="article lacks the field 'text'"):
        from_dict(Article, values)


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        (Article, None, "null is not an object"),
        (Article, {"id": None}, "null is not a text"),
        (Article, {"id": True}, "true is not a text"),
        (Article, {"id": {}}, "{} is not a text"),
        (Article, {"captions": 7}, "7 is not a list"),
        (Article, {"title_end": 1.5}, "1.5 is not a whole number"),
        (Tag, {"voice": "nobody"}, "'nobody' is not one of 'outlet', 'quoted', 'reported'"),
        (Verdict, {"passed": 1}, "1 is not true or false"),
        (Verdict, {}, "verdict lacks the field 'passed'"),
        (ModelManifest, {"colour": "red"}, "model manifest has no field 'colour'"),
    ],
)
def test_a_value_of_another_kind_is_told_in_plain_words(kind: type, values: Any, told: str) -> None:
    with pytest.raises(TypeError) as error:
        from_dict(kind, values)
    assert str(error.value) == told
