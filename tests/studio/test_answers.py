import json
from typing import Any

import pytest

from annotate.coding.annotations import Prediction, Region
from annotate.errors import MissingError
from annotate.studio.answers import read_export, read_prediction
from annotate.studio.page import ARTICLE as CONTROL
from annotate.studio.page import COMMENT
from tests.studio.material import ARTICLE, REGIME, annotation, region

PEOPLE = {1: "ada@example.org", 2: "bob@example.org"}
REGION = region(REGIME.id, REGIME.label, REGIME.start, REGIME.end)


def task(*annotations: Any, **more: Any) -> dict[str, Any]:
    data = {"article_id": ARTICLE.id, "text": ARTICLE.text}
    return {"id": 3, "data": data, "annotations": list(annotations), "predictions": [8], **more}


def read(*tasks: Any) -> Any:
    return read_export(json.dumps(tasks).encode(), PEOPLE, "https://studio.example.org")


def only(**more: Any) -> Any:
    """The one annotation of an export, with these entries instead of what it has."""
    export = read(task(annotation([]) | more))
    assert export.set_aside == ()
    return export.tasks[0].annotations[0]


def refused(**more: Any) -> str:
    """Why an annotation with these entries is set aside."""
    export = read(task(annotation([]) | more, annotation([], id=8, unique_id="other")))
    assert [each.number for each in export.tasks[0].annotations] == [8]
    [reason] = export.set_aside
    return str(reason)


def test_what_the_server_says_becomes_records() -> None:
    comment = {"id": REGIME.id, "from_name": COMMENT, "value": {"text": ["Quoted", "elsewhere"]}}
    choice = {"id": "c", "from_name": CONTROL, "value": {"choices": ["text is damaged"]}}
    relation = {"type": "relation", "from_id": "a", "to_id": "b"}
    kept = {"id": 8, "model_version": "v", "result": [REGION]}
    export = read(task(annotation([REGION, comment, choice, relation], prediction=kept, parent_prediction=8)))
    [found] = export.tasks
    assert (found.number, found.article_id, found.text) == (3, ARTICLE.id, ARTICLE.text)
    assert found.predictions == 1
    [each] = found.annotations
    assert each.regions == (Region(id=REGIME.id, label=REGIME.label, start=REGIME.start, end=REGIME.end),)
    assert each.comments == {REGIME.id: "Quoted\nelsewhere"}
    assert each.choices == {"text is damaged"}
    assert (each.relations, each.wrong) == (1, ())
    assert each.prediction == Prediction(number=8, version="v", regions=each.regions)
    assert (each.number, each.parent, each.seconds, each.skipped) == (7, 8, 12.5, False)
    assert (each.made_at, each.decided_at) == ("2026-03-04T05:06:07.890000Z", "2026-03-04T05:06:07.891011Z")
    assert each.key == "8890c9e8-7419-4569-9543-21dc6d3bcefc"


def test_without_a_unique_id_article_and_time_name_an_annotation() -> None:
    assert only(unique_id=None).key == f"{ARTICLE.id} 2026-03-04T05:06:07Z"


@pytest.mark.parametrize(
    ("more", "person"),
    [
        ({}, "ada@example.org"),
        ({"updated_by": 2}, "ada@example.org"),  # made with Bob's key for Ada
        ({"updated_by": 2, "updated_at": "2026-03-04T05:06:09Z"}, "bob@example.org"),
        ({"completed_by": {"id": 2, "email": "x"}}, "bob@example.org"),
        ({"completed_by": 9}, "user 9"),
        ({"completed_by": None}, None),
        ({"updated_by": None, "updated_at": "2026-03-04T05:06:09Z"}, None),  # who changed it is gone
    ],
)
def test_who_made_the_state_that_is_pulled(more: dict[str, Any], person: str | None) -> None:
    assert only(**more).person == person


