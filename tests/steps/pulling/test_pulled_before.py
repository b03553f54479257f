"""Which annotation an earlier review is of."""

from dataclasses import replace

import pytest

from annotate.coding.annotations import Annotation, Export, ReviewedTask
from annotate.steps.pulling.pulled_before import pulled_before
from tests import records
from tests.studio.material import ARTICLE

LATER = "2026-01-02T03:04:06Z"
LAST = records.review("last", ARTICLE, annotation="u", decided_at="2026-01-02T03:04:05Z")


def exported(number: int, key: str, made_at: str) -> Export:
    state = Annotation(
        number=number, key=key, made_at=made_at, decided_at=made_at, person=None, skipped=False, seconds=None,
        prediction=None, parent=None, comments={},
    )  # fmt: skip
    task = ReviewedTask(number=1, article_id=ARTICLE.id, text="", predictions=0, annotations=(state,))
    return Export(tasks=(task,))


def test_a_state_that_knows_only_a_number_is_of_the_annotation_that_has_it_now() -> None:
    old = [replace(LAST, id="one", annotation=""), replace(LAST, id="two", annotation="", decided_at=LATER)]
    known = pulled_before(old, exported(1, "u", "2026-01-02T03:04:05Z"), "s", 1)
    assert known.named == {"one": "u", "two": "u"}
    assert known.newest == {"u": old[1]}
    assert known.states == {"one", "two"}


@pytest.mark.parametrize(
    ("server", "project", "number", "made_at"),
    [
        ("s", 1, 1, LATER),  # made after the review was decided: the number was handed out again
        ("s", 1, 2, LAST.decided_at),
        ("s", 2, 1, LAST.decided_at),
    ],
)
def test_another_annotation_is_not_taken_for_it(server: str, project: int, number: int, made_at: str) -> None:
    old = replace(LAST, annotation="")
    known = pulled_before([old], exported(number, "u", made_at), server, project)
    assert known.named == {}
    assert known.newest == {"1 1": old}


def test_reviews_of_another_server_are_none_of_this_one() -> None:
    assert pulled_before([LAST], exported(1, "u", LATER), "elsewhere", 1).newest == {}
