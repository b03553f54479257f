"""What need not be read again; the server's word is compared with what it said before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import pytest

from annotate.coding.annotations import Export, ReviewedTask
from annotate.steps.pulling.reread import read_now
from annotate.steps.pulling.unchanged import NEWEST, Unchanged, unchanged, way_of_reading
from annotate.store.read_tasks import ReadTask
from annotate.studio.client import Studio
from tests.studio.material import CODEBOOK

EVERYTHING = Unchanged()


@dataclass
class Server:
    """Tasks with annotations by when they were changed; those of `late` appear after the first question."""

    tasks: Mapping[int, str]
    late: Mapping[int, str] = field(default_factory=dict)
    listed: list[int] = field(default_factory=list)

    def changed(self, _: int, since: str = "") -> Mapping[int, str]:
        found = {number: moment for number, moment in self.tasks.items() if moment >= since}
        self.listed.append(len(found))
        self.tasks = {**self.tasks, **self.late}
        return found

    def annotated(self, _: int, before: str = "") -> int:
        return sum(moment < before for moment in self.tasks.values())


def at(minute: int, microsecond: int = 0) -> str:
    return f"2026-01-02T{minute // 60:02}:{minute % 60:02}:00.{microsecond:06}Z"


def read(number: int, changed: str, article: str | None = "a") -> ReadTask:
    return ReadTask(task_id=number, article_id=article, changed=changed, annotations=(10 * number,))


KNOWN = {number: read(number, at(number)) for number in range(1, 301)}
THERE = {number: at(number) for number in range(1, 301)}


def found(tasks: Mapping[int, str], known: Mapping[int, ReadTask] = KNOWN) -> Unchanged:
    return unchanged(cast(Studio, Server(tasks)), 1, known)


def test_without_a_memory_everything_is_read() -> None:
    assert found(THERE, {}) == EVERYTHING


def test_what_stands_as_it_was_is_not_read_and_few_tasks_are_listed() -> None:
    server = Server(THERE)
    assert unchanged(cast(Studio, server), 1, KNOWN) == Unchanged(tasks=KNOWN, changed=())
    assert server.listed == [NEWEST]


@pytest.mark.parametrize("number", [1, 200, 299, 300, 301])
def test_what_changed_is_read_whether_it_is_old_or_new(number: int) -> None:
    left = found({**THERE, number: at(400)})
    assert left.changed == (number,)
    assert left.tasks == {each: task for each, task in KNOWN.items() if each != number}


def test_a_change_at_the_very_same_moment_as_one_that_is_known_is_read() -> None:
    assert found({**THERE, 301: at(300)}).changed == (301,)


def test_a_change_that_became_visible_late_is_read() -> None:
    known = {number: read(number, at(500, number)) for number in range(1, 301)}
    there = {number: each.changed for number, each in known.items()}
    assert found({**there, 301: "2026-01-02T08:19:01.000000Z"}, known).changed == (301,)


def test_of_thousands_that_were_changed_at_one_moment_none_is_listed_once_that_is_past() -> None:
    known = {number: read(number, at(5)) for number in range(1, 3001)}
    server = Server({number: at(5) for number in range(1, 3001)})
    assert unchanged(cast(Studio, server), 1, known).changed == ()
    assert server.listed == [3000]
    server = Server({**server.tasks, 7: at(9)})
    assert unchanged(cast(Studio, server), 1, {**known, 7: read(7, at(9))}).changed == ()
    assert server.listed == [1]


def test_what_was_left_out_is_read_again() -> None:
    known = {**KNOWN, 7: read(7, at(7), None), 299: read(299, at(299), None)}
    assert found(THERE, known).changed == (7, 299)


@pytest.mark.parametrize(
    "there",
    [
        {number: at(number) for number in range(1, 299)},  # put back: the newest are not there yet
        {**THERE, 300: at(250)},  # put back: it was changed after the copy was made
        {number: moment for number, moment in THERE.items() if number != 300},  # deleted
        {number: moment for number, moment in THERE.items() if number != 3},  # deleted long ago
        {**THERE, 301: at(5)},  # submitted while the server's clock was slow
    ],
)
def test_where_the_server_does_not_fit_what_is_known_everything_is_read(there: Mapping[int, str]) -> None:
    assert found(there) == EVERYTHING


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:30.000000Z", "2026-01-0T00:00:00.000000Z", ""])
def test_where_what_is_known_is_no_moment_to_reckon_with_everything_is_read(moment: str) -> None:
    assert found({1: moment}, {1: read(1, moment)}) == EVERYTHING


def test_people_who_work_meanwhile_are_no_reason_to_read_everything() -> None:
    server = Server(THERE, late={5: at(400)})  # after the list, before the count
    assert unchanged(cast(Studio, server), 1, KNOWN).changed == (5,)


def test_what_is_remembered_is_what_was_taken_whole() -> None:
    def task(number: int, article_id: str, changed: str = at(1), whole: bool = True) -> ReviewedTask:
        return ReviewedTask(
            number=number, article_id=article_id, text="", predictions=0, annotations=(), changed=changed,
            whole=whole,
        )  # fmt: skip

    tasks = task(1, "a"), task(2, "foreign"), task(3, "a", whole=False), task(4, "a", changed="")
    before = Unchanged(tasks={9: KNOWN[9]}, changed=(1, 2, 3, 4))
    remembered = read_now(Export(tasks=tasks), before, ["a", "b"])
    assert [(each.task_id, each.article_id) for each in remembered] == [
        (9, "a"),
        (1, "a"),
        (2, None),
        (3, None),
    ]


def test_another_codebook_or_another_code_is_another_way_of_reading() -> None:
    way = way_of_reading(CODEBOOK, {1: "r-1", 2: "r-2"})
    assert way == way_of_reading(CODEBOOK, {2: "r-2", 1: "r-1"})
    assert way != way_of_reading(CODEBOOK, {1: "r-1", 2: "r-3"})
    assert way != way_of_reading(CODEBOOK, {1: "r-1"})