def test_a_server_that_does_not_tell_who_changed_it_credits_who_made_it() -> None:
    made = annotation([], updated_at="2026-03-05T05:06:09Z")
    del made["updated_by"]
    assert read(task(made)).tasks[0].annotations[0].person == "ada@example.org"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"id": 0}, "task 3, annotation 0: its number is no whole number above zero"),
        ({"id": True}, "task 3, annotation True: its number is no whole number above zero"),
        ({"id": 2**63}, f"task 3, annotation {2**63}: its number is no whole number above zero"),
        ({"result": {"a": 1}}, "task 3, annotation 7: its result is no list"),
        (
            {"updated_at": "yesterday"},
            "task 3, annotation 7: it does not say when it was made and last changed",
        ),
        ({"created_at": None}, "task 3, annotation 7: it does not say when it was made and last changed"),
        ({"completed_by": "Ada"}, "task 3, annotation 7: nobody can tell who made it: the account is 'Ada'"),
    ],
)
def test_a_bad_annotation_is_set_aside_with_its_number_and_the_rest_goes_on(
    more: dict[str, Any], reason: str
) -> None:
    assert refused(**more) == reason


def test_two_annotations_with_one_unique_id_are_not_both_taken() -> None:
    export = read(task(annotation([]), annotation([], id=8)))
    assert [each.number for each in export.tasks[0].annotations] == [7]
    assert export.set_aside == ("task 3, annotation 8: another annotation has the same unique id",)


@pytest.mark.parametrize(
    ("item", "reason", "where"),
    [
        ({"id": "c", "from_name": "article"}, "it has no value", "article 'c': None"),
        ({"from_name": "label", "value": {"labels": ["x"]}}, "it has no id", "label None: {'labels': ['x']}"),
        ({"id": "c", "from_name": "article", "value": {"choices": [1]}}, "its choices are no words: [1]", ""),
        ({"id": "c", "from_name": "comment", "value": {"text": 1}}, "its text are no words: 1", ""),
        ({"id": "c", "from_name": "mood", "value": {}}, "the page has no control 'mood'", "mood 'c': {}"),
        ({"id": "c"}, "the page has no control None", "no control 'c': None"),
        ([], "it is no object", "no control None: []"),
        (None, "it is no object", "no control None: None"),
    ],
)
def test_a_bad_part_is_set_aside_and_the_others_are_taken(item: Any, reason: str, where: str) -> None:
    each = only(result=[item, REGION])
    assert len(each.regions) == 1
    assert [wrong.reason for wrong in each.wrong] == [reason]
    assert where in each.wrong[0].region


@pytest.mark.parametrize("seconds", ["12", -1, True, None, [3], 1e400])
def test_time_that_is_none_is_not_known(seconds: Any) -> None:
    assert only(lead_time=seconds).seconds is None


def test_half_characters_cannot_be_stored_and_become_question_marks() -> None:
    comment = {"id": "c", "from_name": COMMENT, "value": {"text": ["half \ud83d"]}}
    assert only(result=[comment]).comments == {"c": "half ?"}


@pytest.mark.parametrize("kept", [None, {}, [], "v1", {"id": 8}, {"id": 8, "result": None}])
def test_no_prediction_is_none(kept: Any) -> None:
    assert read_prediction(kept) is None


def test_a_prediction_without_tags_is_one() -> None:
    assert read_prediction({"id": 8, "model_version": "v", "result": []}) == Prediction(
        number=8, version="v", regions=()
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<!DOCTYPE html><html><body>Sign in</body></html>",
        json.dumps([task(annotation([REGION]))]).encode()[:-9],
        b'{"detail": "not now"}',
        b"null",
        b"[1, 2]",
        b"[[]]",
        b"[" * 100_000,
        b"[" + b"9" * 5000 + b"]",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_export_is_an_error_that_names_the_server(answer: bytes) -> None:
    with pytest.raises(MissingError, match=r"^https://studio\.example\.org did not answer with an export"):
        read_export(answer, PEOPLE, "https://studio.example.org")


@pytest.mark.parametrize("bad", [{"id": None}, {"data": []}, {"annotations": None}])
def test_a_bad_task_is_set_aside_and_the_others_are_taken(bad: dict[str, Any]) -> None:
    export = read(task(annotation([]), **bad), task(annotation([]), id=4))
    assert [each.number for each in export.tasks] == [4]
    assert len(export.set_aside) == 1
    assert export.set_aside[0].startswith(f"task {bad.get('id', 3)}: a task has a number, data and a list")


def test_a_task_that_is_none_of_ours_has_no_article() -> None:
    [found] = read(task(data={"text": 3})).tasks
    assert (found.article_id, found.text) == ("", "")
