"""Which reviews a server lacks, and what makes it look old; with a real server in test_pull_restored.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from annotate.coding.annotations import Annotation, Export, ReviewedTask
from annotate.records import Review
from annotate.steps.pulling.missing import Missing, missing
from annotate.steps.pulling.pulled_before import PulledBefore
from annotate.steps.pulling.unchanged import Unchanged
from annotate.store.read_tasks import ReadTask
from annotate.studio.client import Studio
from tests import records

DAM = records.article("The puppet regime opened a dam.")
EARLY, LATE = "2026-01-02T03:04:05Z", "2026-01-02T03:04:06Z"
REVIEW = records.review("r", DAM, annotation="u", decided_at=LATE, annotation_id=5)


@dataclass(frozen=True)
class Answers:
    """What the server says of tasks and annotations by themselves."""

    changed: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()

    def touched(self, _: int, __: object = None) -> Mapping[str, str]:
        return self.changed

    def deleted(self, number: int) -> bool:
        return number in self.gone


def there(key: str, decided_at: str) -> Export:
    state = Annotation(
        number=5, key=key, made_at=EARLY, decided_at=decided_at, person=None, skipped=False, seconds=None,
        prediction=None, parent=None, comments={},
    )  # fmt: skip
    return Export(
        tasks=(ReviewedTask(number=1, article_id=DAM.id, text="", predictions=0, annotations=(state,)),)
    )


def found(
    review: Review = REVIEW,
    export: Export = Export(tasks=()),  # noqa: B008 -- frozen
    unchanged: Unchanged = Unchanged(),  # noqa: B008 -- frozen
    **answers: Any,
) -> Missing:
    known = PulledBefore(newest={"u": review}, named={}, states=frozenset())
    return missing(cast(Studio, Answers(**answers)), 1, known, export, unchanged)


def test_a_review_that_stands_there_is_not_missing() -> None:
    assert found(export=there("u", LATE)) == Missing(reviews=(), older=())


def test_a_review_that_was_deleted_is_missing_and_the_server_is_believed() -> None:
    answers = {"changed": {DAM.id: LATE}, "gone": frozenset({5})}
    assert found(**answers) == Missing(reviews=(REVIEW,), older=())


def test_a_review_that_need_not_be_read_again_stands_there() -> None:
    read = ReadTask(task_id=1, article_id=DAM.id, changed=LATE, annotations=(4, 5))
    answers = {"changed": {DAM.id: LATE}, "gone": frozenset({5})}
    assert found(unchanged=Unchanged(tasks={1: read}, changed=()), **answers) == Missing(reviews=(), older=())
    other = replace(read, annotations=(4,))
    assert found(unchanged=Unchanged(tasks={1: other}, changed=()), **answers).reviews == (REVIEW,)


def test_where_the_task_is_gone_or_the_annotation_is_not_nothing_is_taken_back() -> None:
    assert found(gone=frozenset({5})) == Missing(reviews=(), older=())
    assert found(changed={DAM.id: LATE}) == Missing(reviews=(), older=())


def test_a_state_of_the_same_second_tells_an_older_copy_too() -> None:
    before, after = "2026-01-02T03:04:05.000001Z", "2026-01-02T03:04:05.000002Z"
    late = replace(REVIEW, decided_at=after)
    assert found(late, export=there("u", before)).older == (
        f"annotation 5 stands there as it was at {before}, and was pulled as it was at {after}",
    )
    assert found(replace(REVIEW, decided_at=EARLY), export=there("u", before)).older == ()  # nobody knows


def test_a_server_that_knows_less_than_was_pulled_is_an_older_copy() -> None:
    assert found(export=there("u", EARLY)).older == (
        f"annotation 5 stands there as it was at {EARLY}, and was pulled as it was at {LATE}",
    )
    answers = {"changed": {DAM.id: EARLY}, "gone": frozenset({5})}
    assert found(**answers) == Missing(
        reviews=(REVIEW,),
        older=(f"the task of article {DAM.id} was last changed at {EARLY}, before its review of {LATE}",),
    )
    handed_out = found(export=there("another", LATE), changed={DAM.id: LATE})
    assert handed_out.older == ("the number 5 of an annotation was handed out again",)
