from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.studio.task_states import Difference, TaskState, difference, first, names


@dataclass(frozen=True)
class Wanted:
    digest: str
    blind: bool = False


V = "2.1 · rules · 0a1b2c3d"


def task_at(task_id: int, article_id: str = "a", **more: Any) -> TaskState:
    filled: dict[str, Any] = {"reviewed": False, "draft": False, "predictions": 1, "versions": names(V)}
    return TaskState(task_id=task_id, article_id=article_id, sampling={}, **(filled | more))


def compare(*there: TaskState, blind: bool = False, recorded: str = "sent") -> Difference:
    wanted = {"a": Wanted(digest="sent", blind=blind)}
    known = {each.task_id: recorded for each in there}
    return difference(wanted, there, version=V, recorded=known, superseded={"old"})


def states(gap: Difference) -> dict[str, tuple[str, ...]]:
    kinds = ("missing", "bare", "crowded", "unsure", "kept", "current")
    return {name: getattr(gap, name) for name in kinds if getattr(gap, name)}


@pytest.mark.parametrize(
    ("task", "state"),
    [
        (task_at(1), "current"),
        (task_at(1, predictions=0, versions=frozenset()), "bare"),
        (task_at(1, versions=names("1 · rules · 00000000")), "bare"),
        (task_at(1, predictions=2), "crowded"),
        (task_at(1, predictions=2, versions=names(f"{V},1 · rules · 00000000")), "crowded"),
        (task_at(1, reviewed=True, predictions=0, versions=frozenset()), "kept"),
        (task_at(1, draft=True, versions=names("1 · rules · 00000000")), "kept"),
        (task_at(1, reviewed=True), "kept"),
    ],
)
def test_what_task_at_needs(task: TaskState, state: str) -> None:
    gap = compare(task)
    assert states(gap) == {state: ("a",)}
    assert bool(gap) == (state in ("bare", "crowded"))


def test_an_article_without_task_at_is_missing() -> None:
    assert states(compare()) == {"missing": ("a",)}


def test_what_our_records_do_not_vouch_for_is_unsure() -> None:
    assert states(compare(task_at(1), recorded="something else")) == {"unsure": ("a",)}
    gap = difference({"a": Wanted(digest="sent")}, [task_at(1)], version=V, recorded={})
    assert states(gap) == {"unsure": ("a",)}


@pytest.mark.parametrize("predictions", [0, 1, 2])
def test_a_blind_task_is_never_mended(predictions: int) -> None:
    versions = names(V) if predictions else frozenset()
    gap = compare(task_at(1, predictions=predictions, versions=versions), blind=True, recorded="other")
    assert states(gap) == {"current": ("a",)}
    assert not gap


def test_of_copies_the_one_with_work_stays_else_the_oldest() -> None:
    assert compare(task_at(3), task_at(2), task_at(5)).surplus == (3, 5)
    gap = compare(task_at(2), task_at(3, draft=True), task_at(5, reviewed=True))
    assert (gap.there["a"].task_id, gap.surplus) == (5, (2,))


def test_superseded_articles_go_unless_somebody_worked_on_them_and_others_stay() -> None:
    tasks = task_at(1), task_at(2, "old"), task_at(3, "old", reviewed=True), task_at(4, "foreign")
    assert compare(*tasks).surplus == (2,)


def test_who_skipped_a_task_has_said_something_and_it_stays() -> None:
    assert compare(task_at(2), task_at(3, skipped=True), task_at(4, "old", skipped=True)).surplus == (2,)
    stale = task_at(1, skipped=True, versions=names("1 · rules · 00000000"))
    assert states(compare(stale)) == {"bare": ("a",)}  # another person is shown today's tags


@pytest.mark.parametrize("version", ["2,1 · rules · 0a1b2c3d", '2 "b" · m/1 · 0a1b2c3d', "2.1 · a+b · 0a"])
def test_a_version_is_known_however_the_server_lists_it(version: str) -> None:
    task = task_at(1, versions=names(version.replace('"', "").replace(",", ", ")))
    assert task.shows(version)
    assert not task.shows("2.1 · rules · 00000000")
    assert replace(task, versions=task.versions | {"other"}).carries(version)


articles = st.sampled_from(["a", "b", "c", "old", "foreign"])
tasks = st.lists(
    st.builds(
        task_at,
        st.integers(1, 99),
        articles,
        reviewed=st.booleans(),
        draft=st.booleans(),
        predictions=st.integers(0, 3),
        versions=st.sampled_from([frozenset(), names(V), names("1 · x · 0"), names(f"{V},1 · x · 0")]),
    ),
    unique_by=lambda task: task.task_id,
)


@given(tasks, st.sets(st.sampled_from(["a", "b", "c"])), st.dictionaries(st.integers(1, 99), st.just("d")))
def test_a_server_that_does_as_asked_agrees_at_the_second_look(
    there: list[TaskState], blind: set[str], recorded: dict[int, str]
) -> None:
    wanted = {name: Wanted(digest="d", blind=name in blind) for name in ("a", "b", "c")}

    def look(tasks: list[TaskState]) -> Difference:
        return difference(wanted, tasks, version=V, recorded=recorded, superseded={"old"})

    def mended(task: TaskState, gap: Difference) -> TaskState:
        if gap.there.get(task.article_id) is not task:
            return task
        if task.article_id in gap.bare:
            return replace(task, predictions=task.predictions + 1, versions=task.versions | names(V))
        if task.article_id in gap.crowded:
            return replace(task, predictions=1, versions=names(V))
        return task

    before, now = there, there
    for _ in range(3):
        gap = look(now)
        recorded |= {gap.there[name].task_id: "d" for name in gap.unsure + gap.stale}
        new = [
            task_at(100 + n, name, predictions=int(name not in blind)) for n, name in enumerate(gap.missing)
        ]
        recorded |= {task.task_id: "d" for task in new}
        now = [mended(task, gap) for task in now if task.task_id not in gap.surplus] + new
    end = look(now)
    assert not end
    assert set(end.kept + end.current) == {"a", "b", "c"}
    assert [task for task in now if task.touched] == [task for task in before if task.touched]
    assert [t for t in now if t.article_id == "foreign"] == [t for t in before if t.article_id == "foreign"]
    for name, task in first(now).items():
        if name in wanted and name not in blind and not task.touched:
            assert task.shows(V)
