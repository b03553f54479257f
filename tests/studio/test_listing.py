from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from annotate.studio.listing import Account, account_of, note_of, noted, queries, submitted, task_state


def row(**more: Any) -> Any:
    filled: dict[str, Any] = {
        "id": 7,
        "annotations_ids": "",
        "total_annotations": 0,
        "cancelled_annotations": None,
        "draft_exists": False,
        "total_predictions": 1,
        "predictions_model_versions": "v",
    }
    return SimpleNamespace(**(filled | more))


@pytest.mark.parametrize(
    ("ids", "total", "skipped", "found"),
    [("", 0, 0, 0), ("4", 1, 0, 1), ("4,9", 1, 1, 1), ("4", 0, 1, 0), ("4", 0, 0, None), ("", 1, 0, None)],
)
def test_counters_are_believed_where_they_add_up(
    ids: str, total: int, skipped: int, found: int | None
) -> None:
    task = row(annotations_ids=ids, total_annotations=total, cancelled_annotations=skipped)
    assert submitted(task) == found


def test_a_task_is_read_as_it_stands() -> None:
    said = noted({"article_id": "a", "sampled_by": "random", "text": "…"})
    assert said == {"article_id": "a", "sampled_by": "random"}
    task = task_state(row(draft_exists=True), said, 0)
    assert (task.task_id, task.article_id, task.reviewed, task.draft, task.predictions) == (
        7,
        "a",
        False,
        True,
        1,
    )
    assert (task.versions, task.sampling) == ({"v"}, {"sampled_by": "random"})
    assert task_state(row(), {}, 2).article_id == ""


@pytest.mark.parametrize(
    "meta", [None, {}, [], "a", {"sampled_by": "all"}, *({"article_id": it} for it in (None, "", 7, ["a"]))]
)
def test_a_task_that_we_did_not_make_has_no_note(meta: Any) -> None:
    assert note_of(row(meta=meta)) is None
    assert note_of(row()) is None
    assert note_of(row(meta={"article_id": "a"})) == {"article_id": "a"}


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({}, {}),
        (
            {"sampled_by": "random", "inclusion_probability": 1},
            {"sampled_by": "random", "inclusion_probability": 1.0},
        ),
        (
            {"sampled_by": "random", "inclusion_probability": None},
            {"sampled_by": "random", "inclusion_probability": None},
        ),
        *(({"sampled_by": odd}, {"sampled_by": "unknown"}) for odd in (None, 5, "", ["random"], {"a": 1})),
        *(
            ({"inclusion_probability": odd}, {"inclusion_probability": None})
            for odd in (0, -0.5, 1.5, float("nan"), float("inf"), 2**1100, True, "0.5", [0.5])
        ),
        *(({"why_next": odd}, {"why_next": ""}) for odd in (None, 5, ["a"])),
        ({"why_next": "a \ud800"}, {"why_next": "a ?"}),
    ],
)
def test_what_anybody_can_write_about_how_a_task_was_chosen_is_never_taken_as_it_is(
    said: dict[str, Any], taken: dict[str, Any]
) -> None:
    assert task_state(row(), noted({"article_id": "a", **said}), 0).sampling == taken


def test_many_tasks_are_asked_for_in_chunks_and_none_not_at_all() -> None:
    assert len(list(queries())) == 1
    assert len(list(queries(list(range(250))))) == 3
    assert list(queries([])) == []


@pytest.mark.parametrize(
    ("joined", "said"),
    [(datetime.fromisoformat("2026-11-01T09:00:00.5+01:00"), "2026-11-01T08:00:00Z"), (None, "")],
)
def test_an_account_has_the_time_it_was_made_in_utc(joined: datetime | None, said: str) -> None:
    found = account_of(SimpleNamespace(id=3, email="ada@example.org", date_joined=joined))
    assert found == Account(number=3, address="ada@example.org", joined=said)
